#include "base/file_tree.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

enum { CHUNK = 256 * 1024 };

static gboolean fail(const char *path, const char *what, GError **error)
{
    error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, what);
    return FALSE;
}

/* Copies what is left in IN to OUT. */
static gboolean pour(int in, int out)
{
    g_autofree char *chunk = g_malloc(CHUNK);
    for (;;) {
        ssize_t got = read(in, chunk, CHUNK);
        if (got == 0) {
            return TRUE;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || !file_put(out, chunk, (gsize)got)) {
            return FALSE;
        }
    }
}

static gboolean copy_file(const char *from, const char *to, GError **error)
{
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (in < 0) {
        return fail(from, "cannot open", error);
    }
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    gboolean copied = out >= 0 && pour(in, out) && fsync(out) == 0;
    int errnum = errno;
    close(in);
    if (out >= 0 && close(out) != 0 && copied) {
        errnum = errno;
        copied = FALSE;
    }
    errno = errnum;
    return copied || fail(to, "cannot write", error);
}

gboolean file_tree_copy(const char *from, const char *to, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) dir = g_dir_open(from, 0, &cause);
    if (!dir) {
        error_set(error, LECTERN_ERROR_OUTPUT, from, "cannot be read: %s", cause->message);
        return FALSE;
    }
    if (g_mkdir(to, 0777) != 0) {
        return fail(to, "cannot make the folder", error);
    }
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        if (g_file_test(source, G_FILE_TEST_IS_DIR) ? !file_tree_copy(source, target, error)
                                                    : !copy_file(source, target, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
