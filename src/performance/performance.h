/* The stage of performance: a script with its cast becomes audio files, one a chapter and format,
 * and the timeline of every word in them. */
#ifndef LECTERN_PERFORMANCE_PERFORMANCE_H
#define LECTERN_PERFORMANCE_PERFORMANCE_H

#include "base/cache.h"
#include "performance/performed.h"
#include "sound/encoder.h"

/* How far the work is. Called from any thread, never from two at once. */
typedef void (*PerformProgress)(gsize utterances_done, gsize utterances, double seconds_made,
                                gpointer data);

typedef struct {
    const char *name;                  /* of what is made: for messages */
    const AudioFormat *const *formats; /* format_count of them */
    gsize format_count;
    const Preset *preset;
    guint channels;             /* 1, or 2: speakers stand where places.h says */
    guint jobs;                 /* cores to use, at least 1 */
    gboolean announce_speakers; /* the narrator says who speaks (announcements.h) */
    Cache *cache;               /* where takes that were made are kept and found; or NULL */
    guint first_chapter;        /* from 1, and the last one, both inclusive */
    guint last_chapter;
    PerformProgress progress; /* or NULL */
    gpointer progress_data;
    gboolean (*interrupted)(void); /* asked between utterances: TRUE ends the work; or NULL */
} PerformOptions;

/* Performs the chapters of SCRIPT, whose voices are set and are among VOICES, into audio files in
 * FOLDER. May fork: call it before there are threads. The bytes depend on SCRIPT, VOICES, preset,
 * formats, channels, chapters and announcements alone. NULL on failure. */
Performed *perform(const Script *script, const GPtrArray *voices, const PerformOptions *options,
                   const char *folder, GError **error);

#endif
