/* Producing: a script with its cast is performed chapter by chapter into an edition's folder. */
#ifndef LECTERN_EDITION_PRODUCE_H
#define LECTERN_EDITION_PRODUCE_H

#include "cast/voice.h"
#include "sound/encoder.h"

/* How far the work is. Called from any thread, never from two at once. */
typedef void (*ProduceProgress)(gsize utterances_done, gsize utterances, double seconds_made,
                                gpointer data);

typedef struct {
    const char *folder;                /* where the edition goes */
    const AudioFormat *const *formats; /* format_count of them */
    gsize format_count;
    const Preset *preset;
    guint jobs;          /* cores to use, at least 1 */
    guint first_chapter; /* from 1, and the last one, both inclusive */
    guint last_chapter;
    ProduceProgress progress; /* or NULL */
    gpointer progress_data;
    gboolean (*interrupted)(void); /* asked between utterances: TRUE ends the work; or NULL */
} ProduceOptions;

typedef struct {
    guint chapters;
    double seconds; /* of sound */
    double loudness_lufs, true_peak_dbtp;
    guint faults; /* utterances that could not be spoken; each was named by warn() */
} ProduceSummary;

/* Makes the edition of SCRIPT, whose voices are set, in one step of the file system (folder.h). The
 * bytes depend on SCRIPT, VOICES, preset, formats and chapters alone. */
gboolean produce(const Script *script, const GPtrArray *voices, const ProduceOptions *options,
                 ProduceSummary *summary, GError **error);

#endif
