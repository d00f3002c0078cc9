/* espeak-ng as an engine: what it is made to say, and what is known of it. */
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"
#include "speech_helper.h"

static SpeechPool *pool;

static double seconds(const Speech *speech)
{
    return (double)speech->length / speech->rate;
}

static double seconds_of(const char *text)
{
    g_autoptr(Speech) speech = speak(pool, &voice_us, text);
    assert_non_null(speech);
    return seconds(speech);
}

/* The root mean square of the samples from START to END. */
static double level(const Speech *speech, gsize start, gsize end)
{
    double sum = 0;
    for (gsize i = start; i < end; i++) {
        sum += (double)speech->samples[i] * (double)speech->samples[i];
    }
    return end > start ? sum / (double)(end - start) : 0;
}

static void every_word_has_a_time_of_its_own(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "The keeper of the light said that it was the best of the three, for a while.",
        "\"I am not to be had for a song,\" she said, \"and there was no one else!\"",
        "He would have gone at once - had he been asked - but did not go... So much for that.",
        "In 1998 the 3,450 men of the II. regiment, from the U.S., paid $5 each (or more).",
        "It must have been, it could have been, it is; so far as I shall tell, so be it.",
        "Don't! We've had it. They're over there & everywhere @home, 24/7.",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Speech) speech = speak(pool, &voice_us, texts[i]);
        assert_non_null(speech);
        assert_true(speech->word_count > 5);
        for (gsize k = 0; k < speech->word_count; k++) {
            assert_int_not_equal(speech->word_starts[k], SAMPLE_UNKNOWN);
            assert_true(speech->word_starts[k] < speech->length);
            assert_true(k == 0 || speech->word_starts[k] > speech->word_starts[k - 1]);
        }
    }
}

static void a_word_begins_where_its_sound_does(void **state)
{
    (void)state;
    /* A comma is 150 ms of silence: the words around it have to be on its two sides. */
    g_autoptr(Speech) speech = speak(pool, &voice_us, "Paper, paper, paper.");
    assert_int_equal(speech->word_count, 3);
    for (gsize i = 1; i < 3; i++) {
        gsize start = speech->word_starts[i];
        assert_true(level(speech, start - 1500, start) < 1e-6);
        assert_true(level(speech, start, start + 4000) > 1e-4);
    }
}

static void words_that_are_spoken_as_one_are_told_apart(void **state)
{
    (void)state;
    /* "of the" is one entry of the engine's dictionary. Alone, "of" takes about a third of it. */
    g_autoptr(Speech) speech = speak(pool, &voice_us, "The roof of the house.");
    assert_int_equal(speech->word_count, 5);
    double of = (double)(speech->word_starts[3] - speech->word_starts[2]) / speech->rate;
    double the = (double)(speech->word_starts[4] - speech->word_starts[3]) / speech->rate;
    assert_true(of > 0.05 && of < 0.25);
    assert_true(the > 0.05 && the < 0.25);
}

static void words_keep_their_place_among_other_signs(void **state)
{
    (void)state;
    const char *text = "“Wait—what?” ‘No’ … yes";
    const Span words[] = {{3, 7}, {10, 14}, {22, 24}, {32, 35}};
    SpeechRequest request = {.voice = &voice_gb_andrea,
                             .text = text,
                             .length = strlen(text),
                             .words = words,
                             .word_count = G_N_ELEMENTS(words)};
    g_autoptr(Speech) speech = speech_job_wait(speech_pool_ask(pool, &request), NULL);
    assert_non_null(speech);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        assert_int_not_equal(speech->word_starts[i], SAMPLE_UNKNOWN);
        assert_true(i == 0 || speech->word_starts[i] > speech->word_starts[i - 1] + 2000);
    }
}

static void a_word_that_is_not_said_has_no_time(void **state)
{
    (void)state;
    const Span words[] = {{0, 3}, {3, 3}, {4, 4}, {4, 7}};
    SpeechRequest request = {.voice = &voice_us,
                             .text = "Yes yes",
                             .length = 7,
                             .words = words,
                             .word_count = G_N_ELEMENTS(words)};
    g_autoptr(Speech) speech = speech_job_wait(speech_pool_ask(pool, &request), NULL);
    assert_int_equal(speech->word_starts[0], 0);
    assert_int_equal(speech->word_starts[1], SAMPLE_UNKNOWN);
    assert_int_equal(speech->word_starts[2], SAMPLE_UNKNOWN);
    assert_true(speech->word_starts[3] > 0);
}

static void nothing_to_say_is_no_sound_and_no_failure(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", ".", "—", "“”", "…", "\xEF\xBF\xBD", "\x01\x02"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Speech) speech = speak(pool, &voice_us, texts[i]);
        assert_non_null(speech);
        assert_int_equal(speech->length, 0);
        assert_true(speech->rate > 0);
    }
}

