/* Producing: a script with its cast is performed chapter by chapter into an edition's folder. */
#ifndef LECTERN_EDITION_PRODUCE_H
#define LECTERN_EDITION_PRODUCE_H

#include "performance/performance.h"

typedef struct {
    guint chapters;
    double seconds; /* of sound */
    double loudness_lufs, true_peak_dbtp;
    guint faults; /* utterances that could not be spoken; each was named by warn() */
} ProduceSummary;

/* Makes the edition of SCRIPT, whose voices are set, in FOLDER, in one step of the file system
 * (folder.h). The bytes depend on SCRIPT, VOICES, preset, formats and chapters alone. */
gboolean produce(const Script *script, const GPtrArray *voices, const PerformOptions *options,
                 const char *folder, ProduceSummary *summary, GError **error);

#endif
