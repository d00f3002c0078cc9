/* In the folder: "limit", if one was set; and in entries/ a file for each, named by its key. A file
 * is the contents and behind them the digest of key and contents. When it was used last is its
 * modification time. */
#include "base/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

#define ENTRIES "entries"
#define LIMIT "limit"
#define UNFINISHED ".unfinished-"

enum {
    CHUNK = 256 * 1024,
    FOLDER_MODE = 0700,
    FILE_MODE = 0600,
    LARGEST_PART = 4,
    DAY_S = 24 * 60 * 60
};

struct Cache {
    char *folder, *entries;
    guint64 limit;
    GMutex mutex; /* guards what follows */
    gboolean is_counted;
    guint64 bytes; /* as far as this program knows */
};

struct CacheEntry {
    Cache *cache;
    char *key, *path;
    int fd;
    guint64 length;
    Digest digest;
    gboolean failed;
};

static guint64 read_limit(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, LIMIT, NULL);
    g_autofree char *text = NULL;
    guint64 limit;
    if (g_file_get_contents(path, &text, NULL, NULL) &&
        g_ascii_string_to_unsigned(g_strstrip(text), 10, 0, G_MAXINT64, &limit, NULL)) {
        return limit;
    }
    return CACHE_LIMIT_DEFAULT;
}

Cache *cache_open(const char *folder)
{
    Cache *cache = g_new0(Cache, 1);
    cache->folder =
        folder ? g_strdup(folder) : g_build_filename(g_get_user_cache_dir(), "lectern", NULL);
    cache->entries = g_build_filename(cache->folder, ENTRIES, NULL);
    cache->limit = read_limit(cache->folder);
    g_mutex_init(&cache->mutex);
    return cache;
}

void cache_free(Cache *cache)
{
    if (cache) {
        g_mutex_clear(&cache->mutex);
        g_free(cache->folder);
        g_free(cache->entries);
        g_free(cache);
    }
}

const char *cache_folder(const Cache *cache)
{
    return cache->folder;
}

static char *path_of(const Cache *cache, const char *key)
{
    return g_build_filename(cache->entries, key, NULL);
}

/* ---- what is there ---- */

typedef struct {
    char *path;
    guint64 bytes;
    gint64 used_ns;
    gboolean unfinished;
} Listed;

static void listed_clear(gpointer listed)
{
    g_free(((Listed *)listed)->path);
}

/* All files of CACHE: a GArray of Listed. */
static GArray *list_entries(const Cache *cache)
{
    const gint64 ns_a_second = 1000000000;
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Listed));
    g_array_set_clear_func(all, listed_clear);
    g_autoptr(GDir) dir = g_dir_open(cache->entries, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = path_of(cache, name);
        struct stat status;
        if (lstat(path, &status) == 0 && S_ISREG(status.st_mode)) {
            Listed listed = {.path = g_steal_pointer(&path),
                             .bytes = (guint64)status.st_size,
                             .used_ns =
                                 status.st_mtim.tv_sec * ns_a_second + status.st_mtim.tv_nsec,
                             .unfinished = g_str_has_prefix(name, UNFINISHED)};
            g_array_append_val(all, listed);
        }
    }
    return all;
}

CacheState cache_state(const Cache *cache)
{
    CacheState state = {.limit = cache->limit};
    g_autoptr(GArray) all = list_entries(cache);
    for (guint i = 0; i < all->len; i++) {
        const Listed *listed = &g_array_index(all, Listed, i);
        state.entries += listed->unfinished ? 0 : 1;
        state.bytes += listed->bytes;
    }
    return state;
}

static gint compare_use(gconstpointer a, gconstpointer b)
{
    const Listed *first = a;
    const Listed *second = b;
    if (first->used_ns != second->used_ns) {
        return first->used_ns < second->used_ns ? -1 : 1;
    }
    return strcmp(first->path, second->path);
}

/* Removes what was not used for the longest time until no more than KEEP bytes are left, and what a
 * program that was killed has begun a day ago. */
