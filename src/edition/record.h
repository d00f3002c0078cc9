/* Whether an edition is up to date: made again, it would have the same bytes.
 *
 * What an edition depends on is known in two steps. Before anything is read there is the *order*:
 * the options, the path of the source, the program with its libraries and data, voices, engines and
 * fonts. While it is made there come the *inputs* (base/inputs.h): source, key files, lexicons,
 * cast, cover, and what of these was looked for and missing. The cache keeps a record of every
 * edition that was made without a fault: under the key of its order its inputs, and the SHA-256 of
 * its edition.json. As that one has the digests of all other files, this single digest proves a
 * folder, wherever it is, to be that edition; in the folder itself nothing needs to be noted, so
 * its bytes do not depend on the computer. Nothing goes by times, but for program, data and fonts.
 *
 * In use:  key = edition_order_key(…);
 *          if ((record = edition_record_find(cache, key)) && edition_record_holds(record, folder))
 *              …there is nothing to do but edition_record_warn(record);
 *          else
 *              …make it, with its inputs watched, then edition_record_keep(…). */
#ifndef LECTERN_EDITION_RECORD_H
#define LECTERN_EDITION_RECORD_H

#include "base/cache.h"
#include "base/inputs.h"
#include "cast/voice.h"

typedef struct EditionRecord EditionRecord;

/* The key of the order for an edition of what OPTIONS (of const char *, NULL among them is allowed)
 * say, all that a caller decides its bytes by, in an order of its own; VOICES are all there are.
 * The caller frees it. */
char *edition_order_key(const GPtrArray *options, const GPtrArray *voices);

/* The record of the edition that was made by the order of KEY, if its inputs are as they were; else
 * NULL. */
EditionRecord *edition_record_find(Cache *cache, const char *key);
void edition_record_free(EditionRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EditionRecord, edition_record_free)

/* The name that was kept with it. Borrowed. */
const char *edition_record_name(const EditionRecord *record);

/* Whether FOLDER has this edition, with every byte of it, and no run is at work there or was
 * killed.
 */
gboolean edition_record_holds(const EditionRecord *record, const char *folder);

/* Says again what was warned of when it was made. */
void edition_record_warn(const EditionRecord *record);

/* Keeps in CACHE that by the order of KEY, from INPUTS, the edition was made whose edition.json has
 * MANIFEST_SHA256 (ProduceSummary). NAME is for edition_record_name(). Nothing is kept where the
 * inputs could not be looked at again. */
void edition_record_keep(Cache *cache, const char *key, const Inputs *inputs, const char *name,
                         const char *manifest_sha256);

#endif
