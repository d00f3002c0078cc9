#include "sound/file_levels.h"

#include <math.h>
#include <sndfile.h>
#include <sys/stat.h>

#include "base/error.h"

enum { CHUNK = 4096, WINDOWS_A_SECOND = 4, WINDOWS_A_FLOOR = 2 };

/* What is added up while a file is decoded. */
typedef struct {
    FileLevels *levels;
    double squares; /* of all samples */
    float peak;
    float silence;         /* the highest sample that counts as silence */
    gint64 first, last;    /* the first sample above it, or -1, and the last */
    gsize window;          /* samples of a quarter of a second */
    gsize filled;          /* of the window at hand */
    double window_squares; /* of it, and of the one before it; -1: there is none */
    double last_squares;
    double floor_squares; /* the least of two windows; -1: there is none */
} Sums;

static double decibels(double mean_square)
{
    return mean_square > 0.0 ? 10.0 * log10(mean_square) : -HUGE_VAL;
}

static void end_window(Sums *sums)
{
    if (sums->last_squares >= 0.0) {
        double both = sums->last_squares + sums->window_squares;
        sums->floor_squares = sums->floor_squares < 0.0 ? both : fmin(sums->floor_squares, both);
    }
    sums->last_squares = sums->window_squares;
    sums->window_squares = 0.0;
    sums->filled = 0;
}

static void add_sample(Sums *sums, float sample)
{
    double square = (double)sample * sample;
    float size = fabsf(sample);
    sums->squares += square;
    sums->window_squares += square;
    sums->peak = fmaxf(sums->peak, size);
    if (size > sums->silence) {
        sums->first = sums->first < 0 ? sums->levels->length : sums->first;
        sums->last = sums->levels->length;
    }
    sums->levels->length++;
    if (++sums->filled == sums->window) {
        end_window(sums);
    }
}

static void finish(const Sums *sums)
{
    FileLevels *levels = sums->levels;
    double frames = (double)levels->length;
    double ms = 1000.0 / levels->rate;
    levels->rms_db = decibels(frames > 0 ? sums->squares / frames : 0.0);
    levels->sample_peak_db = decibels((double)sums->peak * sums->peak);
    /* What is shorter than half a second has no other floor than its level. */
    levels->floor_db =
        sums->floor_squares < 0.0
            ? levels->rms_db
            : decibels(sums->floor_squares / (double)(WINDOWS_A_FLOOR * sums->window));
    levels->head_ms = ms * (sums->first < 0 ? frames : (double)sums->first);
    levels->tail_ms = ms * (sums->first < 0 ? frames : frames - 1.0 - (double)sums->last);
    loudness_close(levels->meter);
}

static SNDFILE *open_mono(const char *path, FileLevels *levels, GError **error)
{
    SF_INFO info = {0};
    struct stat status;
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    if (!file || stat(path, &status) != 0) {
        error_set(error, LECTERN_ERROR_CHECK, path, "cannot be decoded");
    } else if (info.channels != 1) {
        error_set(error, LECTERN_ERROR_CHECK, path, "has %d channels instead of one",
                  info.channels);
        sf_close(g_steal_pointer(&file));
    } else {
        levels->rate = (guint)info.samplerate;
        levels->bytes = status.st_size;
    }
    return file;
}

gboolean file_levels_measure(const char *path, FileLevels *levels, FileLevelsTap tap, gpointer data,
                             GError **error)
{
    *levels = (FileLevels){0};
    SNDFILE *file = open_mono(path, levels, error);
    if (!file) {
        return FALSE;
    }
    levels->meter = loudness_new(levels->rate);
    Sums sums = {
        .levels = levels,
        .silence = (float)pow(10.0, FILE_LEVELS_SILENCE_DB / 20.0),
        .first = -1,
        .window = MAX(levels->rate / WINDOWS_A_SECOND, 1),
        .last_squares = -1.0,
        .floor_squares = -1.0,
    };
    float samples[CHUNK];
    sf_count_t count;
    while ((count = sf_readf_float(file, samples, CHUNK)) > 0) {
        for (sf_count_t i = 0; i < count; i++) {
            add_sample(&sums, samples[i]);
        }
        loudness_add(levels->meter, samples, (gsize)count);
        if (tap) {
            tap(samples, (gsize)count, data);
        }
    }
    finish(&sums);
    sf_close(file);
    return TRUE;
}

void file_levels_clear(FileLevels *levels)
{
    g_clear_pointer(&levels->meter, loudness_free);
}
