#include "performance/levelling.h"

#include <math.h>

/* A first pass by calibrated gains is rarely off; limiting makes the way to the target a little
 * crooked, so a correction may itself be corrected. */
enum { MOST_PASSES = 4 };

/* Corrections are rounded: the first one to as much as leaves the chapter within the tolerance, so
 * that one in which a word was changed is nearly always corrected by the same, and all its other
 * takes are as they were. */
static const double FIRST_STEP = 5.0 / 3.0; /* of the tolerance */
static const double NEXT_STEP_DB = 0.1;

/* The next gain when the one before came out OFF_LU below the target. The limiter takes part of
 * what is added, so the second step goes by what the first one did. */
static double corrected_gain(const Levelling *levelling, double off_lu, double tolerance_lu)
{
    /* No voice was measured at less LU a dB; below it the two passes tell too little. */
    const double least_slope = 0.25;
    double slope = 1.0;
    double change_db = levelling->correction_db - levelling->last_db;
    if (levelling->passes > 1 && change_db != 0) {
        slope = CLAMP((levelling->last_off_lu - off_lu) / change_db, least_slope, 1.0);
    }
    double step_db = levelling->passes > 1 ? NEXT_STEP_DB : FIRST_STEP * tolerance_lu;
    return round((levelling->correction_db + off_lu / slope) / step_db) * step_db;
}

gboolean levelling_goes_on(Levelling *levelling, const Preset *preset, double lufs)
{
    double off_lu = preset->target_lufs - lufs;
    levelling->passes++;
    if (levelling->passes == MOST_PASSES || !isfinite(off_lu) ||
        fabs(off_lu) <= preset->tolerance_lu) {
        return FALSE;
    }
    double next_db = corrected_gain(levelling, off_lu, preset->tolerance_lu);
    if (next_db == levelling->correction_db) {
        return FALSE;
    }
    levelling->last_db = levelling->correction_db;
    levelling->last_off_lu = off_lu;
    levelling->correction_db = next_db;
    return TRUE;
}
