#include "cast/cast_check.h"

#include "base/error.h"

static void set_unknown_voice(GError **error, const char *where, const char *name,
                              const GPtrArray *voices)
{
    g_autofree char *list = voices_list(voices);
    error_set(error, LECTERN_ERROR_VOICE, where, "there is no voice “%s”; there are: %s", name,
              list);
}

gboolean cast_check_file(const CastFile *cast, const GPtrArray *voices, GError **error)
{
    if (cast->narrator && !voices_find(voices, cast->narrator)) {
        g_autofree char *where = g_strdup_printf("%s:%u:1", cast->path, cast->narrator_line);
        set_unknown_voice(error, where, cast->narrator, voices);
        return FALSE;
    }
    for (guint i = 0; i < cast->members->len; i++) {
        const CastMember *member = cast->members->pdata[i];
        if (member->voice && !voices_find(voices, member->voice)) {
            g_autofree char *where = g_strdup_printf("%s:%u:1", cast->path, member->line);
            set_unknown_voice(error, where, member->voice, voices);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean cast_check_script(const Script *script, const GPtrArray *voices, GError **error)
{
    const char *where = script->document->name;
    if (script->narrator && !voices_find(voices, script->narrator)) {
        set_unknown_voice(error, where, script->narrator, voices);
        return FALSE;
    }
    for (guint i = 0; i < script->speakers->len; i++) {
        const Speaker *speaker = script->speakers->pdata[i];
        if (speaker->voice && !voices_find(voices, speaker->voice)) {
            set_unknown_voice(error, where, speaker->voice, voices);
            return FALSE;
        }
    }
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->voice && !voices_find(voices, utterance->voice)) {
            set_unknown_voice(error, where, utterance->voice, voices);
            return FALSE;
        }
    }
    return TRUE;
}
