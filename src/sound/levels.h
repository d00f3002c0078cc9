/* What a meter has found, in a form that can be kept and added up: how many stretches of 400 ms
 * (a new one every 100) had which loudness, by ITU-R BS.1770-4, and the highest true peak. */
#ifndef LECTERN_SOUND_LEVELS_H
#define LECTERN_SOUND_LEVELS_H

#include <glib.h>

/* Steps of 0.1 LU from the absolute gate, -70 LUFS, up to +30. */
enum { LEVELS_STEPS = 1000 };

typedef struct {
    guint32 counts[LEVELS_STEPS];
    float true_peak; /* 1 for 0 dBTP */
} Levels;

/* Counts a stretch of LUFS; below the gate it does not count. */
void levels_count(Levels *levels, double lufs);

/* A loudness as one number, in steps of 0.1 LU, 0 below the gate; and its power, 1 for the gate's.
 */
guint16 levels_quantum(double lufs);
double levels_power(guint16 quantum);

/* Counts a stretch of POWER. */
void levels_count_power(Levels *levels, double power);

/* Adds what OTHER has, as if it came after. */
void levels_add(Levels *levels, const Levels *other);

/* Integrated loudness in LUFS, -HUGE_VAL for silence. Within 0.05 LU, for speech within 0.01, of
 * what it would be without steps. */
double levels_integrated(const Levels *levels);

/* In dBTP; -HUGE_VAL for silence. */
double levels_true_peak(const Levels *levels);

#endif
