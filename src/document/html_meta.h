/* What a web page says of itself. */
#ifndef LECTERN_DOCUMENT_HTML_META_H
#define LECTERN_DOCUMENT_HTML_META_H

#include <gumbo.h>

#include "document/metadata.h"

/* Reads into METADATA, which is empty, what the page ROOT says: its language, and by JSON-LD of an
 * article, OpenGraph, <meta>, <title> and a <time> marked as the article's, whichever comes first
 * in this order. A <meta> may have every name that a key has in front matter ("episode", "image");
 * a picture is taken where it is a file from the page, none that a site has. What is not of the
 * form that it should have is left out. */
void html_meta_read(const GumboNode *root, Metadata *metadata);

#endif
