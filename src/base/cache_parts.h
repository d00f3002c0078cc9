/* What the files of the cache share. */
#ifndef LECTERN_BASE_CACHE_PARTS_H
#define LECTERN_BASE_CACHE_PARTS_H

#include "base/cache.h"

/* What the names of entries that are being written begin with. */
#define CACHE_UNFINISHED ".unfinished-"

enum { CACHE_FOLDER_MODE = 0700 };

struct Cache {
    char *folder, *entries;
    guint64 limit;
    GMutex mutex; /* guards what follows */
    gboolean is_counted;
    guint64 bytes; /* as far as this program knows */
};

/* The path of the entry KEY; the caller frees it. */
char *cache_path_of(const Cache *cache, const char *key);

/* Notes that BYTES came; trims where that is too much. */
void cache_count(Cache *cache, guint64 bytes);

#endif
