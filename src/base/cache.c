/* In the folder: "limit", if one was set; and in entries/ a file for each, named by its key. A file
 * is the contents and behind them the digest of key and contents. When it was used last is its
 * modification time. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache_parts.h"
#include "base/error.h"
#include "base/file.h"

#define ENTRIES "entries"
#define LIMIT "limit"

enum { DAY_S = 24 * 60 * 60 };

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

char *cache_path_of(const Cache *cache, const char *key)
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
        g_autofree char *path = cache_path_of(cache, name);
        struct stat status;
        if (lstat(path, &status) == 0 && S_ISREG(status.st_mode)) {
            Listed listed = {.path = g_steal_pointer(&path),
                             .bytes = (guint64)status.st_size,
                             .used_ns =
                                 status.st_mtim.tv_sec * ns_a_second + status.st_mtim.tv_nsec,
                             .unfinished = g_str_has_prefix(name, CACHE_UNFINISHED)};
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

void cache_count(Cache *cache, guint64 bytes)
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
    if (g_mkdir_with_parents(cache->folder, CACHE_FOLDER_MODE) != 0) {
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
