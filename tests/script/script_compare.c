#include "script/script_compare.h"

#include "cmocka_headers.h"
#include "script/form/script_form.h"
#include "script/form/script_text.h"

Script *read_script(const char *text, gsize length)
{
    g_autoptr(GError) error = NULL;
    Script *script = script_text_read("s.txt", text, length, &error);
    if (!script) {
        fail_msg("%s", error->message);
    }
    assert_true(script_validate(script, &error));
    return script;
}

static guint length_of(const GArray *array)
{
    return array ? array->len : 0;
}

static void assert_same_markup(const Utterance *a, const Utterance *b)
{
    assert_int_equal(length_of(a->tags), length_of(b->tags));
    for (guint i = 0; i < length_of(a->tags); i++) {
        const MarkupTag *one = &g_array_index(a->tags, MarkupTag, i);
        const MarkupTag *other = &g_array_index(b->tags, MarkupTag, i);
        assert_int_equal(one->offset, other->offset);
        assert_string_equal(one->tag, other->tag);
    }
    assert_int_equal(length_of(a->manners), length_of(b->manners));
    for (guint i = 0; i < length_of(a->manners); i++) {
        const Manner *one = &g_array_index(a->manners, Manner, i);
        const Manner *other = &g_array_index(b->manners, Manner, i);
        assert_memory_equal(&one->span, &other->span, sizeof one->span);
        assert_int_equal(one->pause_ms, other->pause_ms);
        assert_int_equal(one->emphasis, other->emphasis);
        assert_memory_equal(&one->tone, &other->tone, sizeof one->tone);
    }
}

static void assert_same_utterance(const Utterance *a, const Utterance *b)
{
    assert_string_equal(a->id, b->id);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->chapter, b->chapter);
    assert_int_equal(a->block, b->block);
    assert_int_equal(a->sentence, b->sentence);
    assert_int_equal(a->speaker, b->speaker);
    assert_memory_equal(&a->span, &b->span, sizeof a->span);
    assert_string_equal(a->rule, b->rule);
    assert_int_equal(form_confidence(a->confidence), form_confidence(b->confidence));
    assert_int_equal(g_strcmp0(a->evidence, b->evidence), 0);
    assert_int_equal(g_strcmp0(a->voice, b->voice), 0);
    assert_int_equal(g_strcmp0(a->instead, b->instead), 0);
    assert_int_equal(a->pause_ms, b->pause_ms);
    guint readings = a->readings ? a->readings->len : 0;
    assert_int_equal(readings, b->readings ? b->readings->len : 0);
    for (guint i = 0; i < readings; i++) {
        const Reading *one = &g_array_index(a->readings, Reading, i);
        const Reading *other = &g_array_index(b->readings, Reading, i);
        assert_memory_equal(&one->span, &other->span, sizeof one->span);
        assert_int_equal(g_strcmp0(one->spoken, other->spoken), 0);
        assert_int_equal(g_strcmp0(one->ipa, other->ipa), 0);
        assert_int_equal(g_strcmp0(one->language, other->language), 0);
        assert_int_equal(one->marked, other->marked);
    }
    assert_same_markup(a, b);
}

static void assert_same_speakers(const GPtrArray *a, const GPtrArray *b)
{
    assert_int_equal(a->len, b->len);
    for (guint i = 0; i < a->len; i++) {
        const Speaker *one = g_ptr_array_index(a, i), *other = g_ptr_array_index(b, i);
        assert_string_equal(one->name, other->name);
        assert_int_equal(one->gender, other->gender);
        assert_int_equal(one->age, other->age);
        assert_int_equal(g_strcmp0(one->voice, other->voice), 0);
        assert_int_equal(one->lines, other->lines);
        assert_int_equal(one->aliases->len, other->aliases->len);
        for (guint k = 0; k < one->aliases->len; k++) {
            assert_string_equal(g_ptr_array_index(one->aliases, k),
                                g_ptr_array_index(other->aliases, k));
        }
    }
}

static void assert_same_document(const Document *a, const Document *b)
{
    assert_int_equal(a->length, b->length);
    assert_memory_equal(a->text, b->text, a->length);
    assert_string_equal(a->name, b->name);
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        assert_int_equal(
            g_strcmp0(metadata_value(&a->metadata, key), metadata_value(&b->metadata, key)), 0);
    }
    assert_int_equal(a->blocks->len, b->blocks->len);
    for (guint i = 0; i < a->blocks->len; i++) {
        const Block *one = document_block(a, i), *other = document_block(b, i);
        assert_int_equal(one->kind, other->kind);
        assert_int_equal(one->level, other->level);
        assert_memory_equal(&one->text, &other->text, sizeof one->text);
    }
}

void assert_same_script(const Script *a, const Script *b)
{
    assert_same_document(a->document, b->document);
    assert_string_equal(a->title, b->title);
    assert_string_equal(a->language, b->language);
    assert_int_equal(g_strcmp0(a->narrator, b->narrator), 0);
    assert_same_speakers(a->speakers, b->speakers);
    assert_int_equal(a->chapters->len, b->chapters->len);
    for (guint i = 0; i < a->chapters->len; i++) {
        assert_string_equal(script_chapter(a, i)->title, script_chapter(b, i)->title);
        assert_memory_equal(&script_chapter(a, i)->span, &script_chapter(b, i)->span, sizeof(Span));
    }
    assert_int_equal(a->utterances->len, b->utterances->len);
    for (guint i = 0; i < a->utterances->len; i++) {
        assert_same_utterance(script_utterance(a, i), script_utterance(b, i));
    }
}

void check_round_trip(const Script *script)
{
    g_autoptr(GString) text = script_text_write(script);
    assert_true(g_utf8_validate(text->str, (gssize)text->len, NULL));
    assert_true(script_text_is(text->str, text->len));
    g_autoptr(Script) again = read_script(text->str, text->len);
    assert_same_script(script, again);
    g_autoptr(GString) second = script_text_write(again);
    assert_string_equal(second->str, text->str);
}
