/* One audio file of an edition, decoded once for all that is asked of it. */
#ifndef LECTERN_EDITION_DECODING_H
#define LECTERN_EDITION_DECODING_H

#include "edition/check_parts.h"
#include "sound/encoder.h"
#include "sound/file_levels.h"

/* What one speaker says in it. */
typedef struct {
    Loudness *meter; /* closed */
    gint64 frames;
} SpokenPart;

typedef struct Decoding {
    const Check *check;
    const ManifestChapter *chapter; /* NULL for a whole file, once it was decoded */
    const ManifestFile *file;
    const AudioFormat *format;
    const Heard *heard; /* heard_count of them, in this chapter */
    gsize heard_count;
    gboolean tells;     /* its levels are wanted: they are the chapter's, of all of its files */
    gboolean is_parted; /* its levels and each speaker's are wanted */

    /* Once it was decoded: */
    GPtrArray *problems; /* its own: files are decoded at the same time */
    gboolean has_levels; /* not where it could not be decoded */
    FileLevels levels;
    GHashTable *parts; /* speaker ("" for the narrator) -> SpokenPart *; NULL where not wanted */
    float *peaks;      /* of each of heard */
} Decoding;

/* Decodes the file, and notes what is wrong with it. Several may run at the same time. */
void decoding_run(Decoding *decoding);

/* Frees DECODING, which was allocated by g_new0. */
void decoding_free(Decoding *decoding);

#endif
