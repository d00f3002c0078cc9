/* Pairing: from single quotation marks to the stretches between an opening and its closing. */
#ifndef LECTERN_SCRIPT_QUOTE_PAIRS_H
#define LECTERN_SCRIPT_QUOTE_PAIRS_H

#include "script/language.h"

/* What stands between quotation marks in one block, marks included; the outermost only. */
typedef struct {
    Span span;
    guint block;
    gboolean dash;      /* opened by a dialogue dash, not by a mark */
    gboolean minor;     /* in ‘single’ marks, in a text whose speech stands in double ones */
    gboolean unclosed;  /* it ends where its block ends */
    gboolean continues; /* it goes on from the stretch before */
} Stretch;

/* Where speech is looked for in a block. */
typedef enum {
    READ_NOTHING,
    READ_MARKS,
    READ_DASHES, /* it begins with a dialogue dash */
} BlockReading;

/* The stretches of DOCUMENT, a GArray of Stretch in order and without overlap. READINGS has a
 * BlockReading in a byte for each block. A stretch that is not closed in its block goes on in the
 * next ones where those show it, else ends with its block. */
GArray *quote_pairs_find(const Document *document, const Language *language,
                         const guint8 *readings);

#endif
