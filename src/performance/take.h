/* A take: a stretch of a chapter that is performed and encoded by itself, from pause to pause, and
 * then joined to the next. It depends on nothing but what is said in it, so that takes are made on
 * all cores at once, and one that was made before is used again. */
#ifndef LECTERN_PERFORMANCE_TAKE_H
#define LECTERN_PERFORMANCE_TAKE_H

#include "performance/performed.h"
#include "sound/levels.h"
#include "sound/preset.h"

typedef struct {
    gsize first_utterance; /* index into the script's utterances */
    gsize utterance_count;
    gint64 head, tail; /* samples of silence at its ends; behind it also more or less, but never */
    gint64 least_tail; /* less than this */

    /* Once it was performed, in samples from its start; as in PerformedChapter. */
    gint64 length;
    Placement *utterances;
    Placement *announcements;
    guint32 *first_word;
    Placement *words;
    guint8 *estimated;
    Levels levels;
    guint16 *hops; /* of the meter (loudness_take_hops) */
    gsize hop_count;
} Take;

/* Frees what performing left, but for the levels. */
void take_forget(Take *take);

/* Parts the utterances of a chapter, COUNT from FIRST on, into takes: a GArray of Take, at least
 * one, half a minute to two minutes long. Where a chapter is cut depends on the text around the
 * cut, so that a word that changes elsewhere does not move it. */
GArray *takes_plan(const Script *script, const Preset *preset, guint rate, gsize first,
                   gsize count);

#endif
