/* Levelling: the gain that brings a chapter to its loudness, found by making it. */
#ifndef LECTERN_PERFORMANCE_LEVELLING_H
#define LECTERN_PERFORMANCE_LEVELLING_H

#include "sound/preset.h"

typedef struct {
    double correction_db; /* on top of the voices' calibrated gains, in the pass that is due */
    double last_db, last_off_lu;
    int passes; /* made */
} Levelling;

/* Starts with what a chapter most likely needs where the limiter works under CEILING_DB (dBTP). */
void levelling_begin(Levelling *levelling, const Preset *preset, double ceiling_db);

/* The chapter is made again as it is now, for another reason. */
void levelling_restart(Levelling *levelling);

/* A pass came out at LUFS: FALSE where that is the end of it, or else what LEVELLING has for the
 * next one. */
gboolean levelling_goes_on(Levelling *levelling, const Preset *preset, double lufs);

#endif
