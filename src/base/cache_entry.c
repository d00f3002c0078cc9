/* Finding entries of the cache, and writing them. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache_parts.h"
#include "base/file.h"

enum { CHUNK = 256 * 1024, FILE_MODE = 0600, LARGEST_PART = 4 };

struct CacheEntry {
    Cache *cache;
    char *key, *path;
    int fd;
    guint64 length;
    Digest digest;
    gboolean failed;
};

/* Whether the file FD, of SIZE bytes, ends with the digest of KEY and what stands before. */
static gboolean is_sound(int fd, const char *key, guint64 size)
{
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, key);
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    guint64 at = 0, length = size - DIGEST_BYTES;
    while (at < length) {
        ssize_t got = pread(fd, chunk, (gsize)MIN(length - at, CHUNK), (off_t)at);
        if (got <= 0) {
            return FALSE;
        }
        digest_add(&digest, chunk, (gsize)got);
        at += (guint64)got;
    }
    guint8 expected[DIGEST_BYTES], found[DIGEST_BYTES];
    digest_end(&digest, expected);
    return pread(fd, found, sizeof found, (off_t)length) == (ssize_t)sizeof found &&
           memcmp(expected, found, sizeof found) == 0;
}

int cache_find(Cache *cache, const char *key, guint64 *length)
{
    g_autofree char *path = cache_path_of(cache, key);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat status;
    if (fd < 0) {
        return -1;
    }
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < DIGEST_BYTES ||
        !is_sound(fd, key, (guint64)status.st_size)) {
        unlink(path);
        close(fd);
        return -1;
    }
    futimens(fd, NULL); /* used now; no matter if not */
    *length = (guint64)status.st_size - DIGEST_BYTES;
    return fd;
}

gboolean cache_has(const Cache *cache, const char *key)
{
    g_autofree char *path = cache_path_of(cache, key);
    return access(path, R_OK) == 0;
}

CacheEntry *cache_entry_new(Cache *cache, const char *key)
{
    CacheEntry *entry = g_new0(CacheEntry, 1);
    entry->cache = cache;
    entry->key = g_strdup(key);
    entry->path = g_build_filename(cache->entries, CACHE_UNFINISHED "XXXXXX", NULL);
    g_mkdir_with_parents(cache->entries, CACHE_FOLDER_MODE);
    entry->fd = g_mkstemp_full(entry->path, O_RDWR | O_CLOEXEC, FILE_MODE);
    entry->failed = entry->fd < 0;
    digest_init(&entry->digest);
    digest_add_text(&entry->digest, key);
    return entry;
}

static void append(CacheEntry *entry, gconstpointer bytes, gsize length)
{
    entry->length += length;
    entry->failed = entry->failed || !file_put(entry->fd, bytes, length) ||
                    entry->length > entry->cache->limit / LARGEST_PART;
}

void cache_entry_add(CacheEntry *entry, gconstpointer bytes, gsize length)
{
    if (!entry->failed) {
        digest_add(&entry->digest, bytes, length);
        append(entry, bytes, length);
    }
}

void cache_entry_close(CacheEntry *entry)
{
    guint8 digest[DIGEST_BYTES];
    digest_end(&entry->digest, digest);
    append(entry, digest, sizeof digest);
    if (entry->fd >= 0 && close(entry->fd) != 0) {
        entry->failed = TRUE;
    }
    g_autofree char *path = cache_path_of(entry->cache, entry->key);
    if (!entry->failed && rename(entry->path, path) == 0) {
        cache_count(entry->cache, entry->length);
    } else if (entry->fd >= 0) {
        unlink(entry->path);
    }
    g_free(entry->key);
    g_free(entry->path);
    g_free(entry);
}
