/* Performing a chapter: its utterances are spoken ahead of time by the pool, and put in order on
 * the chapter's track. */
#ifndef LECTERN_PERFORMANCE_PERFORM_CHAPTER_H
#define LECTERN_PERFORMANCE_PERFORM_CHAPTER_H

#include "performance/performed.h"
#include "sound/track.h"
#include "speech/pool.h"

/* What all chapters of an edition share. All of it outlives the performance. */
typedef struct {
    const Script *script;
    GHashTable *voices; /* name -> const Voice * */
    const Preset *preset;
    SpeechPool *pool;
    guint rate;           /* the edition's, in samples a second */
    guint grain;          /* a chapter's length is a multiple of this many samples */
    guint ahead;          /* how many utterances are asked for ahead of the one that is due */
    double correction_db; /* on top of the voices' calibrated gains */

    /* Called after each utterance with the sound it added, in seconds; FALSE stops the performance.
     * Called from the thread that performs. */
    gboolean (*performed)(double seconds, gpointer data);
    gpointer data;
} Performance;

/* Speaks CHAPTER, of which number, first_utterance and utterance_count are set, onto TRACK, which
 * it finishes, and fills in the chapter's length and placements. Utterances that cannot be spoken
 * are appended to FAULTS, with silence in their place. FALSE where the track fails, or `performed`
 * stopped it (then without an error). */
gboolean perform_chapter(const Performance *performance, PerformedChapter *chapter, Track *track,
                         GArray *faults, GError **error);

#endif
