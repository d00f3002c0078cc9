/* edition.json says what the edition is, in a fixed order. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/json.h"
#include "cmocka_headers.h"
#include "edition/place.h"
#include "edition/sample.h"
#include "edition/tamper.h"

/* The edition.json of SAMPLE. */
static json_t *make(void **state, const Sample *sample)
{
    const Place *place = *state;
    sample_make(sample, place->top);
    return load(place->top, "edition.json");
}

static void assert_text(const json_t *object, const char *key, const char *expected)
{
    assert_string_equal(json_string_value(json_object_get(object, key)), expected);
}

static void keys_are_in_order(void **state)
{
    const char *const expected[] = {
        "format",   "generator", "title",       "creator",  "date",
        "language", "preset",    "sample_rate", "duration", "loudness",
        "chapters", "voices",    "files",       "faults",   "seal",
    };
    g_autoptr(json_t) manifest = make(state, &sample_small);
    const char *key;
    json_t *value;
    gsize index = 0;
    json_object_foreach(manifest, key, value)
    {
        assert_string_equal(key, expected[index++]);
    }
    assert_int_equal(index, G_N_ELEMENTS(expected));
    assert_text(manifest, "creator", "A. Writer");
    assert_text(manifest, "date", "2021-04-01");
    assert_text(manifest, "preset", "podcast");
}

static void files_are_listed_by_chapter_and_format(void **state)
{
    const char *const expected[] = {
        "01-the-harbour.flac", "01-the-harbour.mp3", "02-the-boat.flac", "02-the-boat.mp3",
        "03-the-night.flac",   "03-the-night.mp3",   "timing.json",      "script.txt",
    };
    g_autoptr(json_t) manifest = make(state, &sample_whole);
    const json_t *files = json_object_get(manifest, "files");
    assert_int_equal(json_array_size(files), G_N_ELEMENTS(expected));
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_text(json_array_get(files, i), "name", expected[i]);
    }
    assert_text(json_array_get(files, 1), "type", "audio/mpeg");
}

static void only_voices_that_are_heard_are_listed(void **state)
{
    Sample sample = sample_small;
    sample.first_chapter = sample.last_chapter = 1;
    g_autoptr(json_t) manifest = make(state, &sample);
    const json_t *voices = json_object_get(manifest, "voices");
    assert_int_equal(json_array_size(voices), 2); /* Bob speaks in the second chapter */
    const json_t *first = json_array_get(voices, 0);
    assert_text(first, "name", "en-test-ann");
    const json_t *speakers = json_object_get(first, "speakers");
    assert_string_equal(json_string_value(json_array_get(speakers, 0)), "Ann Dale");
    assert_false(json_is_true(json_object_get(first, "narrator")));
    assert_true(json_is_true(json_object_get(json_array_get(voices, 1), "narrator")));
}

static void some_chapters_keep_their_numbers(void **state)
{
    Sample sample = sample_small;
    sample.first_chapter = 2;
    g_autoptr(json_t) manifest = make(state, &sample);
    const json_t *chapters = json_object_get(manifest, "chapters");
    assert_int_equal(json_array_size(chapters), 2);
    const json_t *first = json_array_get(chapters, 0);
    const json_t *second = json_array_get(chapters, 1);
    assert_int_equal(json_integer_value(json_object_get(first, "number")), 2);
    assert_text(first, "title", "The Boat");
    assert_int_equal(json_integer_value(json_object_get(first, "start_sample")), 0);
    assert_int_equal(json_integer_value(json_object_get(second, "start_sample")),
                     json_integer_value(json_object_get(first, "length_samples")));
}

static void faults_are_named(void **state)
{
    Sample sample = sample_small;
    sample.faulty = 2;
    g_autoptr(json_t) manifest = make(state, &sample);
    const json_t *fault = json_array_get(json_object_get(manifest, "faults"), 0);
    assert_text(fault, "utterance", "u0003");
    assert_text(fault, "reason", "the engine was ended by signal 11");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(keys_are_in_order),
        IN_PLACE(files_are_listed_by_chapter_and_format),
        IN_PLACE(only_voices_that_are_heard_are_listed),
        IN_PLACE(some_chapters_keep_their_numbers),
        IN_PLACE(faults_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
