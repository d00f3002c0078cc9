#include "performance/performance.h"

#include "base/error.h"
#include "performance/announcements.h"
#include "performance/production.h"

static gboolean is_known(GHashTable *by_name, const char *name, const char *where, GError **error)
{
    if (name && g_hash_table_contains(by_name, name)) {
        return TRUE;
    }
    error_set(error, LECTERN_ERROR_VOICE, where,
              "there is no voice \"%s\"; lectern voices lists those there are", name ? name : "");
    return FALSE;
}

/* The voices by name; each that SCRIPT uses exists. NULL with ERROR set. */
static GHashTable *known_voices(const Script *script, const GPtrArray *voices,
                                gboolean with_narrator, GError **error)
{
    g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < voices->len; i++) {
        Voice *voice = g_ptr_array_index(voices, i);
        g_hash_table_insert(by_name, voice->name, voice);
    }
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance_is_heard(utterance) &&
            !is_known(by_name, utterance_voice(script, utterance), utterance->id, error)) {
            return NULL;
        }
    }
    if (with_narrator && !is_known(by_name, script->narrator, "narrator", error)) {
        return NULL;
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
    g_autoptr(GHashTable) by_name = known_voices(script, voices, options->announce_speakers, error);
    if (!by_name) {
        return NULL;
    }
    Prosody prosody;
    if (!prosody_load(&prosody, error)) {
        return NULL;
    }
    g_autofree guint8 *announced = options->announce_speakers ? announcements_plan(script) : NULL;
    Performance performance = {
        .prosody = &prosody,
        .announced = announced,
        .script = script,
        .voices = by_name,
        .preset = options->preset,
        .rate = rate,
        .channels = options->channels,
        .ceiling_dbtp =
            audio_formats_ceiling_db(options->formats, options->format_count, options->preset),
        .grain = audio_formats_grain(options->formats, options->format_count),
        /* Enough that no worker waits while one take is performed alone. */
        .ahead = options->jobs + 2,
    };
    g_autoptr(Production) production = production_new(options, &performance, folder);
    return production_run(production, error) ? production_performed(production) : NULL;
}
