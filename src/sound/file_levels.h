/* The levels of one audio file as it comes out of its decoder. */
#ifndef LECTERN_SOUND_FILE_LEVELS_H
#define LECTERN_SOUND_FILE_LEVELS_H

#include "sound/loudness.h"

typedef struct {
    Pcm pcm;
    gint64 length; /* frames */
    gint64 bytes;  /* of the file */
    double rms_db; /* of all of it, the mean of its channels; full scale is 0 dB. -HUGE_VAL for
                      silence */
    double sample_peak_db; /* of any channel */
    double floor_db;       /* RMS of its quietest half second, in steps of a quarter of one */
    double head_ms;        /* what is below SILENCE_DB at its start and its end */
    double tail_ms;
    Loudness *meter; /* closed */
} FileLevels;

#define FILE_LEVELS_SILENCE_DB (-60.0)

/* Gets each run of decoded frames, in order. */
typedef void (*FileLevelsTap)(const float *samples, gsize count, gpointer data);

/* Decodes the file of one or two channels at PATH; TAP (or NULL) sees its samples.
 * LECTERN_ERROR_CHECK where it cannot be decoded. Clear with file_levels_clear. */
gboolean file_levels_measure(const char *path, FileLevels *levels, FileLevelsTap tap, gpointer data,
                             GError **error);
void file_levels_clear(FileLevels *levels);

#endif
