/* Casting: who gets which voice, the same each time. */
#include <string.h>

#include "base/error.h"
#include "cast/casting.h"
#include "cast/nearness.h"
#include "cast_script.h"
#include "cmocka_headers.h"

/* The program's voices, as they are published. */
static GPtrArray *voices;

static int load_voices(void **state)
{
    (void)state;
    voices = voices_load(NULL);
    return voices ? 0 : 1;
}

static int drop_voices(void **state)
{
    (void)state;
    g_ptr_array_unref(voices);
    return 0;
}

/* The script of TURNS with its cast. */
static Script *cast(const char *language, const char *turns)
{
    Script *script = cast_script(language, turns);
    g_autoptr(GError) error = NULL;
    if (!cast_assign(script, voices, NULL, &error)) {
        fail_msg("%s", error->message);
    }
    return script;
}

static const Voice *voice_of(const Script *script, const char *name)
{
    return voices_find(voices, cast_voice(script, name));
}

static const Voice *narrator_of(const Script *script)
{
    return voices_find(voices, script->narrator);
}

/* TURNS with COUNT speakers of a gender ('f' or 'm'), each behind the other. */
static char *crowd(guint count, char gender, const char *between)
{
    GString *turns = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        g_string_append_printf(turns, "%sP%u %c", i > 0 ? between : "", i, gender);
    }
    return g_string_free(turns, FALSE);
}

static void the_narrator_has_the_languages_accent(void **state)
{
    (void)state;
    const char *const cases[][2] = {{"en", "en-US"},  {"en-US", "en-US"}, {"en-GB", "en-GB"},
                                    {"en-AU", "en-"}, {"de-AT", "de"},    {"nb-NO", "nb"},
                                    {"no", "nb"},     {"fr", "fr"},       {"es-MX", "es"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Script) script = cast(cases[i][0], "Anna f");
        const Voice *narrator = narrator_of(script);
        assert_true(g_str_has_prefix(narrator->language, cases[i][1]));
        assert_true(narrator->narrator);
    }
}

static void children_and_the_old_have_voices_of_their_age(void **state)
{
    (void)state;
    const char *const languages[] = {"en", "de", "fr", "es", "nb"};
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Script) script = cast_script(languages[i], "Anna f, Boris m, Clara f, Anna");
        script_speaker(script, 0)->age = AGE_OLD;
        script_speaker(script, 1)->age = AGE_YOUNG;
        script_speaker(script, 2)->age = AGE_ADULT;
        assert_true(cast_assign(script, voices, NULL, NULL));
        assert_int_equal(voice_of(script, "Anna")->age, AGE_OLD);
        assert_int_equal(voice_of(script, "Boris")->age, AGE_YOUNG);
        assert_int_equal(voice_of(script, "Boris")->gender, GENDER_MALE);
        assert_int_equal(voice_of(script, "Clara")->age, AGE_ADULT);
    }
}

