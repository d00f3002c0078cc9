/* Cast files: read, refused with their place, written, and put into a script. */
#include <string.h>

#include "base/error.h"
#include "cast/casting.h"
#include "cast_script.h"
#include "cmocka_headers.h"

static CastFile *parse(const char *text, GError **error)
{
    return cast_file_parse("series.cast", text, strlen(text), error);
}

/* Assigns voices to SCRIPT with the cast file in TEXT. */
static gboolean assign(Script *script, const char *text, GError **error)
{
    g_autoptr(GPtrArray) voices = voices_load(error);
    g_autoptr(CastFile) cast = parse(text, error);
    return voices && cast && cast_assign(script, voices, cast, error);
}

static void a_cast_file_says_who_has_which_voice(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(CastFile) cast = parse("# A series\n"
                                     "[narrator]\nvoice = en-gb-rose\n\n"
                                     "[Margaret Hale]\n"
                                     "aliases = Margaret, the harbour\\, master, \n"
                                     "gender = female\nage = old\nvoice = en-gb-imogen\n"
                                     "[The boy]\nvoice =\n",
                                     &error);
    assert_non_null(cast);
    assert_string_equal(cast->narrator, "en-gb-rose");
    assert_int_equal(cast->members->len, 2);
    const CastMember *first = cast->members->pdata[0];
    assert_string_equal(first->name, "Margaret Hale");
    assert_int_equal(first->aliases->len, 2);
    assert_string_equal(first->aliases->pdata[1], "the harbour, master");
    assert_int_equal(first->gender, GENDER_FEMALE);
    assert_int_equal(first->age, AGE_OLD);
    assert_int_equal(first->line, 9);
    const CastMember *second = cast->members->pdata[1];
    assert_null(second->voice);
    assert_int_equal(second->gender, GENDER_UNKNOWN);
}

static void a_broken_cast_file_is_refused_with_its_line(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"[Anna]\nvoice en-gb-rose\n",
         "series.cast:2:1: expected “[group]”, “key = value” or “# a comment”"},
        {"[Anna]\nsex = female\n", "series.cast:2:1: “sex” is not known in [Anna], which has: "
                                   "name, alias, aliases, gender, age, voice"},
        {"[Anna]\n[Boris]\n[Anna]\n",
         "series.cast:3:1: “Anna” stands here a second time (the first is in line 1)"},
        {"[Anna]\naliases = Annie\n\n[Annie]\n",
         "series.cast:4:1: “Annie” is also a name or alias of [Anna]"},
        {"[Anna]\nage = ancient\n",
         "series.cast:2:1: age = ancient: expected young, adult, old or unknown"},
        {"[Anna]\ngender = girl\n",
         "series.cast:2:1: gender = girl: expected female, male or unknown"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(parse(cases[i].text, &error));
        assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
        assert_string_equal(error->message, cases[i].message);
    }
}

static void an_unknown_voice_is_an_error_with_its_line_and_the_voices_there_are(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("en", "Anna f");
    g_autoptr(GError) error = NULL;
    assert_false(
        assign(script, "[narrator]\nvoice = en-gb-rose\n[Anna]\nvoice = en-gb-rosa\n", &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_VOICE));
    const char *beginning = "series.cast:4:1: there is no voice “en-gb-rosa”; there are: de-";
    assert_true(g_str_has_prefix(error->message, beginning));
    assert_non_null(strstr(error->message, "en-gb-rose"));
}

static void a_cast_file_decides_first(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("en-US", "Anna f, Boris m, Anna, Clara f, Anna");
    assert_true(assign(script,
                       "[narrator]\nvoice = en-gb-rose\n"
                       "[anna]\nvoice = en-gb-graham\n[Boris]\ngender = female\n",
                       NULL));
    assert_string_equal(script->narrator, "en-gb-rose");
    assert_string_equal(cast_voice(script, "anna"), "en-gb-graham");
    assert_int_equal(cast_speaker(script, "Boris")->gender, GENDER_FEMALE);
    g_autoptr(GPtrArray) voices = voices_load(NULL);
    const Voice *of_boris = voices_find(voices, cast_voice(script, "Boris"));
    assert_int_equal(of_boris->gender, GENDER_FEMALE);
    assert_string_not_equal(of_boris->name, "en-gb-rose");
}

