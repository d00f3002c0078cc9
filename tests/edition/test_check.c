/* The proof of an edition: a whole one passes, and each way of not being whole is found. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "cmocka_headers.h"
#include "edition/check.h"
#include "edition/place.h"
#include "edition/sample.h"
#include "edition/tamper.h"

/* Makes SAMPLE at the place's target. */
static const char *make(void **state, const Sample *sample)
{
    const Place *place = *state;
    g_assert_cmpint(g_mkdir_with_parents(place->target, 0755), ==, 0);
    sample_make(sample, place->target);
    return place->target;
}

static void a_whole_edition_passes(void **state)
{
    const char *folder = make(state, &sample_whole);
    assert_whole(folder);
    CheckSummary summary;
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    assert_true(edition_check(folder, NULL, &summary, NULL, problems, NULL));
    assert_int_equal(summary.files, 2 * SAMPLE_CHAPTERS + 3);
    assert_int_equal(summary.chapters, SAMPLE_CHAPTERS);
    assert_int_equal(summary.utterances, SAMPLE_UTTERANCES);
    assert_int_equal(summary.words, SAMPLE_WORDS);
}

static void every_format_has_exactly_its_samples(void **state)
{
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        Sample sample = sample_whole;
        sample.formats = format->name;
        const char *folder = make(state, &sample);
        assert_whole(folder);
        assert_true(file_remove_tree(folder, NULL));
    }
}

static void an_edition_of_some_chapters_passes(void **state)
{
    Sample sample = sample_small;
    sample.first_chapter = sample.last_chapter = 2;
    assert_whole(make(state, &sample));
}

static void files_of_others_do_not_matter(void **state)
{
    const char *folder = make(state, &sample_small);
    put(folder, "notes.txt", "mine");
    put(folder, "cover.jpg", "picture");
    assert_whole(folder);
}

static void an_edition_is_made_the_same_every_time(void **state)
{
    const Place *place = *state;
    g_autofree char *again = g_build_filename(place->top, "again", NULL);
    const char *folder = make(state, &sample_whole);
    g_assert_cmpint(g_mkdir(again, 0755), ==, 0);
    sample_make(&sample_whole, again);
    g_autofree char *first = get(folder, "edition.json");
    g_autofree char *second = get(again, "edition.json");
    assert_string_equal(first, second);
}

static void files_have_as_many_channels_as_the_edition(void **state)
{
    const char *folder = make(state, &sample_small);
    g_autoptr(json_t) manifest = load(folder, "edition.json");
    json_object_set_new(manifest, "channels", json_integer(2));
    store(folder, "edition.json", manifest);
    reseal(folder);
    assert_fault(folder, "has 1 channel at");
    json_object_set_new(manifest, "channels", json_integer(3));
    store(folder, "edition.json", manifest);
    reseal(folder);
    assert_fault(folder, "is neither 1 nor 2");
    json_object_set_new(manifest, "channels", json_integer(1));
    store(folder, "edition.json", manifest);
    reseal(folder);
    assert_whole(folder);
}

static void a_full_disk_is_an_error(void **state)
{
    const Place *place = *state;
    g_autofree char *timing = g_build_filename(place->top, "timing.json", NULL);
    assert_int_equal(symlink("/dev/full", timing), 0);
    g_autoptr(GError) error = NULL;
    assert_false(sample_try(&sample_small, place->top, &error));
    assert_non_null(strstr(error->message, "timing.json: cannot write: No space left"));
}

static void flip_byte(const char *folder, const char *name, double where)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gsize length;
    g_autofree char *bytes = file_read(path, G_MAXINT32, &length, NULL);
    gsize place = MIN((gsize)(where * (double)length), length - 1);
    bytes[place] = (char)(bytes[place] ^ 1);
    assert_true(file_write(path, bytes, length, NULL));
}

static void one_changed_byte_in_any_file_is_found(void **state)
{
    const char *folder = make(state, &sample_whole);
    g_autoptr(json_t) manifest = load(folder, "edition.json");
    json_t *files = json_object_get(manifest, "files");
    json_array_append_new(files, json_pack("{s:s}", "name", "edition.json"));
    gsize index;
    const json_t *file;
    json_array_foreach(files, index, file)
    {
        const char *name = json_string_value(json_object_get(file, "name"));
        const double places[] = {0.0, 0.1, 0.5, 0.77, 1.0};
        for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
            flip_byte(folder, name, places[i]);
            assert_fault(folder, name);
            flip_byte(folder, name, places[i]);
        }
    }
    assert_whole(folder);
}

static void a_missing_file_is_found(void **state)
{
    const char *folder = make(state, &sample_small);
    const char *const names[] = {"02-the-boat.wav", "timing.json", "script.txt", "edition.json"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_autofree char *aside = g_strconcat(path, ".aside", NULL);
        assert_int_equal(g_rename(path, aside), 0);
        assert_fault(folder, names[i]);
        assert_int_equal(g_mkdir(path, 0755), 0);
        assert_fault(folder, "is not a file");
        assert_int_equal(g_rmdir(path), 0);
        assert_int_equal(g_rename(aside, path), 0);
    }
    assert_whole(folder);
}

static void an_audio_file_more_is_found(void **state)
{
    const char *folder = make(state, &sample_small);
    put(folder, "04-left-over.MP3", "");
    assert_fault(folder, "04-left-over.MP3: is not part of the edition");
}

