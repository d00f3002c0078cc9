#include "performance/performance.h"

#include <math.h>

#include "base/error.h"
#include "performance/pass.h"
#include "sound/shape.h"

/* A first pass by calibrated gains is rarely off; limiting makes the way to the target a little
 * crooked, so a correction may itself be corrected. */
enum { MOST_PASSES = 4 };

/* The next gain to try when GAIN_DB came out OFF_LU below the target, and LAST_DB, before it,
 * LAST_OFF_LU. The limiter takes part of what is added, so the second step goes by what the first
 * one did. */
static double corrected_gain(double gain_db, double off_lu, double last_db, double last_off_lu)
{
    /* No voice was measured at less LU a dB; below it the two passes tell too little. */
    const double least_slope = 0.25;
    double slope = 1.0;
    if (gain_db != last_db) {
        slope = CLAMP((last_off_lu - off_lu) / (gain_db - last_db), least_slope, 1.0);
    }
    return gain_db + off_lu / slope;
}

/* Makes all chapters, again with a corrected gain while the whole is off its target. NULL on
 * failure. */
static Performed *perform_levelled(const Script *script, const PerformOptions *options,
                                   Performance *performance, const char *folder, GError **error)
{
    double last_db = performance->correction_db;
    double last_off_lu = 0.0;
    for (int made = 1;; made++) {
        g_autoptr(Pass) pass = pass_new(script, options, performance, folder);
        if (!pass_run(pass, error)) {
            return NULL;
        }
        double off_lu = options->preset->target_lufs - pass_loudness(pass);
        if (made == MOST_PASSES || !isfinite(off_lu) ||
            fabs(off_lu) <= options->preset->tolerance_lu) {
            return pass_performed(pass);
        }
        double next_db = corrected_gain(performance->correction_db, off_lu, last_db, last_off_lu);
        last_db = performance->correction_db;
        last_off_lu = off_lu;
        performance->correction_db = next_db;
    }
}

/* The voices by name; each that SCRIPT uses exists and can be spoken. NULL with ERROR set. */
static GHashTable *usable_voices(const Script *script, const GPtrArray *voices, SpeechPool *pool,
                                 GError **error)
{
    g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < voices->len; i++) {
        Voice *voice = g_ptr_array_index(voices, i);
        g_hash_table_insert(by_name, voice->name, voice);
    }
    g_autoptr(GHashTable) tried = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        const char *name = utterance_voice(script, utterance);
        if (!utterance_is_heard(utterance) || (name && !g_hash_table_add(tried, (gpointer)name))) {
            continue;
        }
        const Voice *voice = name ? g_hash_table_lookup(by_name, name) : NULL;
        if (!voice) {
            error_set(error, LECTERN_ERROR_VOICE, utterance->id,
                      "there is no voice \"%s\"; lectern voices lists those there are",
                      name ? name : "");
            return NULL;
        }
        if (!speech_pool_check_voice(pool, voice, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&by_name);
}

Performed *perform(const Script *script, const GPtrArray *voices, const PerformOptions *options,
                   const char *folder, GError **error)
{
    if (options->first_chapter > script->chapters->len) {
        error_set(error, LECTERN_ERROR_USAGE, "--chapters", "there are only %u chapters",
                  script->chapters->len);
        return NULL;
    }
    guint rate = audio_formats_rate(options->formats, options->format_count, options->preset);
    const Shape shape = {.rate = rate};
    g_autoptr(SpeechPool) pool = speech_pool_new(options->jobs, shape_speech, &shape, error);
    g_autoptr(GHashTable) by_name = pool ? usable_voices(script, voices, pool, error) : NULL;
    if (!by_name) {
        return NULL;
    }
    Performance performance = {
        .script = script,
        .voices = by_name,
        .preset = options->preset,
        .pool = pool,
        .rate = rate,
        .grain = audio_formats_grain(options->formats, options->format_count),
        /* Enough that no worker waits while one chapter is performed alone. */
        .ahead = options->jobs + 2,
    };
    return perform_levelled(script, options, &performance, folder, error);
}
