/* The HTML reader: a web page, or the pages of a book. */
#ifndef LECTERN_DOCUMENT_HTML_H
#define LECTERN_DOCUMENT_HTML_H

#include "document/document.h"
#include "document/html_notes.h"

/* The document in SOURCE, valid UTF-8, the page of a file called NAME: its title and text, without
 * what stands around that (html_main.h, html_element.h). Its text is the plain text of its blocks:
 * items of a list, and rows of a table, are a line below each other, other blocks have a blank line
 * between. LECTERN_ERROR_INPUT where its markup is hostile. */
Document *html_read(const char *name, const char *source, gsize length, GError **error);

/* Whether BYTES begin as a page does. */
gboolean html_is_page(const char *bytes, gsize length);

/* What a page says that it is written in ("shift_jis"), the caller's to free; NULL for nothing. */
char *html_encoding(const char *bytes, gsize length);

/* A page that is read into a document with others. */
typedef struct {
    Document *document;
    GString *text;          /* the document's, as it grows */
    const HtmlNotes *notes; /* of all pages */
    const char *page;       /* what links call it */
    gboolean is_source;     /* places in it are places of the document's source */
    const GumboNode *title; /* the heading that is the text's title, or NULL */
} HtmlInto;

/* The heading of the first rank in ROOT that is its title: the only one, or the one that says
 * TITLE; NULL if there is none. */
const GumboNode *html_title(const GumboNode *root, const char *title);

/* Appends what ROOT, an element of a page, has to be read. */
void html_read_into(const HtmlInto *into, const GumboNode *root);

#endif
