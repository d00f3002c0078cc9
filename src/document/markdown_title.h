/* The words of Markdown's nodes, and which of its headings is the text's title. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_TITLE_H
#define LECTERN_DOCUMENT_MARKDOWN_TITLE_H

#include <cmark.h>
#include <glib.h>

/* Appends what is heard of NODE itself, without those in it: its text, or its line break. */
void markdown_append(GString *words, cmark_node *node);

/* The heading of the first level that stands at the start of ROOT and is the text's title: it is
 * not where TITLE is known from elsewhere and such headings are the chapters'. NULL if none. */
cmark_node *markdown_title(cmark_node *root, const char *title);

#endif
