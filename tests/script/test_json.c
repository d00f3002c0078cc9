/* The script as JSON: every key that other programs rely on. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cmocka_headers.h"
#include "script/assembly/build.h"
#include "script/documents.h"
#include "script/script_json.h"

/* The JSON of SCRIPT, read back. */
static json_t *written(const Script *script)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    assert_non_null(out);
    assert_true(script_json_write(script, out));
    fclose(out);
    json_error_t error;
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
    free(bytes);
    assert_non_null(root);
    return root;
}

static Script *sample(void)
{
    const BlockText blocks[] = {
        {BLOCK_TITLE, "The “Tide”"},  {BLOCK_PARAGRAPH, "“Row,” said Ann Bell. “She’s\nlate.”"},
        {BLOCK_HEADING, "Home"},      {BLOCK_PARAGRAPH, "Ann slept."},
        {BLOCK_SCENE_BREAK, "* * *"},
    };
    Document *document = document_of_blocks(blocks, G_N_ELEMENTS(blocks));
    Script *script = script_build(document, "en-GB", NULL);
    assert_non_null(script);
    return script;
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static json_int_t number_of(const json_t *object, const char *key)
{
    assert_true(json_is_integer(json_object_get(object, key)));
    return json_integer_value(json_object_get(object, key));
}

static void the_script_describes_itself(void **state)
{
    (void)state;
    g_autoptr(Script) script = sample();
    g_autoptr(json_t) root = written(script);
    assert_string_equal(text_of(root, "format"), "lectern-script/1");
    assert_string_equal(text_of(root, "title"), "The “Tide”");
    assert_string_equal(text_of(root, "language"), "en-GB");
    json_t *chapters = json_object_get(root, "chapters");
    assert_int_equal(json_array_size(chapters), 2);
    assert_string_equal(text_of(json_array_get(chapters, 1), "title"), "Home");
    assert_int_equal(number_of(json_array_get(chapters, 0), "start"), 0);
    assert_int_equal(number_of(json_array_get(chapters, 0), "end"),
                     number_of(json_array_get(chapters, 1), "start"));
    json_t *speaker = json_array_get(json_object_get(root, "speakers"), 0);
    assert_string_equal(text_of(speaker, "name"), "Ann Bell");
    assert_string_equal(text_of(speaker, "gender"), "female");
    assert_true(json_is_array(json_object_get(speaker, "aliases")));
    assert_true(json_is_null(json_object_get(speaker, "voice")));
    assert_int_equal(number_of(speaker, "lines"), 2);
}

static void every_utterance_is_there_with_its_bytes(void **state)
{
    (void)state;
    g_autoptr(Script) script = sample();
    g_autoptr(json_t) root = written(script);
    json_t *utterances = json_object_get(root, "utterances");
    assert_int_equal(json_array_size(utterances), script->utterances->len);
    for (gsize i = 0; i < json_array_size(utterances); i++) {
        json_t *object = json_array_get(utterances, i);
        const Utterance *utterance = script_utterance(script, i);
        assert_string_equal(text_of(object, "id"), utterance->id);
        assert_string_equal(text_of(object, "kind"), utterance_kind_name(utterance->kind));
        assert_int_equal(number_of(object, "start"), utterance->span.start);
        assert_int_equal(number_of(object, "end"), utterance->span.end);
        assert_int_equal(number_of(object, "sentence"), utterance->sentence);
        assert_int_equal(number_of(object, "chapter"), utterance->chapter + 1);
        json_t *text = json_object_get(object, "text");
        assert_int_equal(json_string_length(text), span_length(utterance->span));
        assert_memory_equal(json_string_value(text), script->document->text + utterance->span.start,
                            span_length(utterance->span));
        assert_true(json_is_number(json_object_get(object, "confidence")));
        assert_non_null(text_of(object, "rule"));
        assert_null(json_object_get(object, "spoken"));
    }
}

static void the_narrator_speaks_as_nobody(void **state)
{
    (void)state;
    g_autoptr(Script) script = sample();
    g_autoptr(json_t) root = written(script);
    json_t *utterances = json_object_get(root, "utterances");
    json_t *quotation = json_array_get(utterances, 1);
    assert_string_equal(text_of(quotation, "kind"), "quotation");
    assert_string_equal(text_of(quotation, "speaker"), "Ann Bell");
    json_t *narration = json_array_get(utterances, 2);
    assert_string_equal(text_of(narration, "kind"), "narration");
    assert_true(json_is_null(json_object_get(narration, "speaker")));
    assert_true(json_is_null(json_object_get(narration, "voice")));
}

static void what_an_editor_changed_is_said(void **state)
{
    (void)state;
    g_autoptr(Script) script = sample();
    script->narrator = g_strdup("rose");
    script_speaker(script, 0)->voice = g_strdup("jack");
    Utterance *utterance = script_utterance(script, 3);
    utterance->voice = g_strdup("mary");
    utterance->pause_ms = 700;
    utterance->readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    const char *word = strstr(script->document->text, "late");
    gsize start = (gsize)(word - script->document->text);
    Reading reading = {.span = {start, start + strlen("late")}, .spoken = g_strdup("early")};
    g_array_append_val(utterance->readings, reading);

    g_autoptr(json_t) root = written(script);
    json_t *utterances = json_object_get(root, "utterances");
    assert_string_equal(text_of(json_array_get(utterances, 1), "voice"), "jack");
    assert_string_equal(text_of(json_array_get(utterances, 2), "voice"), "rose");
    json_t *changed = json_array_get(utterances, 3);
    assert_string_equal(text_of(changed, "voice"), "mary");
    assert_int_equal(number_of(changed, "pause_ms"), 700);
    assert_non_null(strstr(text_of(changed, "spoken"), "early"));
    assert_null(strstr(text_of(changed, "spoken"), "late"));
}

static void a_full_disk_is_noticed(void **state)
{
    (void)state;
    g_autoptr(Script) script = sample();
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL) {
        skip();
    }
    assert_false(script_json_write(script, full));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_script_describes_itself),
        cmocka_unit_test(every_utterance_is_there_with_its_bytes),
        cmocka_unit_test(the_narrator_speaks_as_nobody),
        cmocka_unit_test(what_an_editor_changed_is_said),
        cmocka_unit_test(a_full_disk_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
