#include "package/html/embed.h"

#include <errno.h>

#include "base/error.h"

enum { PIECE = 3 << 14 }; /* whole groups of three bytes: no padding but at the end */

gboolean embed_write(FILE *file, const char *path, const char *media_type, GError **error)
{
    FILE *source = fopen(path, "re");
    if (!source) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot open");
        return FALSE;
    }
    fprintf(file, "data:%s;base64,", media_type);
    g_autofree guchar *piece = g_malloc(PIECE);
    size_t length;
    while ((length = fread(piece, 1, PIECE, source)) > 0) {
        g_autofree char *text = g_base64_encode(piece, length);
        fputs(text, file);
    }
    gboolean done = ferror(source) == 0;
    if (!done) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot read");
    }
    fclose(source);
    return done;
}