static void a_missing_language_is_an_error(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("fi", "Anna f");
    g_autoptr(GError) error = NULL;
    assert_false(cast_assign(script, voices, NULL, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    assert_non_null(strstr(error->message, "en-GB, en-US, es"));
}

static void a_language_need_not_be_known_where_all_voices_are_named(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("fi", "Anna f");
    script->narrator = g_strdup("de-katharina");
    cast_speaker(script, "Anna")->voice = g_strdup("de-lena");
    assert_true(cast_assign(script, voices, NULL, NULL));
    assert_string_equal(cast_voice(script, "Anna"), "de-lena");
}

static void voices_that_an_editor_set_stay(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("en", "Anna f, Boris m");
    script->narrator = g_strdup("en-gb-arthur");
    cast_speaker(script, "Boris")->voice = g_strdup("en-gb-graham");
    assert_true(cast_assign(script, voices, NULL, NULL));
    assert_string_equal(script->narrator, "en-gb-arthur");
    assert_string_equal(cast_voice(script, "Boris"), "en-gb-graham");
    assert_non_null(cast_voice(script, "Anna"));

    g_autoptr(Script) wrong = cast_script("en", "Anna f");
    script_utterance(wrong, 0)->voice = g_strdup("nobody");
    g_autoptr(GError) error = NULL;
    assert_false(cast_assign(wrong, voices, NULL, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    assert_true(g_str_has_prefix(error->message, "test: there is no voice “nobody”; there are: "));
}

static void every_speaker_of_a_conversation_has_a_voice_of_the_right_gender(void **state)
{
    (void)state;
    const char *const languages[] = {"en-US", "en-GB", "de", "fr", "es", "nb"};
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Script) script = cast(languages[i], "Anna f, Boris m, Anna, Clara f, Boris");
        const char *const names[] = {"Anna", "Boris", "Clara"};
        for (gsize k = 0; k < G_N_ELEMENTS(names); k++) {
            const Voice *voice = voice_of(script, names[k]);
            assert_int_equal(voice->gender, cast_speaker(script, names[k])->gender);
            assert_string_not_equal(voice->name, script->narrator);
            assert_true(voice_distance(voice, narrator_of(script)) >= 2.0);
        }
        assert_string_not_equal(cast_voice(script, "Anna"), cast_voice(script, "Clara"));
    }
}

static void the_main_speaker_is_as_far_from_the_narrator_as_can_be(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast("en-US", "Sergei m, Sergei, Anna f, Sergei");
    const Voice *chosen = voice_of(script, "Sergei");
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        if (voice->gender == GENDER_MALE && voice->age == AGE_ADULT &&
            strcmp(voice->language, "en-US") == 0) {
            assert_true(voice_distance(voice, narrator_of(script)) <=
                        voice_distance(chosen, narrator_of(script)));
        }
    }
}

static void a_voice_of_unknown_gender_is_in_the_middle(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast("en-US", "Anna f, Kim, Boris m");
    assert_int_equal(voice_of(script, "Kim")->gender, GENDER_UNKNOWN);
}

static void the_unknown_have_a_voice_of_none_of_the_main_speakers(void **state)
{
    (void)state;
    g_autoptr(Script) script =
        cast("en", "Anna f, Unknown, Boris m, Unknown 2, Anna, Boris, Anna, Boris, Clara f");
    const char *const others[] = {"Anna", "Boris", "Clara"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        assert_string_not_equal(cast_voice(script, "Unknown"), cast_voice(script, others[i]));
        assert_true(voice_distance(voice_of(script, "Unknown"), voice_of(script, others[i])) >=
                    2.0);
    }
    assert_string_not_equal(cast_voice(script, "Unknown"), cast_voice(script, "Unknown 2"));
}

static void voices_are_shared_only_by_those_who_are_never_near(void **state)
{
    (void)state;
    g_autofree char *turns = crowd(40, 'm', ", ");
    g_autoptr(Script) script = cast("en", turns);
    for (gsize i = 0; i < script->utterances->len; i++) {
        for (gsize k = i + 1; k <= i + NEAR_TURNS && k < script->utterances->len; k++) {
            assert_string_not_equal(utterance_voice(script, script_utterance(script, i)),
                                    utterance_voice(script, script_utterance(script, k)));
        }
        assert_string_not_equal(utterance_voice(script, script_utterance(script, i)),
                                script->narrator);
        assert_int_equal(
            voices_find(voices, utterance_voice(script, script_utterance(script, i)))->gender,
            GENDER_MALE);
    }
}

static void all_voices_are_used_before_one_is_shared(void **state)
{
    (void)state;
    g_autofree char *turns = crowd(9, 'f', ", / ");
    g_autoptr(Script) script = cast("en", turns);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < script->speakers->len; i++) {
        assert_true(g_hash_table_add(used, script_speaker(script, (int)i)->voice));
    }
}

static void a_minor_speaker_more_changes_nobody_elses_voice(void **state)
{
    (void)state;
    const char *turns = "Anna f, Boris m, Anna, Boris, Clara f, Anna, Boris, Clara, Unknown, Anna";
    g_autoptr(Script) before = cast("en-GB", turns);
    const char *const minors[] = {"Dora f", "Emil m", "Kim"};
    for (gsize i = 0; i < G_N_ELEMENTS(minors); i++) {
        g_autofree char *more = g_strdup_printf("%s, %s, %s", minors[i], turns, "Anna");
        g_autoptr(Script) after = cast("en-GB", more);
        for (guint k = 0; k < before->speakers->len; k++) {
            const Speaker *speaker = script_speaker(before, (int)k);
            assert_string_equal(cast_voice(after, speaker->name), speaker->voice);
        }
    }
}

static void the_order_of_equals_is_by_name_not_by_place(void **state)
{
    (void)state;
    g_autoptr(Script) one = cast("en", "Anna f, Berta f, Clara f");
    g_autoptr(Script) other = cast("en", "Clara f, Anna f, Berta f");
    const char *const names[] = {"Anna", "Berta", "Clara"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_string_equal(cast_voice(one, names[i]), cast_voice(other, names[i]));
    }
}

static void a_language_of_one_voice_is_read_by_the_narrator_alone(void **state)
{
    (void)state;
    g_autofree char *text = voice_text("fi", "female", 190, 900);
    g_autoptr(GPtrArray) one = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    g_ptr_array_add(one, voice_parse("fi-aino", "fi-aino.voice", text, strlen(text), NULL));
    g_autoptr(Script) script = cast_script("fi", "Anna f, Boris m");
    assert_true(cast_assign(script, one, NULL, NULL));
    assert_string_equal(script->narrator, "fi-aino");
    assert_string_equal(cast_voice(script, "Boris"), "fi-aino");
}

