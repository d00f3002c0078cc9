/* Loudness and true peak by ITU-R BS.1770 / EBU R128, with libebur128. One channel counts once. */
#ifndef LECTERN_SOUND_LOUDNESS_H
#define LECTERN_SOUND_LOUDNESS_H

#include <glib.h>

typedef struct Loudness Loudness;

/* A meter in constant memory for samples at RATE. */
Loudness *loudness_new(guint rate);
void loudness_free(Loudness *loudness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Loudness, loudness_free)

void loudness_add(Loudness *loudness, const float *samples, gsize count);

/* Integrated loudness in LUFS of all METERS together, as if they were one programme; -HUGE_VAL for
 * silence. The meters are left as they are. */
double loudness_integrated(Loudness *const *meters, gsize count);

/* The highest true peak so far in dBTP; exact where it is above -6, a bound below that. */
double loudness_true_peak(const Loudness *loudness);

#endif
