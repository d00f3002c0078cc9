/* The Markdown reader: CommonMark, with front matter. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_H
#define LECTERN_DOCUMENT_MARKDOWN_H

#include "document/document.h"

/* The document in SOURCE, valid UTF-8, of a file called NAME. Its text is the plain text of its
 * blocks: items of a list are a line below each other, other blocks have a blank line between. */
Document *markdown_read(const char *name, const char *source, gsize length);

#endif