static void a_text_in_which_nobody_speaks_has_a_narrator(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("en", "Anna f");
    g_ptr_array_set_size(script->speakers, 0);
    script_utterance(script, 0)->speaker = SPEAKER_NARRATOR;
    assert_true(cast_assign(script, voices, NULL, NULL));
    assert_non_null(script->narrator);
}

static void distance_is_in_semitones_of_pitch_and_half_ones_of_brightness(void **state)
{
    (void)state;
    Voice low = {.median_pitch_hz = 100, .centroid_hz = 800};
    Voice high = {.median_pitch_hz = 200, .centroid_hz = 800};
    Voice bright = {.median_pitch_hz = 100, .centroid_hz = 1600};
    assert_float_equal(voice_distance(&low, &low), 0, 1e-9);
    assert_float_equal(voice_distance(&low, &high), 12, 1e-9);
    assert_float_equal(voice_distance(&bright, &low), 6, 1e-9);
}

static void voices_of_one_gender_and_accent_are_told_from_each_other(void **state)
{
    (void)state;
    for (guint i = 0; i < voices->len; i++) {
        for (guint k = 0; k < i; k++) {
            const Voice *a = voices->pdata[i];
            const Voice *b = voices->pdata[k];
            if (a->gender == b->gender && strcmp(a->language, b->language) == 0 &&
                voice_distance(a, b) < 2.0) {
                fail_msg("%s and %s are alike", a->name, b->name);
            }
        }
    }
}

static void six_voices_of_english_and_more_are_clearly_different(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) different = g_ptr_array_new();
    for (guint i = 0; i < voices->len; i++) {
        gboolean is_apart = voice_speaks(voices->pdata[i], "en");
        for (guint k = 0; k < different->len; k++) {
            is_apart = is_apart && voice_distance(voices->pdata[i], different->pdata[k]) >= 4.0;
        }
        if (is_apart) {
            g_ptr_array_add(different, voices->pdata[i]);
        }
    }
    assert_true(different->len >= 6);
}

static void nearness_counts_turns_within_a_chapter(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("en", "A, A, B, A, C, / D, C");
    g_autoptr(Nearness) nearness = nearness_new(script);
    /* C (speaker 2) is near to A and B in the first chapter, to D in the second. */
    const guint expected[][2] = {{0, 6}, {1, 3}, {3, 4}};
    assert_int_equal(nearness->first[3] - nearness->first[2], G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const Neighbour *neighbour =
            &g_array_index(nearness->neighbours, Neighbour, nearness->first[2] + i);
        assert_int_equal(neighbour->speaker, expected[i][0]);
        assert_int_equal(neighbour->count, expected[i][1]);
    }
    /* D has none of the first chapter. */
    assert_int_equal(nearness->first[4] - nearness->first[3], 1);
}

static void a_cast_of_thousands_is_no_matter_of_minutes(void **state)
{
    (void)state;
    g_autofree char *turns = crowd(3000, 'm', ", ");
    gint64 start = g_get_monotonic_time();
    g_autoptr(Script) script = cast("en", turns);
    assert_true(g_get_monotonic_time() - start < 10 * (gint64)G_USEC_PER_SEC);
    assert_int_equal(script->speakers->len, 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_narrator_has_the_languages_accent),
        cmocka_unit_test(children_and_the_old_have_voices_of_their_age),
        cmocka_unit_test(a_missing_language_is_an_error),
        cmocka_unit_test(a_language_need_not_be_known_where_all_voices_are_named),
        cmocka_unit_test(voices_that_an_editor_set_stay),
        cmocka_unit_test(every_speaker_of_a_conversation_has_a_voice_of_the_right_gender),
        cmocka_unit_test(the_main_speaker_is_as_far_from_the_narrator_as_can_be),
        cmocka_unit_test(a_voice_of_unknown_gender_is_in_the_middle),
        cmocka_unit_test(the_unknown_have_a_voice_of_none_of_the_main_speakers),
        cmocka_unit_test(voices_are_shared_only_by_those_who_are_never_near),
        cmocka_unit_test(all_voices_are_used_before_one_is_shared),
        cmocka_unit_test(a_minor_speaker_more_changes_nobody_elses_voice),
        cmocka_unit_test(the_order_of_equals_is_by_name_not_by_place),
        cmocka_unit_test(a_language_of_one_voice_is_read_by_the_narrator_alone),
        cmocka_unit_test(a_text_in_which_nobody_speaks_has_a_narrator),
        cmocka_unit_test(distance_is_in_semitones_of_pitch_and_half_ones_of_brightness),
        cmocka_unit_test(voices_of_one_gender_and_accent_are_told_from_each_other),
        cmocka_unit_test(six_voices_of_english_and_more_are_clearly_different),
        cmocka_unit_test(nearness_counts_turns_within_a_chapter),
        cmocka_unit_test(a_cast_of_thousands_is_no_matter_of_minutes),
    };
    return cmocka_run_group_tests(tests, load_voices, drop_voices);
}
