#include "sound/file_levels.h"

#include <math.h>

enum { WINDOWS_A_SECOND = 4, WINDOWS_A_FLOOR = 2 };

struct LevelSums {
    Pcm pcm;
    gint64 length; /* frames so far */
    Loudness *meter;
    double squares; /* of all samples */
    float peak;
    float silence;         /* the highest sample that counts as silence */
    gint64 first, last;    /* the first sample above it, or -1, and the last */
    gsize window;          /* frames of a quarter of a second */
    gsize filled;          /* of the window at hand */
    double window_squares; /* of it, and of the one before it; -1: there is none */
    double last_squares;
    double floor_squares; /* the least of two windows; -1: there is none */
};

static double decibels(double mean_square)
{
    return mean_square > 0.0 ? 10.0 * log10(mean_square) : -HUGE_VAL;
}

static void end_window(LevelSums *sums)
{
    if (sums->last_squares >= 0.0) {
        double both = sums->last_squares + sums->window_squares;
        sums->floor_squares = sums->floor_squares < 0.0 ? both : fmin(sums->floor_squares, both);
    }
    sums->last_squares = sums->window_squares;
    sums->window_squares = 0.0;
    sums->filled = 0;
}

static void add_frame(LevelSums *sums, const float *frame, guint channels)
{
    double square = 0;
    float size = 0;
    for (guint i = 0; i < channels; i++) {
        square += (double)frame[i] * frame[i];
        size = fmaxf(size, fabsf(frame[i]));
    }
    square /= channels;
    sums->squares += square;
    sums->window_squares += square;
    sums->peak = fmaxf(sums->peak, size);
    if (size > sums->silence) {
        sums->first = sums->first < 0 ? sums->length : sums->first;
        sums->last = sums->length;
    }
    sums->length++;
    if (++sums->filled == sums->window) {
        end_window(sums);
    }
}

LevelSums *level_sums_new(Pcm pcm)
{
    LevelSums *sums = g_new0(LevelSums, 1);
    sums->pcm = pcm;
    sums->meter = loudness_new(pcm);
    sums->silence = (float)pow(10.0, FILE_LEVELS_SILENCE_DB / 20.0);
    sums->first = -1;
    sums->window = MAX(pcm.rate / WINDOWS_A_SECOND, 1);
    sums->last_squares = -1.0;
    sums->floor_squares = -1.0;
    return sums;
}

void level_sums_add(LevelSums *sums, const float *samples, gsize count)
{
    guint channels = sums->pcm.channels;
    for (gsize i = 0; i < count; i++) {
        add_frame(sums, samples + i * channels, channels);
    }
    loudness_add(sums->meter, samples, count);
}

void level_sums_end(LevelSums *sums, FileLevels *levels)
{
    double frames = (double)sums->length;
    double ms = 1000.0 / sums->pcm.rate;
    double rms_db = decibels(frames > 0 ? sums->squares / frames : 0.0);
    *levels = (FileLevels){
        .pcm = sums->pcm,
        .length = sums->length,
        .rms_db = rms_db,
        .sample_peak_db = decibels((double)sums->peak * sums->peak),
        /* What is shorter than half a second has no other floor than its level. */
        .floor_db = sums->floor_squares < 0.0
                        ? rms_db
                        : decibels(sums->floor_squares / (double)(WINDOWS_A_FLOOR * sums->window)),
        .head_ms = ms * (sums->first < 0 ? frames : (double)sums->first),
        .tail_ms = ms * (sums->first < 0 ? frames : frames - 1.0 - (double)sums->last),
        .meter = g_steal_pointer(&sums->meter),
    };
    loudness_close(levels->meter);
    g_free(sums);
}

void file_levels_clear(FileLevels *levels)
{
    g_clear_pointer(&levels->meter, loudness_free);
}
