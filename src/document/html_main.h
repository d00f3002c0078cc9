/* Where in a web page the text is. */
#ifndef LECTERN_DOCUMENT_HTML_MAIN_H
#define LECTERN_DOCUMENT_HTML_MAIN_H

#include <gumbo.h>

/* The element of the page ROOT that has its text: its <main> or the article that has most of the
 * text, else its body. */
const GumboNode *html_main(const GumboNode *root);

/* The first <h1> in ROOT that is outside of INSIDE and not left out; NULL where there is none. */
const GumboNode *html_outer_heading(const GumboNode *root, const GumboNode *inside);

#endif
