#include "sound/loudness.h"

#include <ebur128.h>
#include <math.h>
#include <string.h>

#include "sound/true_peak.h"

/* The samples that points at the start of the next ones are worked out of. */
enum { CONTEXT = TRUE_PEAK_BEFORE + TRUE_PEAK_AFTER };

/* BS.1770's gating blocks: 400 ms long, a new one every 100. */
enum { HOPS_A_SECOND = 10, HOP_MS = 100 };

struct Loudness {
    ebur128_state *programme; /* NULL once it is closed */
    guint channels;
    gsize hop;     /* frames from block to block */
    gsize left;    /* frames until the next hop is complete */
    guint blocked; /* hops of the first block that are complete */
    TruePeakFilter filter;
    float context[PCM_MOST_CHANNELS][CONTEXT];
    Levels levels;
    GArray *hops; /* of guint16; NULL where they are not kept */
};

guint loudness_hop(guint rate)
{
    /* As libebur128 has it, so that its last 400 ms are four hops. */
    return (rate + HOPS_A_SECOND / 2) / HOPS_A_SECOND;
}

Loudness *loudness_new(Pcm pcm)
{
    Loudness *loudness = g_new0(Loudness, 1);
    true_peak_filter_init(&loudness->filter);
    loudness->channels = pcm.channels;
    loudness->hop = loudness_hop(pcm.rate);
    loudness->left = loudness->hop;
    loudness->programme = ebur128_init(pcm.channels, pcm.rate, EBUR128_MODE_M);
    if (!loudness->programme) {
        g_error("cannot measure loudness at %u Hz", pcm.rate);
    }
    return loudness;
}

void loudness_free(Loudness *loudness)
{
    if (loudness) {
        loudness_close(loudness);
        g_clear_pointer(&loudness->hops, g_array_unref);
        g_free(loudness);
    }
}

/* libebur128 measures true peaks with the same filter, but at every sample, which costs six times
 * what the loudness does. Here that is done only where the points between samples could be higher
 * than what was found before: the result is the same. */
static void add_to_peak(Loudness *loudness, float *context, const float *samples, gsize count)
{
    float window[CONTEXT + TRUE_PEAK_RUN];
    memcpy(window, context, CONTEXT * sizeof *context);
    memcpy(window + CONTEXT, samples, count * sizeof *samples);
    memcpy(context, window + count, CONTEXT * sizeof *context);

    loudness->levels.true_peak = fmaxf(loudness->levels.true_peak, highest_sample(samples, count));
    float possible = highest_sample(window, CONTEXT + count) * loudness->filter.growth;
    if (possible > loudness->levels.true_peak) {
        float peaks[TRUE_PEAK_RUN];
        true_peak_run(&loudness->filter, window + TRUE_PEAK_BEFORE, count, peaks);
        loudness->levels.true_peak =
            fmaxf(loudness->levels.true_peak, highest_sample(peaks, count));
    }
}

/* The COUNT frames, at most TRUE_PEAK_RUN, channel by channel. */
static void add_to_peaks(Loudness *loudness, const float *samples, gsize count)
{
    if (loudness->channels == 1) {
        add_to_peak(loudness, loudness->context[0], samples, count);
        return;
    }
    for (guint channel = 0; channel < loudness->channels; channel++) {
        float own[TRUE_PEAK_RUN];
        for (gsize i = 0; i < count; i++) {
            own[i] = samples[i * loudness->channels + channel];
        }
        add_to_peak(loudness, loudness->context[channel], own, count);
    }
}

static void keep_hop(Loudness *loudness)
{
    double lufs;
    if (ebur128_loudness_window(loudness->programme, HOP_MS, &lufs) != EBUR128_SUCCESS) {
        lufs = -HUGE_VAL;
    }
    guint16 quantum = levels_quantum(lufs);
    g_array_append_val(loudness->hops, quantum);
}

/* Counts the block that the hop has completed. */
static void end_hop(Loudness *loudness)
{
    double lufs;
    if (loudness->hops) {
        keep_hop(loudness);
    }
    loudness->blocked = MIN(loudness->blocked + 1, LOUDNESS_BLOCK_HOPS);
    if (loudness->blocked == LOUDNESS_BLOCK_HOPS &&
        ebur128_loudness_momentary(loudness->programme, &lufs) == EBUR128_SUCCESS) {
        levels_count(&loudness->levels, lufs);
    }
}

/* Filters the samples, and counts every block that they complete. libebur128 could gate and
 * integrate by itself, but what it has found so far cannot be taken out of it and kept. */
static void add_to_blocks(Loudness *loudness, const float *samples, gsize count)
{
    while (count > 0) {
        gsize part = MIN(count, loudness->left);
        ebur128_add_frames_float(loudness->programme, samples, part);
        loudness->left -= part;
        samples += part * loudness->channels;
        count -= part;
        if (loudness->left == 0) {
            loudness->left = loudness->hop;
            end_hop(loudness);
        }
    }
}

void loudness_add(Loudness *loudness, const float *samples, gsize count)
{
    g_return_if_fail(loudness->programme);
    add_to_blocks(loudness, samples, count);
    while (count > 0) {
        gsize part = MIN(count, TRUE_PEAK_RUN);
        add_to_peaks(loudness, samples, part);
        samples += part * loudness->channels;
        count -= part;
    }
}

void loudness_keep_hops(Loudness *loudness)
{
    loudness->hops = g_array_new(FALSE, FALSE, sizeof(guint16));
}

guint16 *loudness_take_hops(Loudness *loudness, gsize *count)
{
    *count = loudness->hops->len;
    return (guint16 *)(void *)g_array_free(g_steal_pointer(&loudness->hops), FALSE);
}

void loudness_close(Loudness *loudness)
{
    if (loudness->programme) {
        ebur128_destroy(&loudness->programme);
    }
}

const Levels *loudness_levels(const Loudness *loudness)
{
    return &loudness->levels;
}

double loudness_integrated(Loudness *const *meters, gsize count)
{
    Levels all = {0};
    for (gsize i = 0; i < count; i++) {
        levels_add(&all, &meters[i]->levels);
    }
    return levels_integrated(&all);
}

double loudness_true_peak(const Loudness *loudness)
{
    return levels_true_peak(&loudness->levels);
}
