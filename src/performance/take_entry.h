/* A take in the cache: where its words are, how loud it is, and its encoded files. */
#ifndef LECTERN_PERFORMANCE_TAKE_ENTRY_H
#define LECTERN_PERFORMANCE_TAKE_ENTRY_H

#include "base/cache.h"
#include "performance/take.h"
#include "sound/join.h"

/* Puts TAKE, which was performed, with COUNT FILES into CACHE, as well as that goes. */
void take_entry_write(Cache *cache, const char *key, const Take *take, const EncodedTake *files,
                      gsize count);

/* Fills TAKE, as planned, and COUNT FILES from CACHE. Returns the file descriptor that they lie in,
 * to be closed by the caller, or -1 where there is no such entry. */
int take_entry_read(Cache *cache, const char *key, Take *take, EncodedTake *files, gsize count);

#endif