static void nothing_in_the_text_is_a_command(void **state)
{
    (void)state;
    /* SSML, phonemes, entities, and the engine's own commands: each would be one short sound or
     * none, or another voice; read out they take their time. */
    assert_true(seconds_of("Then <break time=\"9s\"/> and no more.") < 6);
    assert_true(seconds_of("He said [[h@l'oU]] to her.") > 1.5 * seconds_of("He said to her."));
    assert_true(seconds_of("Salt &amp; pepper") > 1.3 * seconds_of("Salt and pepper"));
    g_autoptr(Speech) plain = speak(pool, &voice_us, "Tom  300S and Jerry");
    g_autoptr(Speech) odd = speak(pool, &voice_us,
                                  "Tom \x01"
                                  "300S and Jerry");
    assert_non_null(odd);
    assert_true(plain->length / 100 > 0 && odd->length > plain->length * 9 / 10);
}

static void what_garbles_the_next_word_is_left_out(void **state)
{
    (void)state;
    g_autoptr(Speech) plain = speak(pool, &voice_us, "The word next to it");
    g_autoptr(Speech) odd = speak(pool, &voice_us, "The word\xEF\xBF\xBDnext to\xEE\x80\xBC it");
    assert_int_equal(plain->length, odd->length);
    assert_memory_equal(plain->samples, odd->samples, plain->length * sizeof(float));
}

static char *repeat(const char *text, gsize times)
{
    GString *made = g_string_new(NULL);
    for (gsize i = 0; i < times; i++) {
        g_string_append(made, text);
    }
    return g_string_free(made, FALSE);
}

static void long_tokens_are_said_to_their_end(void **state)
{
    (void)state;
    static const char *const parts[] = {"banana", "antidis", "w",   "8",     "a/",  "über",
                                        "x1",     "ab.cd",   "19 ", "1945 ", "日本"};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *once = repeat(parts[i], 80);
        g_autofree char *twice = repeat(parts[i], 160);
        double ratio = seconds_of(twice) / seconds_of(once);
        assert_true(ratio > 1.9 && ratio < 2.1);
    }
}

static void what_ended_the_engine_is_spoken(void **state)
{
    (void)state;
    g_autofree char *s = repeat("s'", 220);
    g_autofree char *antidis = repeat("antidis", 23);
    g_autofree char *phonemes = repeat("a:", 400);
    g_autofree char *bracketed = g_strdup_printf("[[%s]]", phonemes);
    assert_true(seconds_of(s) > 10);
    assert_true(seconds_of(antidis) > 5);
    static const char *const initials[] = {"i.e.", "i.e. ", "A.", "A. B. ", "e . g . "};
    for (gsize i = 0; i < G_N_ELEMENTS(initials); i++) {
        g_autofree char *row = repeat(initials[i], 120);
        assert_true(seconds_of(row) > 10);
    }
    assert_true(seconds_of(bracketed) > 10);
}

static void an_endless_text_is_refused(void **state)
{
    (void)state;
    g_autofree char *text = repeat("and on and on and on ", 2000);
    g_autoptr(GError) error = NULL;
    SpeechRequest request = request_for(&voice_us, text);
    assert_null(speech_job_wait(speech_pool_ask(pool, &request), &error));
    request_clear(&request);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_ENGINE));
    assert_non_null(strstr(error->message, "300 s"));
}

