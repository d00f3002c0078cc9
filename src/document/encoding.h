/* From the bytes of a file to UTF-8 text, whatever it was written in. */
#ifndef LECTERN_DOCUMENT_ENCODING_H
#define LECTERN_DOCUMENT_ENCODING_H

#include <glib.h>

/* The text in BYTES as valid UTF-8 without NUL and without a byte-order mark, to be freed by the
 * caller; a NUL behind it is not counted in TEXT_LENGTH. UTF-8 keeps its own bytes. UTF-16 and
 * UTF-32 are known by their byte-order mark, UTF-16 also by its NUL bytes; what is not UTF-8 is
 * Windows-1252, or, where it is UTF-8 but for a few bytes, has U+FFFD in their place and warns.
 *
 * What is no text (NULs, many control characters, a file of a known other kind) is a
 * LECTERN_ERROR_INPUT at a line and column of NAME. */
char *encoding_to_utf8(const char *name, const char *bytes, gsize length, gsize *text_length,
                       GError **error);

/* The same for BYTES that say themselves what they are written in: ENCODING, by which what has no
 * byte-order mark and is no UTF-8 is read; as above where that is NULL or nobody knows it. */
char *encoding_to_utf8_from(const char *name, const char *encoding, const char *bytes, gsize length,
                            gsize *text_length, GError **error);

#endif
