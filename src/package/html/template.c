#include "package/html/template.h"

#include <errno.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"

enum { TEMPLATE_LIMIT = 1 << 20 };

char *template_load(const char *name, GError **error)
{
    g_autofree char *path = data_path(name);
    gsize length;
    return file_read(path, TEMPLATE_LIMIT, &length, error);
}

/* Fills TEXT, whose names are between "{{" and "}}". */
static gboolean fill_all(const char *name, const char *text, FILE *file, TemplateFill fill,
                         gpointer data, GError **error)
{
    for (const char *rest = text;;) {
        const char *open = strstr(rest, "{{");
        const char *close = open ? strstr(open, "}}") : NULL;
        if (!close) {
            fputs(rest, file);
            return TRUE;
        }
        fwrite(rest, 1, (size_t)(open - rest), file);
        g_autofree char *key = g_strndup(open + 2, (gsize)(close - open - 2));
        g_autoptr(GError) problem = NULL;
        if (!fill(file, key, data, &problem)) {
            if (problem) {
                g_propagate_error(error, g_steal_pointer(&problem));
            } else {
                error_set(error, LECTERN_ERROR_SYNTAX, name, "nothing is called \"%s\"", key);
            }
            return FALSE;
        }
        rest = close + 2;
    }
}

gboolean template_put(const char *name, FILE *file, TemplateFill fill, gpointer data,
                      GError **error)
{
    g_autofree char *text = template_load(name, error);
    return text && fill_all(name, text, file, fill, data, error);
}

gboolean template_write(const char *name, const char *path, TemplateFill fill, gpointer data,
                        GError **error)
{
    FILE *file = fopen(path, "we");
    if (!file) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot create");
        return FALSE;
    }
    gboolean filled = template_put(name, file, fill, data, error);
    gboolean failed = ferror(file) != 0;
    if ((fclose(file) != 0 || failed) && filled) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot write");
        return FALSE;
    }
    return filled;
}

char *template_hash(const char *text)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)text, (gssize)strlen(text));
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_get_digest(checksum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    return g_strdup_printf("'sha256-%s'", base64);
}