static void speakers_that_are_one_person_become_one(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script(
        "en", "Sergei, Anna f, The former soldier, Boris m, Sergei, The former soldier");
    g_ptr_array_add(cast_speaker(script, "Sergei")->aliases, g_strdup("he"));
    assert_true(assign(script,
                       "[Sergei Ivanov]\naliases = Sergei, the former  SOLDIER\ngender = male\n"
                       "voice = en-us-marcus\n",
                       NULL));
    assert_int_equal(script->speakers->len, 3);
    const Speaker *sergei = cast_speaker(script, "Sergei Ivanov");
    assert_int_equal(sergei->lines, 4);
    assert_int_equal(sergei->gender, GENDER_MALE);
    assert_string_equal(sergei->voice, "en-us-marcus");
    assert_true(g_ptr_array_find_with_equal_func(sergei->aliases, "he", g_str_equal, NULL));
    assert_true(g_ptr_array_find_with_equal_func(sergei->aliases, "Sergei", g_str_equal, NULL));
    assert_false(
        g_ptr_array_find_with_equal_func(sergei->aliases, "Sergei Ivanov", g_str_equal, NULL));
    const int expected[] = {0, 1, 0, 2, 0, 0};
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_int_equal(script_utterance(script, i)->speaker, expected[i]);
    }
}

static void a_speaker_is_known_by_an_alias_of_its_own(void **state)
{
    (void)state;
    g_autoptr(Script) script = cast_script("en", "Sergei m");
    g_ptr_array_add(cast_speaker(script, "Sergei")->aliases, g_strdup("Ivanov"));
    assert_true(assign(script, "[Ivanov]\nvoice = en-us-marcus\n", NULL));
    assert_string_equal(cast_voice(script, "Ivanov"), "en-us-marcus");
}

static void a_voice_promised_to_somebody_absent_is_left_to_them(void **state)
{
    (void)state;
    g_autoptr(Script) alone = cast_script("en-US", "Anna f, Anna");
    assert_true(assign(alone, "", NULL));
    g_autofree char *cast =
        g_strdup_printf("[Somebody else]\nvoice = %s\n", cast_voice(alone, "Anna"));
    g_autoptr(Script) script = cast_script("en-US", "Anna f, Anna");
    assert_true(assign(script, cast, NULL));
    assert_string_not_equal(cast_voice(script, "Anna"), cast_voice(alone, "Anna"));

    g_autofree char *narrator = g_strdup_printf("[Somebody else]\nvoice = %s\n", alone->narrator);
    g_autoptr(Script) other = cast_script("en-US", "Anna f, Anna");
    assert_true(assign(other, narrator, NULL));
    assert_string_not_equal(other->narrator, alone->narrator);
}

static void a_written_cast_gives_the_same_cast_again(void **state)
{
    (void)state;
    const char *turns = "Anna f, Boris m, [A voice], narrator, Anna, back\\slash, two\nlines, "
                        "speaker number 3, Unknown, #7";
    g_autoptr(Script) script = cast_script("en", turns);
    g_ptr_array_add(cast_speaker(script, "Anna")->aliases, g_strdup("the cook, and baker"));
    g_ptr_array_add(cast_speaker(script, "Anna")->aliases, g_strdup("the soldier"));
    g_ptr_array_add(cast_speaker(script, "Boris")->aliases, g_strdup("The soldier"));
    assert_true(assign(script, "", NULL));
    GString *text = cast_file_write(script, NULL);

    g_autoptr(Script) again = cast_script("en", turns);
    for (guint i = 0; i < again->speakers->len; i++) {
        script_speaker(again, (int)i)->gender = GENDER_UNKNOWN;
    }
    g_autoptr(GError) error = NULL;
    gboolean done = assign(again, text->str, &error);
    assert_true(done);
    assert_string_equal(again->narrator, script->narrator);
    assert_int_equal(again->speakers->len, script->speakers->len);
    for (guint i = 0; i < script->speakers->len; i++) {
        const Speaker *speaker = script_speaker(script, (int)i);
        const Speaker *back = script_speaker(again, (int)i);
        assert_string_equal(back->name, speaker->name);
        assert_string_equal(back->voice, speaker->voice);
        assert_int_equal(back->gender, speaker->gender);
    }
    assert_string_equal(cast_speaker(again, "Anna")->aliases->pdata[0], "the cook, and baker");
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cast_file_says_who_has_which_voice),
        cmocka_unit_test(a_broken_cast_file_is_refused_with_its_line),
        cmocka_unit_test(an_unknown_voice_is_an_error_with_its_line_and_the_voices_there_are),
        cmocka_unit_test(a_cast_file_decides_first),
        cmocka_unit_test(speakers_that_are_one_person_become_one),
        cmocka_unit_test(a_speaker_is_known_by_an_alias_of_its_own),
        cmocka_unit_test(a_voice_promised_to_somebody_absent_is_left_to_them),
        cmocka_unit_test(a_written_cast_gives_the_same_cast_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
