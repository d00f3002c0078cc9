#include "speech/slate.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Half a minute at 44.1 kHz. */
enum { KEPT = 8 << 20 };

int slate_new(void)
{
    return memfd_create("lectern-slate", MFD_CLOEXEC);
}

gboolean slate_put(int slate, gsize offset, gconstpointer bytes, gsize length)
{
    const char *from = bytes;
    while (length > 0) {
        ssize_t put = pwrite(slate, from, length, (off_t)offset);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            return FALSE;
        }
        from += put;
        offset += (gsize)put;
        length -= (gsize)put;
    }
    return TRUE;
}

gboolean slate_get(int slate, gsize offset, gpointer bytes, gsize length)
{
    char *to = bytes;
    while (length > 0) {
        ssize_t got = pread(slate, to, length, (off_t)offset);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            errno = got == 0 ? ENODATA : errno;
            return FALSE;
        }
        to += got;
        offset += (gsize)got;
        length -= (gsize)got;
    }
    return TRUE;
}

void slate_shrink(int slate)
{
    struct stat status;
    if (fstat(slate, &status) == 0 && status.st_size > KEPT) {
        /* If that fails it stays large, which is harmless. */
        (void)!ftruncate(slate, KEPT);
    }
}