static void a_file_that_is_not_listed_is_found(void **state)
{
    const char *folder = make(state, &sample_small);
    for (int i = 0; i < 2; i++) { /* timing.json, then script.txt too */
        g_autoptr(json_t) manifest = load(folder, "edition.json");
        json_array_remove(json_object_get(manifest, "files"), SAMPLE_CHAPTERS);
        store(folder, "edition.json", manifest);
        reseal(folder);
        assert_fault(folder, i == 0 ? "does not list timing.json" : "does not list script.txt");
    }
}

static void nothing_to_check_is_an_error(void **state)
{
    const Place *place = *state;
    assert_fault(place->target, "is not a folder");
    assert_fault(place->top, "edition.json: cannot open");
}

static void audio_that_belongs_to_another_chapter_is_found(void **state)
{
    const char *folder = make(state, &sample_small);
    g_autofree char *one = g_build_filename(folder, "01-the-harbour.wav", NULL);
    g_autofree char *two = g_build_filename(folder, "02-the-boat.wav", NULL);
    g_autofree char *aside = g_build_filename(folder, "aside", NULL);
    assert_int_equal(g_rename(one, aside), 0);
    assert_int_equal(g_rename(two, one), 0);
    assert_int_equal(g_rename(aside, two), 0);
    assert_fault(folder, "01-the-harbour.wav: has");
    refresh(folder);
    assert_fault(folder, "samples instead of");
}

static void swapped_chapters_are_found(void **state)
{
    const char *folder = make(state, &sample_small);
    g_autoptr(json_t) manifest = load(folder, "edition.json");
    json_t *chapters = json_object_get(manifest, "chapters");
    json_t *first = json_incref(json_array_get(chapters, 0));
    json_array_remove(chapters, 0);
    json_array_insert_new(chapters, 1, first);
    store(folder, "edition.json", manifest);
    reseal(folder);
    assert_fault(folder, "chapter 1 stands behind chapter 2");
    assert_fault(folder, "01-the-harbour.wav stands behind 02-the-boat.wav");
    assert_fault(folder, "starts at sample");
}

static void sound_that_cannot_be_decoded_is_found(void **state)
{
    const char *folder = make(state, &sample_small);
    put(folder, "02-the-boat.wav", "RIFF but no more");
    refresh(folder);
    assert_fault(folder, "02-the-boat.wav: cannot be decoded");
}

static void an_utterance_that_is_silent_is_found(void **state)
{
    Sample sample = sample_whole;
    sample.silent = 4;
    const char *folder = make(state, &sample);
    assert_fault(folder, "01-the-harbour.flac: u0005 is not heard");
    assert_fault(folder, "01-the-harbour.mp3: u0005 is not heard");
}

static void an_utterance_without_samples_is_found(void **state)
{
    Sample sample = sample_small;
    sample.dropped = 7;
    assert_fault(make(state, &sample), "timing.json: u0008 has no samples");
}

static void an_utterance_that_could_not_be_spoken_is_found(void **state)
{
    Sample sample = sample_small;
    sample.faulty = 2;
    assert_fault(make(state, &sample), "u0003 could not be spoken: the engine was ended");
}

static void a_level_that_is_not_what_is_heard_is_found(void **state)
{
    const char *folder = make(state, &sample_whole);
    const char *const keys[] = {"integrated_lufs", "true_peak_dbtp"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autoptr(json_t) manifest = load(folder, "edition.json");
        json_t *loudness = json_object_get(manifest, "loudness");
        double level = json_number_value(json_object_get(loudness, keys[i]));
        json_object_set_new(loudness, keys[i], json_rounded(level + 0.2, 2));
        store(folder, "edition.json", manifest);
        reseal(folder);
        assert_fault(folder, i == 0 ? "the integrated loudness is" : "the true peak is");
    }
}

static void a_script_that_lost_a_sentence_is_found(void **state)
{
    const char *folder = make(state, &sample_small);
    g_autofree char *script = get(folder, "script.txt");
    char *sentence = strstr(script, "Nobody moved.");
    assert_non_null(sentence);
    memmove(sentence, sentence + strlen("Nobody "), strlen(sentence + strlen("Nobody ")) + 1);
    put(folder, "script.txt", script);
    refresh(folder);
    assert_fault(folder, "u0003");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_whole_edition_passes),
        IN_PLACE(every_format_has_exactly_its_samples),
        IN_PLACE(an_edition_of_some_chapters_passes),
        IN_PLACE(files_of_others_do_not_matter),
        IN_PLACE(an_edition_is_made_the_same_every_time),
        IN_PLACE(files_have_as_many_channels_as_the_edition),
        IN_PLACE(a_full_disk_is_an_error),
        IN_PLACE(one_changed_byte_in_any_file_is_found),
        IN_PLACE(a_missing_file_is_found),
        IN_PLACE(an_audio_file_more_is_found),
        IN_PLACE(a_file_that_is_not_listed_is_found),
        IN_PLACE(nothing_to_check_is_an_error),
        IN_PLACE(audio_that_belongs_to_another_chapter_is_found),
        IN_PLACE(swapped_chapters_are_found),
        IN_PLACE(sound_that_cannot_be_decoded_is_found),
        IN_PLACE(an_utterance_that_is_silent_is_found),
        IN_PLACE(an_utterance_without_samples_is_found),
        IN_PLACE(an_utterance_that_could_not_be_spoken_is_found),
        IN_PLACE(a_level_that_is_not_what_is_heard_is_found),
        IN_PLACE(a_script_that_lost_a_sentence_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