static void trim(Cache *cache, guint64 keep)
{
    const gint64 us_a_second = 1000000, ns_a_us = 1000;
    gint64 abandoned_ns = (g_get_real_time() - DAY_S * us_a_second) * ns_a_us;
    g_autoptr(GArray) all = list_entries(cache);
    g_array_sort(all, compare_use);
    guint64 bytes = 0;
    for (guint i = 0; i < all->len; i++) {
        bytes += g_array_index(all, Listed, i).bytes;
    }
    for (guint i = 0; i < all->len; i++) {
        const Listed *listed = &g_array_index(all, Listed, i);
        gboolean goes = listed->unfinished ? listed->used_ns < abandoned_ns : bytes > keep;
        if (goes && unlink(listed->path) == 0) {
            bytes -= listed->bytes;
        }
    }
    cache->bytes = bytes;
    cache->is_counted = TRUE;
}

/* Notes that BYTES came; trims where that is too much. */
static void count_entry(Cache *cache, guint64 bytes)
{
    enum { KEPT_PARTS = 9, PARTS = 10 }; /* so that not every entry has to trim */
    g_mutex_lock(&cache->mutex);
    if (!cache->is_counted) {
        cache->bytes = cache_state(cache).bytes;
        cache->is_counted = TRUE;
    } else {
        cache->bytes += bytes;
    }
    if (cache->bytes > cache->limit) {
        trim(cache, cache->limit / PARTS * KEPT_PARTS);
    }
    g_mutex_unlock(&cache->mutex);
}

/* ---- reading ---- */

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
    g_autofree char *path = path_of(cache, key);
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
    g_autofree char *path = path_of(cache, key);
    return access(path, R_OK) == 0;
}

/* ---- writing ---- */

CacheEntry *cache_entry_new(Cache *cache, const char *key)
{
    CacheEntry *entry = g_new0(CacheEntry, 1);
    entry->cache = cache;
    entry->key = g_strdup(key);
    entry->path = g_build_filename(cache->entries, UNFINISHED "XXXXXX", NULL);
    g_mkdir_with_parents(cache->entries, FOLDER_MODE);
    entry->fd = g_mkstemp_full(entry->path, O_RDWR | O_CLOEXEC, FILE_MODE);
    entry->failed = entry->fd < 0;
    digest_init(&entry->digest);
    digest_add_text(&entry->digest, key);
    return entry;
}

static void append(CacheEntry *entry, gconstpointer bytes, gsize length)
{
    const char *from = bytes;
    while (!entry->failed && length > 0) {
        ssize_t put = write(entry->fd, from, length);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        entry->failed = put <= 0;
        from += MAX(put, 0);
        length -= (gsize)MAX(put, 0);
        entry->length += (guint64)MAX(put, 0);
    }
    entry->failed = entry->failed || entry->length > entry->cache->limit / LARGEST_PART;
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
    g_autofree char *path = path_of(entry->cache, entry->key);
    if (!entry->failed && rename(entry->path, path) == 0) {
        count_entry(entry->cache, entry->length);
    } else if (entry->fd >= 0) {
        unlink(entry->path);
    }
    g_free(entry->key);
    g_free(entry->path);
    g_free(entry);
}

/* ---- for people ---- */

gboolean cache_clear(Cache *cache, GError **error)
{
    cache->is_counted = FALSE;
    return file_remove_tree(cache->entries, error);
}

gboolean cache_set_limit(Cache *cache, guint64 limit, GError **error)
{
    g_autofree char *path = g_build_filename(cache->folder, LIMIT, NULL);
    g_autofree char *text = g_strdup_printf("%" G_GUINT64_FORMAT "\n", limit);
    if (g_mkdir_with_parents(cache->folder, FOLDER_MODE) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, cache->folder, errno, "cannot create");
        return FALSE;
    }
    if (!file_write(path, text, strlen(text), error)) {
        return FALSE;
    }
    cache->limit = limit;
    trim(cache, limit);
    return TRUE;
}
