/* How it is fast: libsamplerate works out the weights of its filter anew for every frame, which
 * costs more than weighting a sample with them, but only once for all channels of the frame. So
 * the sound is cut into four stretches, which go through it side by side as the channels of one
 * signal. Stretches overlap by more than the filter reaches, and begin where an output sample is
 * exactly above an input sample, so that what comes out is what one channel would give. */
#include "sound/resample.h"

#include <samplerate.h>

/* On speech at 22,050 Hz, made 44,100, this converter's images above 11 kHz are 118 dB below the
 * speech, and what it takes from the voice is 1.3 dB at 8 to 9.5 kHz and 17 dB above that, where
 * it has less than 1/4000 of its power (and a small MP3 has nothing). docs/performance.md compares
 * it with the others. */
static const int CONVERTER = SRC_SINC_FASTEST;

/* The number of channels for which libsamplerate has the fastest code: a second of sound takes 0.30
 * of the time of one channel with four, 0.54 with two, 0.44 with six. */
enum { LANES = 4 };

/* Input samples on either side that weigh in an output sample, at most: SRC_SINC_FASTEST has 20.
 * Where the rate goes down it is that many more times as the rates are apart. */
enum { REACH = 32 };

/* Below this a stretch would be little more than its overlaps. */
enum { SHORTEST = 16 * REACH };

/* How a sound is cut, in input samples. All but `length` are multiples of the smallest number of
 * input samples that is a whole number of output samples. */
typedef struct {
    gsize lanes;
    gsize stretch; /* what each lane gives to the result */
    gsize before;  /* what it has in front of it */
    gsize frames;  /* its whole length */
} Cut;

static gsize common_divisor(gsize a, gsize b)
{
    while (b != 0) {
        gsize rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static gsize up_to_multiple(gsize value, gsize of)
{
    return (value + of - 1) / of * of;
}

static Cut cut_for(gsize length, guint from, guint to)
{
    gsize period = from / common_divisor(from, to);
    gsize farther = from > to ? from / to + 1 : 1;
    gsize before = up_to_multiple(REACH * farther, period);
    gsize stretch = up_to_multiple((length + LANES - 1) / LANES, period);
    if (stretch < SHORTEST || stretch < 8 * before) {
        return (Cut){.lanes = 1, .stretch = length, .before = 0, .frames = length};
    }
    return (Cut){LANES, stretch, before, stretch + 2 * before};
}

/* The lanes side by side: the part of SAMPLES that is in each, zeros where there is none. */
static float *interleaved(const float *samples, gsize length, const Cut *cut)
{
    float *frames = g_new0(float, cut->frames * cut->lanes);
    for (gsize lane = 0; lane < cut->lanes; lane++) {
        gsize start = lane * cut->stretch; /* of the lane, `before` samples further on */
        gsize first = start < cut->before ? cut->before - start : 0;
        for (gsize i = first; i < cut->frames && start + i - cut->before < length; i++) {
            frames[i * cut->lanes + lane] = samples[start + i - cut->before];
        }
    }
    return frames;
}

// NOLINTNEXTLINE(readability-non-const-parameter): libsamplerate writes to OUT
static void convert(const float *in, gsize in_frames, float *out, gsize out_frames, double ratio,
                    gsize channels)
{
    SRC_DATA data = {
        .data_in = in,
        .data_out = out,
        .input_frames = (long)in_frames,
        .output_frames = (long)out_frames,
        .src_ratio = ratio,
    };
    int failure = src_simple(&data, CONVERTER, (int)channels);
    if (failure != 0) {
        /* Rates out of range or no memory: as with g_malloc, nothing can go on from here. */
        g_error("cannot resample by %g: %s", ratio, src_strerror(failure));
    }
}

static void convert_lanes(const float *samples, gsize length, const Cut *cut, guint from, guint to,
                          float *result, gsize wanted)
{
    g_autofree float *in = interleaved(samples, length, cut);
    gsize out_frames = resampled_length(cut->frames, from, to);
    g_autofree float *out = g_new0(float, out_frames * cut->lanes);
    convert(in, cut->frames, out, out_frames, (double)to / from, cut->lanes);

    gsize skip = resampled_length(cut->before, from, to);
    gsize stretch = resampled_length(cut->stretch, from, to);
    for (gsize lane = 0; lane < cut->lanes && lane * stretch < wanted; lane++) {
        gsize count = MIN(stretch, wanted - lane * stretch);
        const float *given = out + skip * cut->lanes + lane;
        for (gsize i = 0; i < count; i++) {
            result[lane * stretch + i] = given[i * cut->lanes];
        }
    }
}

float *resample(const float *samples, gsize length, guint from, guint to)
{
    gsize wanted = resampled_length(length, from, to);
    float *result = g_new0(float, wanted); /* the converter may give a sample less */
    Cut cut = cut_for(length, from, to);
    if (cut.lanes > 1) {
        convert_lanes(samples, length, &cut, from, to, result, wanted);
    } else if (length > 0) {
        convert(samples, length, result, wanted, (double)to / from, 1);
    }
    return result;
}
