#include "script/script.h"

#include <string.h>

#include "script/lexicon/lexicon.h"

Script *script_new(Document *document)
{
    Script *script = g_new0(Script, 1);
    script->document = document;
    script->speakers = g_ptr_array_new_with_free_func((GDestroyNotify)speaker_free);
    script->chapters = g_array_new(FALSE, TRUE, sizeof(Chapter));
    script->utterances = g_array_new(FALSE, TRUE, sizeof(Utterance));
    return script;
}

void readings_free(GArray *readings)
{
    for (guint i = 0; readings && i < readings->len; i++) {
        Reading *reading = &g_array_index(readings, Reading, i);
        g_free(reading->spoken);
        g_free(reading->ipa);
        g_free(reading->language);
    }
    if (readings) {
        g_array_unref(readings);
    }
}

static void clear_tag(gpointer tag)
{
    g_free(((MarkupTag *)tag)->tag);
}

GArray *markup_tags_new(void)
{
    GArray *tags = g_array_new(FALSE, FALSE, sizeof(MarkupTag));
    g_array_set_clear_func(tags, clear_tag);
    return tags;
}

void script_free(Script *script)
{
    if (!script) {
        return;
    }
    for (gsize i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        g_free(utterance->id);
        g_free(utterance->evidence);
        g_free(utterance->voice);
        g_free(utterance->instead);
        readings_free(utterance->readings);
        g_clear_pointer(&utterance->tags, g_array_unref);
        g_clear_pointer(&utterance->manners, g_array_unref);
    }
    for (gsize i = 0; i < script->chapters->len; i++) {
        g_free(script_chapter(script, i)->title);
    }
    g_array_unref(script->utterances);
    g_array_unref(script->chapters);
    g_ptr_array_unref(script->speakers);
    document_free(script->document);
    lexicon_unref(script->lexicon);
    g_free(script->title);
    g_free(script->language);
    g_free(script->read_as);
    g_free(script->narrator);
    g_free(script);
}

Speaker *speaker_new(const char *name)
{
    Speaker *speaker = g_new0(Speaker, 1);
    speaker->name = g_strdup(name);
    speaker->aliases = g_ptr_array_new_with_free_func(g_free);
    return speaker;
}

void speaker_free(Speaker *speaker)
{
    if (speaker) {
        g_free(speaker->name);
        g_free(speaker->voice);
        g_ptr_array_unref(speaker->aliases);
        g_free(speaker);
    }
}

gboolean utterance_is_heard(const Utterance *utterance)
{
    return utterance->kind != UTTERANCE_SKIPPED || utterance->instead != NULL;
}

const char *utterance_voice(const Script *script, const Utterance *utterance)
{
    if (utterance->voice) {
        return utterance->voice;
    }
    const Speaker *speaker = script_speaker(script, utterance->speaker);
    return speaker ? speaker->voice : script->narrator;
}

/* Before casting nobody has a voice: then speakers tell voices apart. */
static gboolean same_voice(const Script *script, const Utterance *a, const Utterance *b)
{
    const char *voice_a = utterance_voice(script, a);
    const char *voice_b = utterance_voice(script, b);
    if (voice_a == NULL || voice_b == NULL) {
        return voice_a == voice_b && a->speaker == b->speaker;
    }
    return strcmp(voice_a, voice_b) == 0;
}

static gboolean is_heading(const Utterance *utterance)
{
    return utterance->kind == UTTERANCE_HEADING || utterance->kind == UTTERANCE_TITLE;
}

Boundary script_boundary(const Script *script, gsize index)
{
    const Utterance *utterance = script_utterance(script, index);
    const Utterance *before = NULL;
    gboolean scene = FALSE;
    while (index > 0 && before == NULL) {
        index--;
        const Utterance *earlier = script_utterance(script, index);
        scene |= document_block(script->document, earlier->block)->kind == BLOCK_SCENE_BREAK;
        before = utterance_is_heard(earlier) ? earlier : NULL;
    }
    if (before == NULL || before->chapter != utterance->chapter) {
        return BOUNDARY_CHAPTER;
    }
    if (scene) {
        return BOUNDARY_SCENE;
    }
    gboolean same = same_voice(script, before, utterance);
    if (before->block != utterance->block) {
        if (is_heading(before) || is_heading(utterance)) {
            return BOUNDARY_HEADING;
        }
        return same ? BOUNDARY_PARAGRAPH : BOUNDARY_SPEAKER;
    }
    if (before->sentence != utterance->sentence) {
        return BOUNDARY_SENTENCE;
    }
    return same ? BOUNDARY_NONE : BOUNDARY_VOICE;
}

/* The index of NAME in NAMES, or -1. */
static int find_name(const char *const *names, gsize count, const char *name)
{
    for (gsize i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static const char *const kind_names[] = {"title", "heading", "narration", "quotation", "skipped"};
static const char *const gender_names[] = {"unknown", "female", "male"};
static const char *const age_names[] = {"unknown", "young", "adult", "old"};

const char *utterance_kind_name(UtteranceKind kind)
{
    return kind_names[kind];
}

gboolean utterance_kind_from_name(const char *name, UtteranceKind *kind)
{
    int index = find_name(kind_names, G_N_ELEMENTS(kind_names), name);
    if (index >= 0) {
        *kind = (UtteranceKind)index;
    }
    return index >= 0;
}

const char *gender_name(Gender gender)
{
    return gender_names[gender];
}

gboolean gender_from_name(const char *name, Gender *gender)
{
    int index = find_name(gender_names, G_N_ELEMENTS(gender_names), name);
    if (index >= 0) {
        *gender = (Gender)index;
    }
    return index >= 0;
}

const char *age_name(Age age)
{
    return age_names[age];
}

gboolean age_from_name(const char *name, Age *age)
{
    int index = find_name(age_names, G_N_ELEMENTS(age_names), name);
    if (index >= 0) {
        *age = (Age)index;
    }
    return index >= 0;
}
