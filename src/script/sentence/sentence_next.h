/* What stands behind a place where a sentence may end, and what holds it together. */
#ifndef LECTERN_SCRIPT_SENTENCE_NEXT_H
#define LECTERN_SCRIPT_SENTENCE_NEXT_H

#include "base/span.h"

/* What stands first behind a stop. */
typedef struct {
    gunichar first;  /* a letter, digit or sign, behind quotation marks, brackets and dashes; 0 if
                        there is none near */
    gsize offset;    /* of it */
    gboolean quoted; /* an opening quotation mark or "(" stands before it */
    gboolean dashed; /* a dash does */
    gboolean
        aside; /* it is in brackets that a small letter or comma follows: "Viva! (1965), and" */
} StopNext;

StopNext stop_next(const char *text, Span block, gsize offset);

/* Where the stretch in brackets or quotation marks that opens at OFFSET inside a sentence closes,
 * if it is a part of that sentence: in brackets, or a quotation that begins with a small letter.
 * OFFSET where nothing of that kind opens, or it closes nowhere near. */
gsize stop_hold(const char *text, Span block, gsize offset);

#endif
