/* Another sample rate, by libsamplerate: the one place that chooses the converter. */
#ifndef LECTERN_SOUND_RESAMPLE_H
#define LECTERN_SOUND_RESAMPLE_H

#include <glib.h>

/* Where the sample at POSITION is after resampling FROM one rate TO another, and how many there are
 * of LENGTH: whole-number arithmetic, so that a position inside stays inside. */
static inline gsize resampled_position(gsize position, guint from, guint to)
{
    return (gsize)((guint64)position * to / from);
}

static inline gsize resampled_length(gsize length, guint from, guint to)
{
    return (gsize)(((guint64)length * to + from - 1) / from);
}

/* LENGTH SAMPLES at the rate FROM as resampled_length() samples at the rate TO, from g_malloc.
 * Sample 0 stays at time 0: the converter's own delay is taken out. Rates are at most 256 times
 * apart. */
float *resample(const float *samples, gsize length, guint from, guint to);

#endif
