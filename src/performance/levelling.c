#include "performance/levelling.h"

#include <math.h>

/* A first pass by calibrated gains is rarely off; limiting makes the way to the target a little
 * crooked, so a correction may itself be corrected. */
enum { MOST_PASSES = 4 };

/* Corrections are rounded to steps of this many dB: so that a chapter in which a word was changed
 * is most often corrected by the same. */
static const double STEP_DB = 0.1;

/* The next gain when the one before came out OFF_LU below the target. The limiter takes part of
 * what is added, so the second step goes by what the first one did. */
static double corrected_gain(const Levelling *levelling, double off_lu)
{
    /* No voice was measured at less LU a dB; below it the two passes tell too little. */
    const double least_slope = 0.25;
    double slope = 1.0;
    double change_db = levelling->correction_db - levelling->last_db;
    if (levelling->passes > 1 && change_db != 0) {
        slope = CLAMP((levelling->last_off_lu - off_lu) / change_db, least_slope, 1.0);
    }
    return round((levelling->correction_db + off_lu / slope) / STEP_DB) * STEP_DB;
}

gboolean levelling_goes_on(Levelling *levelling, const Preset *preset, double lufs)
{
    double off_lu = preset->target_lufs - lufs;
    levelling->passes++;
    if (levelling->passes == MOST_PASSES || !isfinite(off_lu) ||
        fabs(off_lu) <= preset->tolerance_lu) {
        return FALSE;
    }
    double next_db = corrected_gain(levelling, off_lu);
    if (next_db == levelling->correction_db) {
        return FALSE;
    }
    levelling->last_db = levelling->correction_db;
    levelling->last_off_lu = off_lu;
    levelling->correction_db = next_db;
    return TRUE;
}
