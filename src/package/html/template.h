/* Pages from templates: a data file with {{names}} in it, each of which stands for something. */
#ifndef LECTERN_PACKAGE_TEMPLATE_H
#define LECTERN_PACKAGE_TEMPLATE_H

#include <glib.h>
#include <stdio.h>

/* Writes what NAME stands for to FILE. FALSE where the name is unknown (without an error) or it
 * cannot be written. */
typedef gboolean (*TemplateFill)(FILE *file, const char *name, gpointer data, GError **error);

/* The data file NAME ("pages/player.html") whole; the caller frees it. */
char *template_load(const char *name, GError **error);

/* Writes the page to FILE from the data file NAME. LECTERN_ERROR_SYNTAX where that has a name that
 * FILL does not know; whether it could be written is for the caller to see. */
gboolean template_put(const char *name, FILE *file, TemplateFill fill, gpointer data,
                      GError **error);

/* Writes the page at PATH from the data file NAME. LECTERN_ERROR_SYNTAX where that has a name that
 * FILL does not know. */
gboolean template_write(const char *name, const char *path, TemplateFill fill, gpointer data,
                        GError **error);

/* The source of a Content-Security-Policy that allows the inline TEXT and nothing else:
 * "'sha256-…'". The caller frees it. */
char *template_hash(const char *text);

#endif
