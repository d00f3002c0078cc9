#include "cast/fitness.h"

#include <math.h>
#include <string.h>

#include "cast/casting.h"

/* A semitone of pitch is one step, and so are two of brightness: of all voices the centroids are
 * about twice as far apart, in octaves, as the pitches. */
static const double semitones_an_octave = 12.0, brightness_weight = 0.5;

/* Two voices that are fewer steps apart can be taken for each other; beyond the second figure more
 * distance is no clearer. */
static const double clear_steps = 2.0, ample_steps = 6.0;

/* Voices that are not heard close together may be this much closer. */
static const double apart_factor = 1.5;

/* Between the voices of women and men: for a speaker of whom nothing is known. Each semitone from
 * it counts as a part of a step. */
static const double middle_pitch_hz = 150.0, middle_weight = 0.5;

/* Closeness is counted in these parts of a step, so that small differences leave the choice to the
 * names; for the main speaker every difference counts. */
static const double parts_a_step = 2.0, main_parts_a_step = 1000.0;

static double octaves(double a, double b)
{
    return fabs(log2(a / b));
}

double voice_distance(const Voice *a, const Voice *b)
{
    double pitch = semitones_an_octave * octaves(a->median_pitch_hz, b->median_pitch_hz);
    double brightness = semitones_an_octave * octaves(a->centroid_hz, b->centroid_hz);
    return hypot(pitch, brightness_weight * brightness);
}

guint64 name_hash(const char *a, const char *b)
{
    /* Fowler, Noll and Vo's 64-bit offset basis and prime. */
    guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325);
    const guint64 prime = G_GUINT64_CONSTANT(0x100000001b3);
    const char *const names[] = {a, b};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        /* The NUL counts too: it keeps the names apart. */
        for (gsize k = 0; k <= strlen(names[i]); k++) {
            hash = (hash ^ (guchar)names[i][k]) * prime;
        }
    }
    return hash;
}

void fitness_prepare(Casting *casting)
{
    memset(casting->near, 0, casting->voices->len * sizeof *casting->near);
    const Nearness *nearness = casting->nearness;
    guint end = nearness->first[casting->speaker + 1];
    for (guint i = nearness->first[casting->speaker]; i < end; i++) {
        const Neighbour *neighbour = &g_array_index(nearness->neighbours, Neighbour, i);
        int voice = casting->given[neighbour->speaker];
        if (voice != NO_VOICE) {
            casting->near[voice] += neighbour->count;
        }
    }
}

/* Steps from VOICE to the closest of those it could be taken for. */
static double clearance(const Casting *casting, int voice)
{
    const double *distances = casting->distances + (gsize)voice * casting->voices->len;
    double least = distances[casting->narrator];
    for (guint other = 0; other < casting->voices->len; other++) {
        if ((int)other == voice) {
            continue;
        }
        if (casting->near[other] > 0) {
            least = MIN(least, distances[other]);
        } else if (casting->load[other] > 0) {
            least = MIN(least, distances[other] * apart_factor);
        }
    }
    return least;
}

static int closeness(const Casting *casting, const Voice *voice, Gender gender, double steps)
{
    double merit = casting->is_main ? steps : MIN(steps, ample_steps);
    if (gender == GENDER_UNKNOWN) {
        merit -=
            middle_weight * semitones_an_octave * octaves(voice->median_pitch_hz, middle_pitch_hz);
    }
    return (int)(-merit * (casting->is_main ? main_parts_a_step : parts_a_step));
}

Fitness fitness_of(const Casting *casting, int voice, const char *name)
{
    const Voice *candidate = casting->voices->pdata[voice];
    const Speaker *speaker = script_speaker(casting->script, (int)casting->speaker);
    Gender gender = speaker->gender;
    double steps = clearance(casting, voice);
    gboolean gendered = gender != GENDER_UNKNOWN;
    return (Fitness){
        .opposite = gendered && candidate->gender != gender && candidate->gender != GENDER_UNKNOWN,
        .confused = casting->near[voice] > 0,
        .neutral = gendered && candidate->gender == GENDER_UNKNOWN,
        .mismatch = speaker->age != AGE_UNKNOWN && candidate->age != speaker->age,
        .load = casting->load[voice],
        .unclear = steps < clear_steps,
        .unusual = candidate->age != AGE_ADULT,
        .foreign = casting->foreign[voice],
        .closeness = closeness(casting, candidate, gender, steps),
        .tie = name_hash(name, candidate->name),
    };
}

gboolean fitness_is_better(const Fitness *a, const Fitness *b)
{
    if (a->opposite != b->opposite) {
        return !a->opposite;
    }
    if (a->confused != b->confused) {
        return !a->confused;
    }
    if (a->neutral != b->neutral) {
        return !a->neutral;
    }
    if (a->mismatch != b->mismatch) {
        return !a->mismatch;
    }
    if (a->load != b->load) {
        return a->load < b->load;
    }
    if (a->unclear != b->unclear) {
        return !a->unclear;
    }
    if (a->unusual != b->unusual) {
        return !a->unusual;
    }
    if (a->foreign != b->foreign) {
        return !a->foreign;
    }
    if (a->closeness != b->closeness) {
        return a->closeness < b->closeness;
    }
    return a->tie < b->tie;
}
