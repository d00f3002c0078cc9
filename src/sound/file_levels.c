#include "sound/file_levels.h"

#include <math.h>
#include <sys/stat.h>

#include "base/error.h"
#include "sound/audio_reader.h"

enum { CHUNK = 4096, WINDOWS_A_SECOND = 4, WINDOWS_A_FLOOR = 2 };

/* What is added up while a file is decoded. */
typedef struct {
    FileLevels *levels;
    double squares; /* of all samples */
    float peak;
    float silence;         /* the highest sample that counts as silence */
    gint64 first, last;    /* the first sample above it, or -1, and the last */
    gsize window;          /* frames of a quarter of a second */
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

static void add_frame(Sums *sums, const float *frame, guint channels)
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
    double ms = 1000.0 / levels->pcm.rate;
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

static AudioReader *open_file(const char *path, FileLevels *levels, GError **error)
{
    struct stat status;
    g_autoptr(AudioReader) reader = audio_reader_open(path);
    if (!reader || stat(path, &status) != 0) {
        error_set(error, LECTERN_ERROR_CHECK, path, "cannot be decoded");
        return NULL;
    }
    levels->pcm = audio_reader_pcm(reader);
    if (levels->pcm.channels > PCM_MOST_CHANNELS) {
        error_set(error, LECTERN_ERROR_CHECK, path, "has %u channels", levels->pcm.channels);
        return NULL;
    }
    levels->bytes = status.st_size;
    return g_steal_pointer(&reader);
}

gboolean file_levels_measure(const char *path, FileLevels *levels, FileLevelsTap tap, gpointer data,
                             GError **error)
{
    *levels = (FileLevels){0};
    g_autoptr(AudioReader) reader = open_file(path, levels, error);
    if (!reader) {
        return FALSE;
    }
    levels->meter = loudness_new(levels->pcm);
    Sums sums = {
        .levels = levels,
        .silence = (float)pow(10.0, FILE_LEVELS_SILENCE_DB / 20.0),
        .first = -1,
        .window = MAX(levels->pcm.rate / WINDOWS_A_SECOND, 1),
        .last_squares = -1.0,
        .floor_squares = -1.0,
    };
    guint channels = levels->pcm.channels;
    float samples[CHUNK * PCM_MOST_CHANNELS];
    gsize count;
    while ((count = audio_reader_read(reader, samples, CHUNK)) > 0) {
        for (gsize i = 0; i < count; i++) {
            add_frame(&sums, samples + i * channels, channels);
        }
        loudness_add(levels->meter, samples, count);
        if (tap) {
            tap(samples, count, data);
        }
    }
    finish(&sums);
    return TRUE;
}

void file_levels_clear(FileLevels *levels)
{
    g_clear_pointer(&levels->meter, loudness_free);
}
