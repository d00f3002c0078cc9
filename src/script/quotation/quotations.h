/* Quotations: which stretches of the text are direct speech. */
#ifndef LECTERN_SCRIPT_QUOTATIONS_H
#define LECTERN_SCRIPT_QUOTATIONS_H

#include "script/language.h"

/* One stretch of speech in one block, marks included. A quotation over several paragraphs is one
 * of these for each, all but the first with `continues` set. */
typedef struct {
    Span span;
    guint block;
    gboolean continues; /* the same speech goes on from the quotation before: one speaker */
    gboolean dash;      /* opened by a dialogue dash */
    /* Set by attribution (speakers.h): */
    int speaker;       /* index into the script's speakers */
    const char *rule;  /* interned */
    double confidence; /* 0 to 1 */
    char *evidence;    /* owned by the quotation; the words that decided it, or NULL */
} Quotation;

/* A stretch in quotation marks that nobody utters there, or a pull quote, and why. */
typedef struct {
    Span span;
    const char *rule; /* interned: "term", "name", "phrase", "letter", PULL_QUOTE_RULE … */
} Unspoken;

/* The rule of a block that only repeats what the text says elsewhere. */
#define PULL_QUOTE_RULE "pull-quote"

/* Finds the quotations of DOCUMENT, a GArray of Quotation in order, without overlap; quotations
 * inside quotations belong to the outer one. UNSPOKEN, a GArray of Unspoken, gets the rest. */
GArray *quotations_find(const Document *document, const Language *language, GArray *unspoken);

/* Marks every block that repeats a sentence of the text as a pull quote: SKIPPED (a GArray of
 * guint) gets the indices of those blocks, in order. */
void pull_quotes_find(const Document *document, GArray *skipped);

#endif
