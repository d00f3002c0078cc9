/* The proof of timing.json: every word has its place, and lies about it are found. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/json.h"
#include "cmocka_headers.h"
#include "edition/place.h"
#include "edition/sample.h"
#include "edition/tamper.h"

/* An edition, made once for all tests, and its timing.json as it should be. */
static json_t *whole;
static Place *place;

static int make_edition(void **state)
{
    void *made;
    make_place(&made);
    place = made;
    g_assert_cmpint(g_mkdir(place->target, 0755), ==, 0);
    sample_make(&sample_small, place->target);
    whole = load(place->target, "timing.json");
    (void)state;
    return 0;
}

static int remove_edition(void **state)
{
    (void)state;
    json_decref(whole);
    void *made = place;
    return remove_place(&made);
}

/* A copy of the timing to be spoilt. */
static json_t *copy(void)
{
    return json_deep_copy(whole);
}

static json_t *line_of(json_t *timing, guint utterance)
{
    return json_array_get(json_object_get(timing, "utterances"), utterance - 1);
}

static json_t *word_of(json_t *timing, guint utterance, guint word)
{
    return json_array_get(json_object_get(line_of(timing, utterance), "words"), word);
}

static void move_number(json_t *object, const char *key, json_int_t by)
{
    json_int_t value = json_integer_value(json_object_get(object, key));
    json_object_set_new(object, key, json_integer(value + by));
}

/* Takes over TIMING and asserts that it is found wrong. */
static void assert_wrong(json_t *timing, const char *because)
{
    store(place->target, "timing.json", timing);
    json_decref(timing);
    refresh(place->target);
    assert_fault(place->target, because);
}

static void the_timing_as_it_was_written_passes(void **state)
{
    (void)state;
    store(place->target, "timing.json", whole);
    refresh(place->target);
    assert_whole(place->target);
}

/* Gives the second utterance an announcement of LENGTH samples that ends BEFORE samples before it.
 */
static json_t *announced(json_int_t before, json_int_t length)
{
    json_t *timing = copy();
    json_t *line = line_of(timing, 2);
    json_int_t end = json_integer_value(json_object_get(line, "first_sample")) - before;
    json_object_set_new(line, "announcement",
                        json_pack("{s:I, s:I}", "first_sample", end - length, "end_sample", end));
    return timing;
}

static void an_announcement_stands_between_utterances(void **state)
{
    (void)state;
    static const char because[] = "an announcement that is not right before it";
    json_t *timing = announced(1, 1);
    store(place->target, "timing.json", timing);
    json_decref(timing);
    refresh(place->target);
    assert_whole(place->target);

    assert_wrong(announced(-1, 2), because);
    assert_wrong(announced(1, 0), because);
    assert_wrong(announced(1, 1000000000), because);
    timing = copy();
    json_object_set_new(line_of(timing, 2), "announcement", json_string("Ann"));
    assert_wrong(timing, because);
}

static void utterances_are_a_line_each(void **state)
{
    (void)state;
    g_autofree char *top = g_dir_make_tmp("lectern-lines-XXXXXX", NULL);
    sample_make(&sample_small, top);
    g_autofree char *text = get(top, "timing.json");
    g_auto(GStrv) text_lines = g_strsplit(text, "\n", -1);
    assert_int_equal(g_strv_length(text_lines), SAMPLE_UTTERANCES + 3);
    assert_non_null(strstr(text_lines[10], "\"id\": \"u0010\""));
    assert_non_null(strstr(text_lines[10], "\"heard\": false}"));
    assert_non_null(strstr(text_lines[1], "\"estimated\": true"));
    g_autofree char *name = g_build_filename(top, "timing.json", NULL);
    g_assert_true(g_unlink(name) == 0);
    void *made = g_new0(Place, 1);
    ((Place *)made)->top = g_strdup(top);
    remove_place(&made);
}

static void a_chapter_starts_where_the_one_before_ends(void **state)
{
    (void)state;
    g_autoptr(json_t) manifest = load(place->target, "edition.json");
    const json_t *chapter = json_array_get(json_object_get(manifest, "chapters"), 1);
    json_int_t start = json_integer_value(json_object_get(chapter, "start_sample"));
    const json_t *heading = line_of(whole, 7);
    assert_true(json_integer_value(json_object_get(heading, "first_sample")) > start);
    const json_t *last = line_of(whole, 6);
    assert_true(json_integer_value(json_object_get(last, "end_sample")) < start);
}

