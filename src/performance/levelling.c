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
    return levelling->correction_db + round(off_lu / slope / step_db) * step_db;
}

/* What the limiter takes from speech, by how far its ceiling is above the loudness aimed at, and so
 * what has to be added beforehand: measured on an edition of six voices, whose samples were all
 * made to come within 0.1 LU of -16 LUFS. */
typedef struct {
    double headroom_db, gain_db;
} Toll;
static const Toll tolls[] = {{11.0, 4.5}, {12.5, 1.6}, {13.8, 0.4}, {15.0, 0.1}, {17.0, 0.0}};

void levelling_begin(Levelling *levelling, const Preset *preset, double ceiling_db)
{
    double headroom_db = ceiling_db - preset->target_lufs;
    gsize next = 0;
    while (next < G_N_ELEMENTS(tolls) && tolls[next].headroom_db < headroom_db) {
        next++;
    }
    const Toll *above = &tolls[MIN(next, G_N_ELEMENTS(tolls) - 1)];
    const Toll *below = &tolls[next > 0 ? next - 1 : 0];
    double gain_db = above->gain_db;
    if (below->headroom_db < above->headroom_db) {
        double part =
            (headroom_db - below->headroom_db) / (above->headroom_db - below->headroom_db);
        gain_db = below->gain_db + CLAMP(part, 0.0, 1.0) * (above->gain_db - below->gain_db);
    }
    *levelling = (Levelling){.correction_db = round(gain_db / NEXT_STEP_DB) * NEXT_STEP_DB};
}

void levelling_restart(Levelling *levelling)
{
    levelling->passes = 0;
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
