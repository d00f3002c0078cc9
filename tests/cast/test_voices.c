/* Voice files: read, refused with their place, overlaid, and found by language. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "cast/voice.h"
#include "cast_script.h"
#include "cmocka_headers.h"

static Voice *parse(const char *text, GError **error)
{
    return voice_parse("en-test", "en-test.voice", text, strlen(text), error);
}

/* Puts TO in place of FROM in a good voice file and expects the error MESSAGE. */
static void assert_refused(const char *from, const char *to, const char *message)
{
    g_autofree char *text = voice_text("en-GB", "female", 200, 900);
    g_autoptr(GString) changed = g_string_new(text);
    assert_int_equal(g_string_replace(changed, from, to, 1), 1);
    g_autoptr(GError) error = NULL;
    assert_null(parse(changed->str, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    assert_string_equal(error->message, message);
}

static void a_voice_file_gives_all_of_a_voice(void **state)
{
    (void)state;
    g_autofree char *text = voice_text("en-GB", "female", 200, 900);
    g_autoptr(GError) error = NULL;
    g_autoptr(Voice) voice = parse(text, &error);
    assert_non_null(voice);
    assert_string_equal(voice->name, "en-test");
    assert_string_equal(voice->language, "en-GB");
    assert_string_equal(voice->engine_voice, "gmw/en");
    assert_string_equal(voice->variant, "");
    assert_int_equal(voice->gender, GENDER_FEMALE);
    assert_int_equal(voice->rate, 165);
    assert_float_equal(voice->gain_db, 3.25, 1e-9);
    assert_float_equal(voice->centroid_hz, 900, 1e-9);
    assert_false(voice->narrator);
}

/* A good voice file with SOUND at its end. */
static Voice *parse_with(const char *sound, GError **error)
{
    g_autofree char *text = voice_text("en-GB", "female", 200, 900);
    g_autofree char *all = g_strconcat(text, "\n[sound]\n", sound, "\n", NULL);
    return parse(all, error);
}

static void a_voice_may_have_an_equalizer(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(Voice) voice = parse_with(
        "equalizer = peak 3150 1.4 -5.5; low-shelf  120 -3;high-shelf 6000 +2 ;", &error);
    assert_null(error);
    const Equalizer *equalizer = &voice->equalizer;
    assert_int_equal(equalizer->count, 3);
    assert_int_equal(equalizer->bands[0].kind, BAND_PEAK);
    assert_float_equal(equalizer->bands[0].hz, 3150, 0);
    assert_float_equal(equalizer->bands[0].width, 1.4, 0);
    assert_float_equal(equalizer->bands[0].amount, -5.5, 0);
    assert_int_equal(equalizer->bands[1].kind, BAND_LOW_SHELF);
    assert_float_equal(equalizer->bands[1].amount, -3, 0);
    assert_int_equal(equalizer->bands[2].kind, BAND_HIGH_SHELF);
    assert_float_equal(equalizer->bands[2].amount, 2, 0);

    g_autoptr(Voice) empty = parse_with("equalizer =", &error);
    assert_null(error);
    assert_int_equal(empty->equalizer.count, 0);
}

static void a_broken_equalizer_is_refused_with_its_line(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "peak 3150 -5.5",    "peak 3150 1.4 -13",   "peak 3150 0 3",     "peak 10 1 3",
        "bell 3150 1.4 -5",  "high-shelf 6000 1 2", "peak 3150 1.4 nan", "peak 3150 1.4 3; ; ",
        "peak 3150 1.4 3dB", "peak 3150 1.4 3 4",   "peak 21000 1 1",    "low-shelf",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *line = g_strconcat("equalizer = ", broken[i], NULL);
        g_autoptr(GError) error = NULL;
        assert_null(parse_with(line, &error));
        assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
        assert_non_null(strstr(error->message, "equalizer: "));
    }
    g_autoptr(GError) many = NULL;
    assert_null(parse_with("equalizer = peak 100 1 1;peak 200 1 1;peak 300 1 1;peak 400 1 1;"
                           "peak 500 1 1;peak 600 1 1;peak 700 1 1",
                           &many));
    assert_non_null(strstr(many->message, "more than 6 bands"));
}

static void an_editor_on_windows_may_save_it(void **state)
{
    (void)state;
    g_autofree char *text = voice_text("en-GB", "female", 200, 900);
    g_autoptr(GString) windows = g_string_new(text);
    g_string_replace(windows, "\n", "\r\n", 0);
    g_string_prepend(windows, "\xEF\xBB\xBF");
    g_autoptr(Voice) voice = parse(windows->str, NULL);
    assert_non_null(voice);
    assert_string_equal(voice->language, "en-GB");
}

static void a_broken_voice_file_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused("rate = 165", "rate = fast",
                   "en-test.voice:12:1: rate = fast: expected a whole number from 80 to 449");
    assert_refused("rate = 165", "rate = 900",
                   "en-test.voice:12:1: rate = 900: expected a whole number from 80 to 449");
    assert_refused("gain_db = 3.25", "gain_db = nan",
                   "en-test.voice:17:1: gain_db = nan: expected a number from -40 to 40");
    assert_refused("gain_db = 3.25\n", "",
                   "en-test.voice:16:1: “gain_db” is missing in [calibration]");
    assert_refused("pitch = 50\n", "pich = 50\n",
                   "en-test.voice:13:1: “pich” is not known in [engine], which has: engine, voice, "
                   "variant, rate, pitch, range");
    assert_refused("range = 50", "pitch = 50",
                   "en-test.voice:14:1: “pitch” stands here a second time (the first is in line "
                   "13)");
    assert_refused("gender = female", "gender = soprano",
                   "en-test.voice:4:1: gender = soprano: expected female, male or unknown");
    assert_refused("language = en-GB", "language = English",
                   "en-test.voice:3:1: language = English: expected a language tag like en-GB");
    assert_refused("[engine]", "[engine",
                   "en-test.voice:8:1: expected “[group]”, “key = value” or “# a comment”");
    assert_refused("[voice]", "", "en-test.voice:2:1: a key stands before the first “[group]”");
    assert_refused("narrator = no", "narrator = perhaps",
                   "en-test.voice:6:1: narrator = perhaps: expected yes or no");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(voice_parse("x", "x.voice", "[voice]\n\xFF\xFE\0", 11, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    g_clear_error(&error);
    assert_null(voice_parse("x", "x.voice", "", 0, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
}

static guint count(const GPtrArray *voices, const char *language, Gender gender)
{
    guint found = 0;
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        found += voice_speaks(voice, language) && voice->gender == gender;
    }
    return found;
}

static guint count_narrators(const GPtrArray *voices, const char *tag)
{
    guint found = 0;
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        found += voice->narrator && strcmp(voice->language, tag) == 0;
    }
    return found;
}

static void the_programs_voices_are_enough_for_a_cast(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) voices = voices_load(&error);
    assert_non_null(voices);
    assert_true(count(voices, "en", GENDER_FEMALE) >= 5);
    assert_true(count(voices, "en", GENDER_MALE) >= 6);
    assert_true(count_narrators(voices, "en-US") >= 2);
    assert_true(count_narrators(voices, "en-GB") >= 2);
    const char *const others[] = {"de", "fr", "es", "nb"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        assert_true(count_narrators(voices, others[i]) >= 1);
        assert_true(count(voices, others[i], GENDER_FEMALE) >= 2);
        assert_true(count(voices, others[i], GENDER_MALE) >= 2);
    }
    for (guint i = 1; i < voices->len; i++) {
        const Voice *before = voices->pdata[i - 1];
        const Voice *voice = voices->pdata[i];
        assert_true(strcmp(before->name, voice->name) < 0);
        assert_ptr_equal(voices_find(voices, voice->name), voice);
    }
    assert_null(voices_find(voices, "en-gb-nobody"));
}

static void every_language_has_a_passage_and_a_sample(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) voices = voices_load(NULL);
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        const char *const kinds[] = {"passage", "sample"};
        for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++) {
            g_autofree char *name =
                g_strdup_printf("voices/%s-%.2s.txt", kinds[k], voice->language);
            g_autofree char *path = data_path(name);
            assert_true(g_file_test(path, G_FILE_TEST_IS_REGULAR));
        }
    }
}

