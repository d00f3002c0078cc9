#include "performance/fingerprint.h"

#include <ftw.h>
#include <link.h>
#include <sys/stat.h>

#include "speech/engine.h"

static void add_file(Digest *digest, const char *path, const struct stat *status)
{
    digest_add_text(digest, path);
    digest_add_number(digest, status->st_size);
    digest_add_number(digest, status->st_mtim.tv_sec);
    digest_add_number(digest, status->st_mtim.tv_nsec);
}

/* Called by dl_iterate_phdr for the program, which has no name there, and each of its libraries. */
static int add_object(struct dl_phdr_info *object, size_t size, void *digest)
{
    (void)size;
    const char *path = object->dlpi_name[0] ? object->dlpi_name : "/proc/self/exe";
    struct stat status;
    if (stat(path, &status) == 0) { /* not so for the kernel's part of every process */
        add_file(digest, path, &status);
    }
    return 0;
}

/* nftw has nowhere to keep data of its caller's. */
static _Thread_local guint8 files_seen[DIGEST_BYTES];

/* The order in which files are found is the file system's: what they add is summed up. */
static int see_file(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)place;
    if (kind != FTW_F) {
        return 0;
    }
    Digest digest;
    guint8 bytes[DIGEST_BYTES];
    digest_init(&digest);
    add_file(&digest, path, status);
    digest_end(&digest, bytes);
    for (gsize i = 0; i < DIGEST_BYTES; i++) {
        files_seen[i] ^= bytes[i];
    }
    return 0;
}

static void add_folder(const char *path, gpointer digest)
{
    enum { OPEN_FOLDERS = 16 };
    for (gsize i = 0; i < DIGEST_BYTES; i++) {
        files_seen[i] = 0;
    }
    nftw(path, see_file, OPEN_FOLDERS, 0);
    digest_add_text(digest, path);
    digest_add(digest, files_seen, sizeof files_seen);
}

void fingerprint_add(Digest *digest)
{
    digest_add_text(digest, LECTERN_VERSION);
    dl_iterate_phdr(add_object, digest);
    engines_each_folder(add_folder, digest);
}
