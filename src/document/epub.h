/* The EPUB reader (EPUB 2 and 3): its pages in reading order, by the HTML reader. */
#ifndef LECTERN_DOCUMENT_EPUB_H
#define LECTERN_DOCUMENT_EPUB_H

#include "document/document.h"

/* Whether BYTES are an EPUB. */
gboolean epub_is(const char *bytes, gsize length);

/* The document in BYTES, an EPUB called NAME: the pages of its spine, but for its table of
 * contents. A page without a heading has the one that the table of contents has for it. Blocks have
 * no place in the source. LECTERN_ERROR_INPUT where it is broken, protected against copying, or
 * unpacks to more than any book is. */
Document *epub_read(const char *name, const char *bytes, gsize length, GError **error);

#endif
