#include "sound/rehearsal.h"

#include <math.h>

#include "sound/limiter.h"
#include "sound/loudness.h"

enum { CHUNK = 1024 };

/* The gains that are tried. Between two of them loudness grows nearly as a straight line, and below
 * the first as gain does: there hardly anything is limited. */
static const double trial_gains[] = {-5, -2, 0, 2, 4, 6, 8, REHEARSAL_MOST_DB};

enum { TRIALS = G_N_ELEMENTS(trial_gains) };

struct Rehearsal {
    const Preset *preset;
    Limiter *limiters[TRIALS];
    Loudness *meters[TRIALS];
    gboolean is_finished;
};

static gboolean measure(const float *samples, gsize count, gpointer meter, GError **error)
{
    (void)error;
    loudness_add(meter, samples, count);
    return TRUE;
}

Rehearsal *rehearsal_new(const AudioFormat *const *formats, gsize count, guint rate,
                         const Preset *preset)
{
    double ceiling = audio_formats_ceiling_db(formats, count, preset);
    Rehearsal *rehearsal = g_new0(Rehearsal, 1);
    rehearsal->preset = preset;
    for (gsize i = 0; i < TRIALS; i++) {
        rehearsal->meters[i] = loudness_new(rate);
        rehearsal->limiters[i] = limiter_new(rate, ceiling, measure, rehearsal->meters[i]);
    }
    return rehearsal;
}

void rehearsal_free(Rehearsal *rehearsal)
{
    if (!rehearsal) {
        return;
    }
    for (gsize i = 0; i < TRIALS; i++) {
        limiter_free(rehearsal->limiters[i]);
        loudness_free(rehearsal->meters[i]);
    }
    g_free(rehearsal);
}

void rehearsal_add(Rehearsal *rehearsal, const float *samples, gsize count, double gain_db)
{
    g_return_if_fail(!rehearsal->is_finished);
    for (gsize i = 0; i < TRIALS; i++) {
        float gain = (float)pow(10.0, (gain_db + trial_gains[i]) / 20.0);
        for (gsize at = 0; at < count; at += CHUNK) {
            float chunk[CHUNK];
            gsize part = MIN(count - at, CHUNK);
            for (gsize k = 0; k < part; k++) {
                chunk[k] = samples[at + k] * gain;
            }
            limiter_write(rehearsal->limiters[i], chunk, part, NULL);
        }
    }
}

static void finish(Rehearsal *rehearsal)
{
    for (gsize i = 0; i < TRIALS && !rehearsal->is_finished; i++) {
        limiter_finish(rehearsal->limiters[i], NULL);
        loudness_close(rehearsal->meters[i]);
    }
    rehearsal->is_finished = TRUE;
}

/* The loudness of all REHEARSALS at the gain TRIAL. */
static double loudness_at(Rehearsal *const *rehearsals, gsize count, gsize trial)
{
    Loudness **meters = g_new(Loudness *, count);
    for (gsize i = 0; i < count; i++) {
        meters[i] = rehearsals[i]->meters[trial];
    }
    double loudness = loudness_integrated(meters, count);
    g_free(meters);
    return loudness;
}

double rehearsal_gain(Rehearsal *const *rehearsals, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        finish(rehearsals[i]);
    }
    double below = loudness_at(rehearsals, count, 0);
    if (count == 0 || !isfinite(below)) {
        return 0;
    }
    double target = rehearsals[0]->preset->target_lufs;
    if (below >= target) {
        return trial_gains[0] - (below - target);
    }
    for (gsize i = 1; i < TRIALS; i++) {
        double above = loudness_at(rehearsals, count, i);
        if (above >= target) {
            double part = (target - below) / (above - below);
            return trial_gains[i - 1] + part * (trial_gains[i] - trial_gains[i - 1]);
        }
        below = above;
    }
    return REHEARSAL_MOST_DB;
}
