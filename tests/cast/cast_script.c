#include "cast_script.h"

#include <string.h>

static Gender letter_gender(const char *letter)
{
    if (g_strcmp0(letter, "f") == 0) {
        return GENDER_FEMALE;
    }
    return g_strcmp0(letter, "m") == 0 ? GENDER_MALE : GENDER_UNKNOWN;
}

static int speaker_index(Script *script, const char *name, Gender gender)
{
    for (guint i = 0; i < script->speakers->len; i++) {
        if (strcmp(script_speaker(script, (int)i)->name, name) == 0) {
            return (int)i;
        }
    }
    Speaker *speaker = speaker_new(name);
    speaker->gender = gender;
    g_ptr_array_add(script->speakers, speaker);
    return (int)script->speakers->len - 1;
}

static void add_utterance(Script *script, gsize number, guint chapter, int speaker)
{
    Utterance utterance = {
        .id = g_strdup_printf("u%04zu", number),
        .kind = UTTERANCE_QUOTATION,
        .chapter = chapter,
        .sentence = (guint)number + 1,
        .speaker = speaker,
        .span = {number * 2, number * 2 + 1},
        .rule = g_intern_string("test"),
        .confidence = 1.0,
        .pause_ms = PAUSE_BY_STRUCTURE,
    };
    g_array_append_val(script->utterances, utterance);
    script_speaker(script, speaker)->lines++;
}

Script *cast_script(const char *language, const char *turns)
{
    g_auto(GStrv) parts = g_strsplit(turns, ",", -1);
    GString *text = g_string_new(NULL);
    for (char **part = parts; *part; part++) {
        g_string_append(text, "x ");
    }
    gsize length = text->len;
    Script *script = script_new(document_new("test", g_string_free(text, FALSE), length));
    g_free(script->language);
    script->language = g_strdup(language);
    guint chapter = 0;
    for (gsize i = 0; parts[i]; i++) {
        char *turn = g_strstrip(parts[i]);
        if (*turn == '/') {
            chapter++;
            turn = g_strchug(turn + 1);
        }
        char *space = strrchr(turn, ' ');
        gboolean has_letter = space && (strcmp(space, " f") == 0 || strcmp(space, " m") == 0);
        Gender gender = letter_gender(has_letter ? space + 1 : NULL);
        if (has_letter) {
            *space = '\0';
        }
        add_utterance(script, i, chapter, speaker_index(script, turn, gender));
    }
    return script;
}

Speaker *cast_speaker(const Script *script, const char *name)
{
    for (guint i = 0; i < script->speakers->len; i++) {
        Speaker *speaker = script_speaker(script, (int)i);
        if (strcmp(speaker->name, name) == 0) {
            return speaker;
        }
    }
    return NULL;
}

const char *cast_voice(const Script *script, const char *name)
{
    const Speaker *speaker = cast_speaker(script, name);
    return speaker ? speaker->voice : NULL;
}

char *voice_text(const char *language, const char *gender, double pitch_hz, double centroid_hz)
{
    return g_strdup_printf("[voice]\n"
                           "description = A voice for a test\n"
                           "language = %s\n"
                           "gender = %s\n"
                           "age = adult\n"
                           "narrator = no\n"
                           "\n"
                           "[engine]\n"
                           "engine = espeak-ng\n"
                           "voice = gmw/en\n"
                           "variant =\n"
                           "rate = 165\n"
                           "pitch = 50\n"
                           "range = 50\n"
                           "\n"
                           "[calibration]\n"
                           "gain_db = 3.25\n"
                           "median_pitch_hz = %.0f\n"
                           "centroid_hz = %.0f\n",
                           language, gender, pitch_hz, centroid_hz);
}
