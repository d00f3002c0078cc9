/* A cache of work that was done: entries are found by a key made of everything they depend on, so
 * that none is ever out of date, and are checked by a digest, so that a damaged one is none.
 *
 * Several programs and threads may use one folder at once: an entry appears whole. It may go at any
 * time, but not while it is open. */
#ifndef LECTERN_BASE_CACHE_H
#define LECTERN_BASE_CACHE_H

#include <glib.h>

#include "base/digest.h"

typedef struct Cache Cache;

/* The size that a cache keeps to unless it is told otherwise: an edition of 70 hours in MP3. */
#define CACHE_LIMIT_DEFAULT ((guint64)2 << 30)

/* The cache in FOLDER, which is made when something is put there; NULL stands for the user's:
 * $XDG_CACHE_HOME/lectern, or ~/.cache/lectern. */
Cache *cache_open(const char *folder);
void cache_free(Cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cache, cache_free)

const char *cache_folder(const Cache *cache);

/* What is in it, and the size it keeps to. */
typedef struct {
    guint64 entries, bytes, limit;
} CacheState;
CacheState cache_state(const Cache *cache);

/* An open file with the entry of KEY, to be closed by the caller, and the LENGTH of its contents,
 * which begin with it; -1 where there is none, or it is damaged (then it is removed). */
int cache_find(Cache *cache, const char *key, guint64 *length);

/* Whether there seems to be one: it may be damaged. */
gboolean cache_has(const Cache *cache, const char *key);

/* An entry being written. Writing is done as well as it goes: an entry that cannot be written is
 * not there, and nobody needs to know. */
typedef struct CacheEntry CacheEntry;
CacheEntry *cache_entry_new(Cache *cache, const char *key);
void cache_entry_add(CacheEntry *entry, gconstpointer bytes, gsize length);

/* Puts ENTRY into the cache, where nothing failed, and frees it. Where the cache grows over its
 * limit, those go that were not used for the longest time. One that is larger than a quarter of the
 * limit is not kept. */
void cache_entry_close(CacheEntry *entry);

/* Removes all entries. */
gboolean cache_clear(Cache *cache, GError **error);

/* From now on the cache, for everyone who uses it, keeps to LIMIT bytes: 0 keeps nothing. */
gboolean cache_set_limit(Cache *cache, guint64 limit, GError **error);

#endif
