/* The words inside one Markdown block that are set off from the others: emphasis, code, links. */
#ifndef LECTERN_DOCUMENT_INLINES_H
#define LECTERN_DOCUMENT_INLINES_H

#include <cmark.h>

#include "document/document.h"

/* While a block is read, spans are bytes of its words so far. */
typedef struct {
    GArray *found; /* of Inline, as in a Document; those that are open end at 0 */
    GArray *open;  /* of guint: which of them are open, the innermost last */
    GArray *tags;  /* of HTML elements that are open, the innermost last */
} Inlines;

Inlines inlines_new(void);
void inlines_clear(Inlines *inlines);

/* Forgets all of them: another block begins. */
void inlines_restart(Inlines *inlines);

/* TAG of HTML stands behind LENGTH bytes of words: where its element has a language, the words in
 * it are in that. */
void inlines_tag(Inlines *inlines, const char *tag, gsize length);

/* NODE begins, or ends, behind LENGTH bytes of words. Nodes of other kinds are passed over. */
void inlines_enter(Inlines *inlines, cmark_node *node, gsize length);
void inlines_leave(Inlines *inlines, cmark_node *node, gsize length);

/* Adds one whole: its words are SPAN, and VALUE, which it takes over, is as in an Inline. */
void inlines_add(Inlines *inlines, InlineKind kind, Span span, char *value);

/* Moves them into DOCUMENT, in whose last block the words begin at SHIFT (below 0 where white space
 * at their start was left out); what is outside of the block is cut off. */
void inlines_deliver(Inlines *inlines, Document *document, gssize shift);

#endif
