/* The words of one block of a page, as its text nodes come: white space folded, and what is set off
 * in them, also where that goes on over several blocks. */
#ifndef LECTERN_DOCUMENT_HTML_WORDS_H
#define LECTERN_DOCUMENT_HTML_WORDS_H

#include <gumbo.h>

#include "document/inlines.h"

typedef struct {
    GString *text;
    Inlines inlines;  /* of what is in it */
    GArray *marked;   /* what is open, the innermost last */
    GPtrArray *pages; /* of const char *, interned: that begin with the next words */
    gboolean space;   /* white space stands before the next words */
    Span source;      /* bytes of the page that it was read from; start behind end for none */
} HtmlWords;

HtmlWords html_words_new(void);
void html_words_clear(HtmlWords *words);

/* Another block begins, without words: what is open is open in it too. */
void html_words_restart(HtmlWords *words);

/* Appends TEXT behind the white space before it; or close to what is there. */
void html_words_put(HtmlWords *words, const char *text);
void html_words_put_close(HtmlWords *words, const char *text);

/* Appends the text of NODE, a text node, AS_IT_IS or with its white space folded. */
void html_words_put_node(HtmlWords *words, const GumboNode *node, gboolean as_it_is);

/* Appends LABEL, by which note NUMBER is referred to. */
void html_words_put_reference(HtmlWords *words, const char *label, guint number);

/* What comes next is set off as KIND, of VALUE (borrowed while it is open), until it is unmarked.
 * Whether it is: too many in each other say nothing. */
gboolean html_words_mark(HtmlWords *words, InlineKind kind, const char *value);

/* Ends the innermost that is set off. */
void html_words_unmark(HtmlWords *words);

/* The page called LABEL begins here. */
void html_words_begin_page(HtmlWords *words, const char *label);

/* The innermost language that is set off, or NULL. */
const char *html_words_language(const HtmlWords *words);

/* Ends all that is set off where the words end. */
void html_words_end(HtmlWords *words);

#endif
