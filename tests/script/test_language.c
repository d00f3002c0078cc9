/* What is known of languages: their files, and telling them apart. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "script/language.h"

static const char *const codes[] = {"de", "en", "es", "fr", "nb"};

static const Language *get(const char *code)
{
    g_autoptr(GError) error = NULL;
    const Language *language = language_get(code, &error);
    assert_null(error);
    assert_non_null(language);
    return language;
}

static void every_language_has_what_the_rules_ask_for(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        const Language *language = get(codes[i]);
        assert_string_equal(language->code, codes[i]);
        GHashTable *needed[] = {
            language->abbreviations, language->final_abbreviations,
            language->speech_verbs,  language->gesture_verbs,
            language->according_to,  language->titles,
            language->pronouns,      language->possessives,
            language->persons,       language->kinship,
            language->groups,        language->given_names,
            language->vocatives,     language->determiners,
            language->common_words,
        };
        for (gsize set = 0; set < G_N_ELEMENTS(needed); set++) {
            assert_true(g_hash_table_size(needed[set]) > 0);
        }
        assert_true(language->quotation_marks->len >= 3);
        assert_non_null(strstr(language->code_left_out, "%u"));
    }
}

static void english_is_complete(void **state)
{
    (void)state;
    const Language *english = get("en");
    assert_true(g_hash_table_size(english->speech_verbs) >= 600);
    assert_true(g_hash_table_size(english->abbreviations) >= 150);
    const char *verbs[] = {"says", "said", "replied", "whispering", "emphasises", "cried"};
    for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
        assert_true(g_hash_table_contains(english->speech_verbs, verbs[i]));
    }
    assert_int_equal(language_gender(english->titles, "mrs"), GENDER_FEMALE);
    assert_int_equal(language_gender(english->titles, "dr"), GENDER_UNKNOWN);
    assert_int_equal(language_gender(english->pronouns, "he"), GENDER_MALE);
    assert_int_equal(language_gender(english->persons, "mother"), GENDER_FEMALE);
    assert_true(g_hash_table_contains(english->according_to, "according to"));
}

static void a_region_uses_its_language(void **state)
{
    (void)state;
    assert_ptr_equal(get("en-GB"), get("en"));
    assert_ptr_equal(get("EN_us"), get("en"));
}

static void an_unknown_language_has_no_words(void **state)
{
    (void)state;
    const Language *language = get("xx");
    assert_int_equal(g_hash_table_size(language->speech_verbs), 0);
    assert_int_equal(language->quotation_marks->len, 0);
    assert_string_equal(language->dialogue_dashes, "");
    /* Nothing of a code can lead to another folder. */
    assert_int_equal(g_hash_table_size(get("../languages/en")->speech_verbs), 0);
}

static void a_broken_file_is_an_error(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("lectern-language-XXXXXX", NULL);
    g_autofree char *languages = g_build_filename(folder, "languages", NULL);
    g_autofree char *path = g_build_filename(languages, "qq.conf", NULL);
    assert_int_equal(g_mkdir(languages, 0700), 0);
    assert_true(g_file_set_contents(path, "no group = here\n", -1, NULL));
    g_autofree char *data = g_strdup(g_getenv("LECTERN_DATA"));
    g_setenv("LECTERN_DATA", folder, TRUE);
    g_autoptr(GError) error = NULL;
    assert_null(language_get("qq", &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_INPUT));
    assert_non_null(strstr(error->message, "qq.conf"));
    g_setenv("LECTERN_DATA", data, TRUE);
    g_unlink(path);
    g_rmdir(languages);
    g_rmdir(folder);
}

static void folding_is_for_every_script(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *folded;
    } cases[] = {
        {"Said", "said"},      {"Ma’am", "ma'am"}, {"ÉTIENNE", "étienne"},
        {"Straße", "strasse"}, {"ΣΑΣ", "σασ"},     {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *folded = language_fold(cases[i].text, strlen(cases[i].text));
        assert_string_equal(folded, cases[i].folded);
    }
}

static void languages_are_told_apart(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *code;
    } cases[] = {
        {"The baker opened her shop before it was light, and the first bread was sold.", "en"},
        {"Die Bäckerin öffnete ihren Laden, als es noch dunkel war, und das Brot war gut.", "de"},
        {"La boulangère ouvrait sa boutique avant le jour, et le pain était très bon.", "fr"},
        {"La panadera abría su tienda cuando era de noche, y el pan era muy bueno.", "es"},
        {"Bakeren åpnet butikken før det ble lyst, og brødet var ikke til å stå for.", "nb"},
        {"Brot", "en"},
        {"", "en"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_string_equal(language_guess(cases[i].text, strlen(cases[i].text)), cases[i].code);
    }
}

static void short_texts_are_told_apart(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(TEST_DATA, "language", "short.tsv", NULL);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint failed = 0, told = 0;
    for (char **line = lines; *line; line++) {
        const char *tab = **line == '#' ? NULL : strchr(*line, '\t');
        if (!tab) {
            continue;
        }
        const char *guess = language_guess(tab + 1, strlen(tab + 1));
        told++;
        if (strncmp(*line, guess, strlen(guess)) != 0) {
            print_error("%s | is taken for %s\n", *line, guess);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
    assert_true(told > 100);
    enum { LONG = 64 * 1024 };
    g_autofree char *letters = g_strnfill(LONG, 'a'); /* one word, and no work */
    assert_string_equal(language_guess(letters, LONG), "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_what_the_rules_ask_for),
        cmocka_unit_test(english_is_complete),
        cmocka_unit_test(a_region_uses_its_language),
        cmocka_unit_test(an_unknown_language_has_no_words),
        cmocka_unit_test(a_broken_file_is_an_error),
        cmocka_unit_test(folding_is_for_every_script),
        cmocka_unit_test(languages_are_told_apart),
        cmocka_unit_test(short_texts_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
