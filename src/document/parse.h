/* From the bytes of a source to its document. */
#ifndef LECTERN_DOCUMENT_PARSE_H
#define LECTERN_DOCUMENT_PARSE_H

#include "document/document.h"
#include "document/format.h"

/* The largest source that is read: 256 MiB of text are more than 4,000 hours of speech. */
#define DOCUMENT_LIMIT ((gsize)256 << 20)

/* Makes a document of the BYTES of a source called NAME; FORMAT_GUESS goes by its name and how it
 * begins (format_of). UTF-16, Windows-1252 and byte-order marks are converted, and what a page says
 * that it is written in. An empty or binary source, and one that is hostile, is a
 * LECTERN_ERROR_INPUT. Free with document_free. */
Document *document_parse(const char *name, const char *bytes, gsize length, DocumentFormat format,
                         GError **error);

#endif
