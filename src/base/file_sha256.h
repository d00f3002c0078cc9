/* The digest of a whole file. */
#ifndef LECTERN_BASE_FILE_SHA256_H
#define LECTERN_BASE_FILE_SHA256_H

#include <glib.h>

/* The SHA-256 of the file at PATH, in small hexadecimal digits, to be freed by the caller. */
char *file_sha256(const char *path, GError **error);

#endif
