/* Whole files: read with a bound, and written so that a name only ever shows a complete file. */
#ifndef LECTERN_BASE_FILE_H
#define LECTERN_BASE_FILE_H

#include <glib.h>

/* Reads PATH, or standard input for "-", whole. Refuses a folder and more than LIMIT bytes
 * (LECTERN_ERROR_INPUT). The caller frees the contents, which end in a NUL that is not counted. */
char *file_read(const char *path, gsize limit, gsize *length, GError **error);

/* Writes CONTENTS to PATH by way of a temporary file beside it, flushed to disk and renamed into
 * place; "-" is standard output, and a device or a pipe is written to as it is. On failure a file
 * at PATH is as it was (LECTERN_ERROR_OUTPUT). */
gboolean file_write(const char *path, const char *contents, gsize length, GError **error);

/* The same, but a file that has these contents already is left alone: its time of change says when
 * it was last another. */
gboolean file_update(const char *path, const char *contents, gsize length, GError **error);

/* Writes all of the LENGTH BYTES to FD; FALSE with errno set where that fails. */
gboolean file_put(int fd, const char *bytes, gsize length);

/* Removes the folder PATH and all in it; what is not there is no error. Follows no links. */
gboolean file_remove_tree(const char *path, GError **error);

/* "An article: part 2!" becomes "an-article-part-2": small ASCII letters, digits and single
 * hyphens, at most LIMIT bytes; accents are dropped; "untitled" if nothing is left. */
char *file_slug(const char *title, gsize limit);

#endif
