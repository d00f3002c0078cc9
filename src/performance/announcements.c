#include "performance/announcements.h"

#include <string.h>

#include "script/near_words.h"
#include "script/speaker/speakers.h"

/* The words of SPAN of TEXT in small letters, a space before and behind each: " ann dahl ". */
static char *folded_words(const char *text, Span span)
{
    GString *words = g_string_new(" ");
    NearWord word;
    for (gsize at = span.start; near_word_after(text, at, span.end, &word); at = word.span.end) {
        g_string_append(words, word.folded);
        g_string_append_c(words, ' ');
    }
    return g_string_free(words, FALSE);
}

/* Whether NAME stands in WORDS, both from folded_words. */
static gboolean has_name(const char *words, const char *name)
{
    g_autofree char *folded = folded_words(name, (Span){0, strlen(name)});
    return folded[1] && strstr(words, folded) != NULL;
}

/* Whether BEFORE, in the sentence of UTTERANCE, has SPEAKER's name or one of the others. */
static gboolean is_named(const Script *script, const Utterance *before, const Utterance *utterance,
                         const Speaker *speaker)
{
    if (!before || before->speaker != SPEAKER_NARRATOR || before->sentence != utterance->sentence) {
        return FALSE;
    }
    g_autofree char *words = folded_words(script->document->text, before->span);
    gboolean named = has_name(words, speaker->name);
    for (guint i = 0; !named && speaker->aliases && i < speaker->aliases->len; i++) {
        named = has_name(words, g_ptr_array_index(speaker->aliases, i));
    }
    return named;
}

guint8 *announcements_plan(const Script *script)
{
    guint8 *announced = g_new0(guint8, script->utterances->len + 1);
    g_autofree guint *last_scenes = g_new0(guint, script->speakers->len + 1);
    guint scene = 0; /* from 1: the first that is heard begins one */
    const Utterance *before = NULL;
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (!utterance_is_heard(utterance)) {
            continue;
        }
        scene += script_boundary(script, i) >= BOUNDARY_HEADING ? 1 : 0;
        const Speaker *speaker = script_speaker(script, utterance->speaker);
        if (speaker && last_scenes[utterance->speaker] != scene) {
            last_scenes[utterance->speaker] = scene;
            announced[i] =
                !speaker_is_unknown(speaker) && !is_named(script, before, utterance, speaker);
        }
        before = utterance;
    }
    return announced;
}

Wording *announcement_wording(const Script *script, gsize index)
{
    const Speaker *speaker = script_speaker(script, script_utterance(script, index)->speaker);
    g_autofree char *text = g_strconcat(speaker->name, ":", NULL);
    /* A script of these words alone, so that names are read as they are in the text. */
    Document document = {.text = text, .length = strlen(text)};
    Script said = {.document = &document, .language = script->language, .lexicon = script->lexicon};
    const Utterance whole = {.kind = UTTERANCE_NARRATION, .span = {0, document.length}};
    return wording_new(&said, &whole);
}
