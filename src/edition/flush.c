#include "edition/flush.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <unistd.h>

#include "base/error.h"

static int flush_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)place;
    if (kind != FTW_F && kind != FTW_DP) {
        return 0;
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) {
        return -1;
    }
    int result = fsync(fd);
    int failure = errno;
    close(fd);
    errno = failure;
    return result;
}

gboolean flush_tree(const char *path, const char *where, GError **error)
{
    enum { OPEN_FOLDERS = 16 };
    if (nftw(path, flush_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0) {
        return TRUE;
    }
    error_set_errno(error, LECTERN_ERROR_OUTPUT, where, errno, "cannot be written");
    return FALSE;
}

void flush_parent(const char *path)
{
    g_autofree char *parent = g_path_get_dirname(path);
    int fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}
