/* The levels of one audio file, added up while it is decoded. */
#ifndef LECTERN_SOUND_FILE_LEVELS_H
#define LECTERN_SOUND_FILE_LEVELS_H

#include "sound/loudness.h"

typedef struct {
    Pcm pcm;
    gint64 length; /* frames */
    double rms_db; /* of all of it, the mean of its channels; full scale is 0 dB. -HUGE_VAL for
                      silence */
    double sample_peak_db; /* of any channel */
    double floor_db;       /* RMS of its quietest half second, in steps of a quarter of one */
    double head_ms;        /* what is below SILENCE_DB at its start and its end */
    double tail_ms;
    Loudness *meter; /* closed */
} FileLevels;

#define FILE_LEVELS_SILENCE_DB (-60.0)

typedef struct LevelSums LevelSums;

/* For sound in the form of PCM. */
LevelSums *level_sums_new(Pcm pcm);

/* Adds COUNT frames. */
void level_sums_add(LevelSums *sums, const float *samples, gsize count);

/* Fills LEVELS, to be cleared with file_levels_clear, and frees SUMS. */
void level_sums_end(LevelSums *sums, FileLevels *levels);

void file_levels_clear(FileLevels *levels);

#endif