static void a_voice_of_the_users_overlays_the_programs(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("lectern-voices-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "en-us-grace.voice", NULL);
    g_autofree char *more = g_build_filename(folder, "fi-aino.voice", NULL);
    g_autofree char *ignored = g_build_filename(folder, ".hidden.voice", NULL);
    g_autofree char *english = voice_text("en-US", "male", 90, 700);
    g_autofree char *finnish = voice_text("fi", "female", 190, 900);
    assert_true(file_write(path, english, strlen(english), NULL));
    assert_true(file_write(more, finnish, strlen(finnish), NULL));
    assert_true(file_write(ignored, "?", 1, NULL));
    assert_true(g_setenv("LECTERN_VOICES", folder, TRUE));

    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) voices = voices_load(&error);
    assert_non_null(voices);
    assert_int_equal(voices_find(voices, "en-us-grace")->gender, GENDER_MALE);
    assert_non_null(voices_find(voices, "fi-aino"));
    assert_non_null(voices_find(voices, "en-us-henry"));

    assert_true(file_write(path, "[voice", 6, NULL));
    assert_null(voices_load(&error));
    g_autofree char *place = g_strconcat(path, ":1:1: ", NULL);
    assert_true(g_str_has_prefix(error->message, place));
    g_clear_error(&error);

    assert_true(file_remove_tree(folder, NULL));
    assert_null(voices_load(&error)); /* a folder that is named must be there */
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_INPUT));
    g_unsetenv("LECTERN_VOICES");
}

