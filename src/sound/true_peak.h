/* How high a signal rises between its samples: four times oversampling as in ITU-R BS.1770-4,
 * annex 2. For rates below 96 kHz. */
#ifndef LECTERN_SOUND_TRUE_PEAK_H
#define LECTERN_SOUND_TRUE_PEAK_H

#include <glib.h>

/* A point between two samples is worked out of the six on either side of it. */
enum { TRUE_PEAK_BEFORE = 5, TRUE_PEAK_AFTER = 6, TRUE_PEAK_TAPS = 12, TRUE_PEAK_POINTS = 3 };

typedef struct {
    float taps[TRUE_PEAK_POINTS][TRUE_PEAK_TAPS];

    /* No point can be higher than this many times the highest sample it is worked out of: the
     * greatest sum of the magnitudes of a point's taps. */
    float growth;
} TruePeakFilter;

void true_peak_filter_init(TruePeakFilter *filter);

/* PEAKS[i] becomes the highest magnitude from samples[i] to just before samples[i + 1], for COUNT
 * of them (at most TRUE_PEAK_RUN). Reads TRUE_PEAK_BEFORE samples before SAMPLES and
 * TRUE_PEAK_AFTER behind the COUNT. */
enum { TRUE_PEAK_RUN = 64 };
void true_peak_run(const TruePeakFilter *filter, const float *samples, gsize count, float *peaks);

/* The highest magnitude of COUNT samples. */
float highest_sample(const float *samples, gsize count);

#endif
