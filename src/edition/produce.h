/* Producing: a script with its cast is performed chapter by chapter into an edition's folder. */
#ifndef LECTERN_EDITION_PRODUCE_H
#define LECTERN_EDITION_PRODUCE_H

#include "package/package.h"
#include "performance/performance.h"

typedef struct {
    guint chapters;
    double seconds; /* of sound */
    double loudness_lufs, true_peak_dbtp;
    char manifest_sha256[DIGEST_DIGITS + 1]; /* of edition.json */
    guint faults; /* utterances that could not be spoken; each was named by warn() */
} ProduceSummary;

typedef struct {
    PerformOptions perform;
    const GPtrArray *packages; /* of const Package *, whose audio formats are among perform's */
    gboolean embed, by_word;   /* as in PackageInput */
    const char *cover;         /* the path of a picture; NULL to have one made */
} ProduceOptions;

/* Makes the edition of SCRIPT, whose voices are set, in FOLDER, in one step of the file system
 * (folder.h). The bytes depend on SCRIPT (with its document's metadata), VOICES, preset, formats,
 * channels, packages, chapters and announcements alone. */
gboolean produce(const Script *script, const GPtrArray *voices, const ProduceOptions *options,
                 const char *folder, ProduceSummary *summary, GError **error);

#endif