static void languages_are_matched_by_their_first_part(void **state)
{
    (void)state;
    g_autofree char *british = voice_text("en-GB", "female", 200, 900);
    g_autofree char *norwegian = voice_text("nb", "female", 200, 900);
    g_autoptr(Voice) rose = parse(british, NULL);
    g_autoptr(Voice) ingrid = parse(norwegian, NULL);
    assert_true(voice_speaks(rose, "en"));
    assert_true(voice_speaks(rose, "EN_us"));
    assert_false(voice_speaks(rose, "enm"));
    assert_false(voice_speaks(rose, ""));
    assert_true(voice_has_accent(rose, "en-GB"));
    assert_true(voice_has_accent(rose, "en-Latn-GB"));
    assert_false(voice_has_accent(rose, "en"));
    assert_false(voice_has_accent(rose, "en-US"));
    assert_true(voice_speaks(ingrid, "nb-NO"));
    assert_true(voice_speaks(ingrid, "no"));
    assert_true(voice_speaks(ingrid, "nn"));
    assert_true(voice_has_accent(ingrid, "nb"));
}

static void a_language_without_voices_is_an_error_that_lists_those_there_are(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) voices = voices_load(NULL);
    g_autoptr(GError) error = NULL;
    assert_null(voices_for(voices, "fi", &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    assert_string_equal(error->message, "fi: no voice speaks this language; there are: de, en-GB, "
                                        "en-US, es, fr, nb");
}

static void a_voice_has_a_first_name(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) voices = voices_load(NULL);
    g_autofree char *name = voice_first_name(voices_find(voices, "en-gb-rose"));
    assert_string_equal(name, "Rose");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voice_file_gives_all_of_a_voice),
        cmocka_unit_test(a_voice_may_have_an_equalizer),
        cmocka_unit_test(a_broken_equalizer_is_refused_with_its_line),
        cmocka_unit_test(an_editor_on_windows_may_save_it),
        cmocka_unit_test(a_broken_voice_file_is_refused_with_its_line),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(the_programs_voices_are_enough_for_a_cast),
        cmocka_unit_test(every_language_has_a_passage_and_a_sample),
        cmocka_unit_test(a_voice_of_the_users_overlays_the_programs),
        cmocka_unit_test(languages_are_matched_by_their_first_part),
        cmocka_unit_test(a_language_without_voices_is_an_error_that_lists_those_there_are),
        cmocka_unit_test(a_voice_has_a_first_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
