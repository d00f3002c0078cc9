/* Loudness and true peak by ITU-R BS.1770 / EBU R128, with libebur128. One channel counts once, and
 * of two each does. */
#ifndef LECTERN_SOUND_LOUDNESS_H
#define LECTERN_SOUND_LOUDNESS_H

#include "sound/levels.h"
#include "sound/pcm.h"

typedef struct Loudness Loudness;

/* BS.1770's gating blocks are so many hops long, and one begins at every hop: this many samples. */
enum { LOUDNESS_BLOCK_HOPS = 4 };
guint loudness_hop(guint rate);

/* A meter in constant memory for sound in the form of PCM, below 96000 frames a second. */
Loudness *loudness_new(Pcm pcm);
void loudness_free(Loudness *loudness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Loudness, loudness_free)

/* Appends COUNT frames. */
void loudness_add(Loudness *loudness, const float *samples, gsize count);

/* Says that no more will be added, and gives back most of the meter's memory (4 KiB stay of 150),
 * so that a book can keep a meter for each of its chapters. What was measured stays. */
void loudness_close(Loudness *loudness);

/* From now on, before anything was added, keeps the loudness of each hop by itself
 * (levels_quantum), in order. loudness_take_hops gives them to the caller, who frees them. */
void loudness_keep_hops(Loudness *loudness);
guint16 *loudness_take_hops(Loudness *loudness, gsize *count);

/* What was measured so far. Borrowed. */
const Levels *loudness_levels(const Loudness *loudness);

/* Integrated loudness in LUFS of all METERS together, as if they were one programme (but for the
 * moments in which one gives way to the next); -HUGE_VAL for silence. */
double loudness_integrated(Loudness *const *meters, gsize count);

/* The highest true peak of any channel so far in dBTP, points between samples included as far as
 * all the samples are there that they are worked out of; -HUGE_VAL for silence. */
double loudness_true_peak(const Loudness *loudness);

#endif
