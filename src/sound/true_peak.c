#include "sound/true_peak.h"

#include <math.h>

/* The ideal interpolator, sin(πt)/πt, under a Hann window that ends with the sixth sample. */
static double tap(double distance)
{
    const double reach = TRUE_PEAK_AFTER;
    double angle = G_PI * distance;
    return sin(angle) / angle * (0.5 + 0.5 * cos(angle / reach));
}

void true_peak_filter_init(TruePeakFilter *filter)
{
    double growth = 1.0;
    for (int point = 0; point < TRUE_PEAK_POINTS; point++) {
        double place = (point + 1) / (double)(TRUE_PEAK_POINTS + 1);
        double sum = 0;
        for (int k = 0; k < TRUE_PEAK_TAPS; k++) {
            double value = tap(k - TRUE_PEAK_BEFORE - place);
            filter->taps[point][k] = (float)value;
            sum += fabs(value);
        }
        growth = fmax(growth, sum);
    }
    filter->growth = (float)growth;
}

static inline float higher(float a, float b)
{
    return a > b ? a : b;
}

void true_peak_run(const TruePeakFilter *filter, const float *samples, gsize count, float *peaks)
{
    for (gsize i = 0; i < count; i++) {
        peaks[i] = fabsf(samples[i]);
    }
    /* Tap by tap over all places, which a compiler makes into vector instructions. */
    for (int point = 0; point < TRUE_PEAK_POINTS; point++) {
        float sums[TRUE_PEAK_RUN] = {0};
        for (int k = 0; k < TRUE_PEAK_TAPS; k++) {
            const float *tapped = samples + k - TRUE_PEAK_BEFORE;
            float weight = filter->taps[point][k];
            for (gsize i = 0; i < count; i++) {
                sums[i] += weight * tapped[i];
            }
        }
        for (gsize i = 0; i < count; i++) {
            peaks[i] = higher(peaks[i], fabsf(sums[i]));
        }
    }
}

float highest_sample(const float *samples, gsize count)
{
    /* Four running maxima: one alone would wait for its own last comparison at every sample. */
    enum { LANES = 4 };
    float highest[LANES] = {0};
    gsize i = 0;
    for (; i + LANES <= count; i += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
            highest[lane] = higher(highest[lane], fabsf(samples[i + (gsize)lane]));
        }
    }
    for (; i < count; i++) {
        highest[0] = higher(highest[0], fabsf(samples[i]));
    }
    return higher(higher(highest[0], highest[1]), higher(highest[2], highest[3]));
}
