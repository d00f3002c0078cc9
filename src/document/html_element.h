/* What the elements of HTML are to a reader. */
#ifndef LECTERN_DOCUMENT_HTML_ELEMENT_H
#define LECTERN_DOCUMENT_HTML_ELEMENT_H

#include <glib.h>
#include <gumbo.h>

#include "document/document.h"

/* The value of an attribute, or NULL; borrowed. */
const char *html_attribute(const GumboNode *element, const char *name);

/* Whether one of the words in attribute NAME is WORD. */
gboolean html_has_word(const GumboNode *element, const char *name, const char *word);

/* Whether ELEMENT is of KIND by its ARIA role ("doc-" and KIND) or by its epub:type. */
gboolean html_is(const GumboNode *element, const char *kind);

/* What it says of the language of what is in it, BCP 47, or NULL; borrowed. */
const char *html_language(const GumboNode *element);

/* The reference to a note, and a note itself, of any kind; the way back from a note. */
gboolean html_is_reference(const GumboNode *element);
gboolean html_is_note(const GumboNode *element);
gboolean html_is_backlink(const GumboNode *element);

/* Whether what is in it is not read: navigation, forms, scripts, what is hidden or beside the text.
 */
gboolean html_is_left_out(const GumboNode *element);

/* Whether it stands by itself, and no sentence goes on across its edges. */
gboolean html_is_block(const GumboNode *element);

/* The kind of its inline, where its words are set off from the others. */
gboolean html_inline_kind(const GumboNode *element, InlineKind *kind);

/* The rank of a heading, 1 to 6; 0 for what is none. */
guint html_heading(const GumboNode *element);

/* All text in ELEMENT, white space folded, at most about LIMIT bytes; the caller frees it. */
char *html_text(const GumboNode *element, gsize limit);

/* The number of the page that begins at ELEMENT, the caller's to free; NULL where none does. */
char *html_page(const GumboNode *element);

#endif
