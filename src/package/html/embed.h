/* Files inside of pages. */
#ifndef LECTERN_PACKAGE_EMBED_H
#define LECTERN_PACKAGE_EMBED_H

#include <glib.h>
#include <stdio.h>

/* Writes the file at PATH to FILE as a data: URL of MEDIA_TYPE, a piece at a time. */
gboolean embed_write(FILE *file, const char *path, const char *media_type, GError **error);

#endif
