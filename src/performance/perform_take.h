/* Performing a take: its utterances are spoken ahead of time by the pool, and put in order on the
 * take's track. */
#ifndef LECTERN_PERFORMANCE_PERFORM_TAKE_H
#define LECTERN_PERFORMANCE_PERFORM_TAKE_H

#include "base/digest.h"
#include "performance/balance.h"
#include "performance/prosody.h"
#include "performance/take.h"
#include "sound/track.h"
#include "speech/pool.h"

/* What all takes of an edition share. All of it outlives the performance. */
typedef struct {
    const Script *script;
    GHashTable *voices; /* name -> const Voice * */
    GHashTable *prints; /* of the voices, as fingerprint.h has them; NULL without a cache */
    const Preset *preset;
    const Prosody *prosody;
    const guint8 *announced; /* from announcements_plan; NULL: nobody is announced */
    const Balance *balance;  /* of the speakers; NULL: all as they are calibrated */
    SpeechPool *pool;
    guint rate;          /* the edition's, in samples a second */
    guint channels;      /* likewise */
    double ceiling_dbtp; /* the limiter's */
    guint grain;         /* a take's length is a multiple of this many samples */
    guint ahead;         /* how many utterances are asked for ahead of the one that is due */

    /* Called after each utterance with the sound it added, in seconds; FALSE stops the performance.
     * Called from the thread that performs. */
    gboolean (*performed)(double seconds, gpointer data);
    gpointer data;
} Performance;

/* Speaks TAKE, as planned, onto TRACK, which it finishes, and fills in the rest of it.
 * CORRECTION_DB comes on top of the voices' calibrated gains. Utterances that cannot be spoken are
 * appended to FAULTS, with silence in their place. FALSE where the track fails, or `performed`
 * stopped it (then without an error). */
gboolean perform_take(const Performance *performance, Take *take, double correction_db,
                      Track *track, GArray *faults, GError **error);

/* Adds to DIGEST all that TAKE's sound depends on, as far as it is in the script and the voices. */
void take_add_to_digest(const Performance *performance, const Take *take, Digest *digest);

#endif
