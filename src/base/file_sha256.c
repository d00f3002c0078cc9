#include "base/file_sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/error.h"

enum { CHUNK = 1 << 16 };

char *file_sha256(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        error_set_errno(error, LECTERN_ERROR_INPUT, path, errno, "cannot open");
        return NULL;
    }
    Digest digest;
    digest_init(&digest);
    g_autofree guchar *chunk = g_malloc(CHUNK);
    ssize_t got;
    while ((got = read(fd, chunk, CHUNK)) > 0) {
        digest_add(&digest, chunk, (gsize)got);
    }
    int read_error = errno;
    close(fd);
    if (got < 0) {
        error_set_errno(error, LECTERN_ERROR_INPUT, path, read_error, "cannot read");
        return NULL;
    }
    return digest_end_hex(&digest);
}
