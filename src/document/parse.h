/* From the bytes of a source to its document. */
#ifndef LECTERN_DOCUMENT_PARSE_H
#define LECTERN_DOCUMENT_PARSE_H

#include "document/document.h"

typedef enum { FORMAT_GUESS, FORMAT_PLAIN, FORMAT_MARKDOWN } DocumentFormat;

/* The largest source that is read: 256 MiB of text are more than 4,000 hours of speech. */
#define DOCUMENT_LIMIT ((gsize)256 << 20)

/* Makes a document of the BYTES of a source called NAME; FORMAT_GUESS goes by the name's ending
 * (.md, .markdown), else plain text. UTF-16, Windows-1252 and byte-order marks are converted. An
 * empty or binary source is a LECTERN_ERROR_INPUT. Free with document_free. */
Document *document_parse(const char *name, const char *bytes, gsize length, DocumentFormat format,
                         GError **error);

#endif
