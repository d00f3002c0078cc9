#include "show/feed/voice_person.h"

#include <string.h>

#include "script/speaker/speakers.h"

/* The length of what NAME has before itself for the LANGUAGE, in full or without the region. */
static gsize prefix_length(const char *name, const char *language)
{
    gsize lengths[] = {strlen(language), strcspn(language, "-")};
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        if (g_ascii_strncasecmp(name, language, lengths[i]) == 0 && name[lengths[i]] == '-' &&
            name[lengths[i] + 1]) {
            return lengths[i] + 1;
        }
    }
    return 0;
}

/* "Claire" for "en-us-claire", a voice of "en-US". */
static char *name_of(const EpisodeVoice *voice)
{
    const char *rest = voice->name + prefix_length(voice->name, voice->language);
    g_autofree char *first = g_utf8_substring(rest, 0, 1);
    g_autofree char *capital = g_utf8_strup(first, -1);
    return g_strconcat(capital, rest + strlen(first), NULL);
}

/* Those who are known of whom VOICE speaks for, in a line; NULL for none. */
static char *speakers_of(const EpisodeVoice *voice)
{
    GString *line = g_string_new(NULL);
    for (char **name = voice->speakers; !voice->narrates && *name; name++) {
        const Speaker speaker = {.name = *name};
        if (!speaker_is_unknown(&speaker)) {
            g_string_append_printf(line, "%s%s", line->len > 0 ? ", " : "", *name);
        }
    }
    return g_string_free(line, line->len == 0);
}

char *voice_person(const EpisodeVoice *voice, const Labels *labels)
{
    g_autofree char *name = name_of(voice);
    char *person = labels_with(labels, "synthetic-voice", name);
    g_autofree char *speakers = speakers_of(voice);
    if (!speakers) {
        return person;
    }
    g_autofree char *alone = person;
    g_autofree char *as = labels_with(labels, "voice-as", speakers);
    return g_strjoin(" ", alone, as, NULL);
}
