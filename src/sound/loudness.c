#include "sound/loudness.h"

#include <ebur128.h>
#include <math.h>
#include <string.h>

#include "sound/true_peak.h"

/* The samples that points at the start of the next ones are worked out of. */
enum { CONTEXT = TRUE_PEAK_BEFORE + TRUE_PEAK_AFTER };

struct Loudness {
    ebur128_state *programme;
    gboolean is_closed;
    TruePeakFilter filter;
    float true_peak; /* the highest so far */
    float context[CONTEXT];
};

Loudness *loudness_new(guint rate)
{
    Loudness *loudness = g_new0(Loudness, 1);
    true_peak_filter_init(&loudness->filter);
    loudness->programme = ebur128_init(1, rate, EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM);
    if (!loudness->programme) {
        g_error("cannot measure loudness at %u Hz", rate);
    }
    return loudness;
}

void loudness_free(Loudness *loudness)
{
    if (loudness) {
        ebur128_destroy(&loudness->programme);
        g_free(loudness);
    }
}

/* libebur128 measures true peaks with the same filter, but at every sample, which costs six times
 * what the loudness does. Here that is done only where the points between samples could be higher
 * than what was found before: the result is the same. */
static void add_to_peak(Loudness *loudness, const float *samples, gsize count)
{
    float window[CONTEXT + TRUE_PEAK_RUN];
    memcpy(window, loudness->context, sizeof loudness->context);
    memcpy(window + CONTEXT, samples, count * sizeof *samples);
    memcpy(loudness->context, window + count, sizeof loudness->context);

    loudness->true_peak = fmaxf(loudness->true_peak, highest_sample(samples, count));
    float possible = highest_sample(window, CONTEXT + count) * loudness->filter.growth;
    if (possible > loudness->true_peak) {
        float peaks[TRUE_PEAK_RUN];
        true_peak_run(&loudness->filter, window + TRUE_PEAK_BEFORE, count, peaks);
        loudness->true_peak = fmaxf(loudness->true_peak, highest_sample(peaks, count));
    }
}

void loudness_add(Loudness *loudness, const float *samples, gsize count)
{
    g_return_if_fail(!loudness->is_closed);
    ebur128_add_frames_float(loudness->programme, samples, count);
    while (count > 0) {
        gsize part = MIN(count, TRUE_PEAK_RUN);
        add_to_peak(loudness, samples, part);
        samples += part;
        count -= part;
    }
}

void loudness_close(Loudness *loudness)
{
    /* libebur128 frees its samples only with all that it has measured. At the lowest rate that it
     * takes they are next to nothing. */
    enum { LOWEST_RATE = 16 };
    if (!loudness->is_closed) {
        ebur128_change_parameters(loudness->programme, 1, LOWEST_RATE);
        loudness->is_closed = TRUE;
    }
}

double loudness_integrated(Loudness *const *meters, gsize count)
{
    if (count == 0) {
        return -HUGE_VAL;
    }
    double integrated = -HUGE_VAL;
    ebur128_state **states = g_new(ebur128_state *, count);
    for (gsize i = 0; i < count; i++) {
        states[i] = meters[i]->programme;
    }
    ebur128_loudness_global_multiple(states, count, &integrated);
    g_free(states);
    return integrated;
}

double loudness_true_peak(const Loudness *loudness)
{
    return loudness->true_peak > 0 ? 20.0 * log10((double)loudness->true_peak) : -HUGE_VAL;
}