static void assert_no_voice(const Voice *voice, const char *why)
{
    GError *error = NULL;
    assert_false(speech_pool_check_voice(pool, voice, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    assert_non_null(strstr(error->message, why));
    assert_non_null(strstr(error->message, voice->name));
    g_clear_error(&error);

    SpeechRequest request = {.voice = voice, .text = "Yes", .length = 3};
    assert_null(speech_job_wait(speech_pool_ask(pool, &request), &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    g_clear_error(&error);
}

static void missing_voices_are_named(void **state)
{
    (void)state;
    const struct {
        const char *engine, *engine_voice, *variant, *why;
    } cases[] = {
        {"espeak-ng", "gmw/en-US", "F3", "“f3” is written so"},
        {"espeak-ng", "gmw/en-US", "nobody", "no variant “nobody”"},
        {"espeak-ng", "gmw/en-US", "../mb/mb-us1", "no variant"},
        {"espeak-ng", "en-gb", "", "no voice “en-gb”"},
        {"espeak-ng", "gmw/xx", "f3", "no voice “gmw/xx”"},
        {"espeak-ng", "gmw/en-US+f3", "", "no voice"},
        {"espeak-ng", "", "", "no voice"},
        {"espeak-ng", "a-name-that-is-longer-than-the-library-has-room-for-in-its-own-arrays", "",
         "no"},
        {"parrot", "gmw/en-US", "", "no speech engine “parrot”"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Voice voice = voice_us;
        voice.engine = (char *)cases[i].engine;
        voice.engine_voice = (char *)cases[i].engine_voice;
        voice.variant = (char *)cases[i].variant;
        assert_no_voice(&voice, cases[i].why);
    }
    static const Voice *const there[] = {&voice_us, &voice_gb_andrea, &voice_us_klatt,
                                         &voice_german};
    for (gsize i = 0; i < G_N_ELEMENTS(there); i++) {
        assert_true(speech_pool_check_voice(pool, there[i], NULL));
    }
}

static void a_voices_settings_are_heard(void **state)
{
    (void)state;
    const char *text = "A sentence to be said in one way and in another.";
    g_autoptr(Speech) base = speak(pool, &voice_us, text);
    Voice slow = voice_us, high = voice_us, flat = voice_us, other = voice_us;
    slow.rate = 100;
    high.pitch = 90;
    flat.range = 0;
    other.variant = (char *)"f2";
    const Voice *const changed[] = {&slow, &high, &flat, &other};
    for (gsize i = 0; i < G_N_ELEMENTS(changed); i++) {
        g_autoptr(Speech) speech = speak(pool, changed[i], text);
        assert_false(same_speech(base, speech));
    }
    g_autoptr(Speech) slowly = speak(pool, &slow, text);
    assert_true(slowly->length > base->length * 14 / 10);
}

/* ---- the engine's data ---- */

/* A pool with $ESPEAK_DATA_PATH at FOLDER has to fail, soon and quietly, and say what to do. */
static void assert_cannot_open(const char *folder)
{
    g_setenv("ESPEAK_DATA_PATH", folder, TRUE);
    g_autofree char *printed_path = g_build_filename(folder, "printed", NULL);
    int terminal = dup(STDERR_FILENO);
    int printed = open(printed_path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
    dup2(printed, STDERR_FILENO);
    gint64 start = g_get_monotonic_time();
    g_autoptr(GError) error = NULL;
    SpeechPool *made = speech_pool_new(1, NULL, NULL, &error);
    gint64 took = g_get_monotonic_time() - start;
    off_t size = lseek(printed, 0, SEEK_END);
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    close(printed);
    g_unsetenv("ESPEAK_DATA_PATH");

    assert_null(made);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_ENGINE));
    assert_non_null(strstr(error->message, "espeak-ng-data"));
    assert_null(strchr(error->message, '\n'));
    assert_int_equal(size, 0);
    assert_true(took < (gint64)5 * G_USEC_PER_SEC);
}

/* Fills the folder COPY with links to what is in SOURCE. */
static void link_all(const char *source, const char *copy)
{
    g_autoptr(GDir) folder = g_dir_open(source, 0, NULL);
    assert_non_null(folder);
    const char *name;
    while ((name = g_dir_read_name(folder))) {
        g_autofree char *target = g_build_filename(source, name, NULL);
        g_autofree char *path = g_build_filename(copy, name, NULL);
        assert_int_equal(symlink(target, path), 0);
    }
}

static void missing_or_damaged_data_is_found_at_the_start(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("lectern-speech-XXXXXX", NULL);
    g_autofree char *data = g_build_filename(folder, "espeak-ng-data", NULL);
    assert_int_equal(g_mkdir(data, 0700), 0);
    assert_cannot_open(folder);

    /* A whole copy by links, in which one file after another is cut off. */
    const char *source = NULL;
    espeak_ng_InitializePath(NULL);
    espeak_Info(&source);
    static const char *const names[] = {"phontab", "phonindex", "phondata", "intonations",
                                        "en_dict"};
    link_all(source, data);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(data, names[i], NULL);
        g_autofree char *target = g_file_read_link(path, NULL);
        g_unlink(path);
        assert_cannot_open(folder);
        assert_true(g_file_set_contents(path, "not what it was", -1, NULL));
        assert_cannot_open(folder);
        g_unlink(path);
        assert_int_equal(symlink(target, path), 0);
    }
    g_setenv("ESPEAK_DATA_PATH", folder, TRUE);
    SpeechPool *whole = pool_of(1, NULL, NULL);
    speech_pool_free(whole);
    g_unsetenv("ESPEAK_DATA_PATH");
    assert_true(file_remove_tree(folder, NULL));
}

static int set_up(void **state)
{
    (void)state;
    pool = pool_of(2, NULL, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    speech_pool_free(pool);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_has_a_time_of_its_own),
        cmocka_unit_test(a_word_begins_where_its_sound_does),
        cmocka_unit_test(words_that_are_spoken_as_one_are_told_apart),
        cmocka_unit_test(words_keep_their_place_among_other_signs),
        cmocka_unit_test(a_word_that_is_not_said_has_no_time),
        cmocka_unit_test(nothing_to_say_is_no_sound_and_no_failure),
        cmocka_unit_test(nothing_in_the_text_is_a_command),
        cmocka_unit_test(what_garbles_the_next_word_is_left_out),
        cmocka_unit_test(long_tokens_are_said_to_their_end),
        cmocka_unit_test(what_ended_the_engine_is_spoken),
        cmocka_unit_test(an_endless_text_is_refused),
        cmocka_unit_test(missing_voices_are_named),
        cmocka_unit_test(a_voices_settings_are_heard),
    };
    const struct CMUnitTest data_tests[] = {
        cmocka_unit_test(missing_or_damaged_data_is_found_at_the_start),
    };
    /* Those of the data make pools of their own, for which the process must have no threads. */
    int failed = cmocka_run_group_tests(tests, set_up, tear_down);
    return failed + cmocka_run_group_tests(data_tests, NULL, NULL);
}