static void a_word_outside_its_utterance_is_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    move_number(word_of(timing, 2, 4), "end_sample", 1);
    assert_wrong(timing, "u0002: the word “quay” ends after its utterance");
    timing = copy();
    move_number(word_of(timing, 2, 0), "first_sample", -1);
    assert_wrong(timing, "u0002: the word “Rain” starts before its utterance");
}

static void words_out_of_order_are_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_t *words = json_object_get(line_of(timing, 2), "words");
    json_t *first = json_incref(json_array_get(words, 0));
    json_array_remove(words, 0);
    json_array_insert_new(words, 1, first);
    assert_wrong(timing, "is given other bytes of the text");
    timing = copy();
    move_number(word_of(timing, 2, 1), "first_sample", -1);
    assert_wrong(timing, "starts before its utterance or the word before it");
}

static void a_word_without_a_place_is_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_object_del(word_of(timing, 8, 2), "first_sample");
    assert_wrong(timing, "u0008: the word “it” has no samples");
    timing = copy();
    json_t *word = word_of(timing, 8, 2);
    json_object_set(word, "end_sample", json_object_get(word, "first_sample"));
    assert_wrong(timing, "ends before it starts");
    timing = copy();
    json_array_remove(json_object_get(line_of(timing, 8), "words"), 2);
    assert_wrong(timing, "u0008 has 6 words instead of 7");
    timing = copy();
    json_object_del(line_of(timing, 8), "words");
    assert_wrong(timing, "u0008 has 0 words instead of 7");
}

static void other_bytes_of_the_text_are_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    move_number(word_of(timing, 4, 1), "start", 1);
    assert_wrong(timing, "u0004: the word “here” is given other bytes");
    timing = copy();
    move_number(line_of(timing, 5), "end", -1);
    assert_wrong(timing, "u0005 is given other bytes");
}

static void utterances_that_overlap_are_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_object_set(line_of(timing, 3), "first_sample",
                    json_object_get(line_of(timing, 2), "first_sample"));
    assert_wrong(timing, "u0003 starts before its chapter or the utterance before it");
}

static void an_utterance_outside_its_chapter_is_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    move_number(line_of(timing, 6), "end_sample", 100000);
    assert_wrong(timing, "u0006 ends after its chapter");
    timing = copy();
    json_object_set_new(line_of(timing, 6), "chapter", json_integer(2));
    assert_wrong(timing, "u0006 is in another chapter");
}

static void lost_and_added_utterances_are_found(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_array_remove(json_object_get(timing, "utterances"), 4);
    assert_wrong(timing, "u0005 is missing");
    timing = copy();
    json_array_remove(json_object_get(timing, "utterances"), SAMPLE_UTTERANCES - 1);
    assert_wrong(timing, "u0014 is missing");
    timing = copy();
    json_array_append(json_object_get(timing, "utterances"), line_of(timing, 14));
    assert_wrong(timing, "has 15 utterances instead of 14");
}

static void a_skipped_utterance_is_not_heard(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_t *skipped = line_of(timing, 10);
    json_object_set_new(skipped, "first_sample", json_integer(1));
    json_object_set_new(skipped, "end_sample", json_integer(2));
    assert_wrong(timing, "u0010 is skipped, and yet has samples");
}

static void what_is_read_in_its_place_is_heard(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_object_del(line_of(timing, 13), "first_sample");
    assert_wrong(timing, "u0013 has no samples");
}

static void timing_of_something_else_is_refused(void **state)
{
    (void)state;
    json_t *timing = copy();
    json_object_set_new(timing, "format", json_string("lectern-timing/2"));
    assert_wrong(timing, "is not lectern-timing/1");
    timing = copy();
    json_object_set_new(timing, "sample_rate", json_integer(8000));
    assert_wrong(timing, "another sample_rate");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_timing_as_it_was_written_passes),
        cmocka_unit_test(an_announcement_stands_between_utterances),
        cmocka_unit_test(utterances_are_a_line_each),
        cmocka_unit_test(a_chapter_starts_where_the_one_before_ends),
        cmocka_unit_test(a_word_outside_its_utterance_is_found),
        cmocka_unit_test(words_out_of_order_are_found),
        cmocka_unit_test(a_word_without_a_place_is_found),
        cmocka_unit_test(other_bytes_of_the_text_are_found),
        cmocka_unit_test(utterances_that_overlap_are_found),
        cmocka_unit_test(an_utterance_outside_its_chapter_is_found),
        cmocka_unit_test(lost_and_added_utterances_are_found),
        cmocka_unit_test(a_skipped_utterance_is_not_heard),
        cmocka_unit_test(what_is_read_in_its_place_is_heard),
        cmocka_unit_test(timing_of_something_else_is_refused),
    };
    return cmocka_run_group_tests(tests, make_edition, remove_edition);
}
