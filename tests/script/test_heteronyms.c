/* Words that are written alike and said in several ways. */
#include "script/lexicon/heteronyms.h"

#include <string.h>

#include "cmocka_headers.h"
#include "script/lexicon/lexicon.h"
#include "script/lexicon/places.h"

/* The only word of TEXT that is told has to be WORD, said as IPA; NULL: there is none. */
static void check_told(const char *text, const char *word, const char *ipa)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    Span whole = {0, strlen(text)};
    heteronyms_find("en-GB", text, whole, whole, readings);
    if (readings->len != (word ? 1 : 0)) {
        fail_msg("%u words are told in “%s”", readings->len, text);
    }
    if (word) {
        const Reading *reading = &g_array_index(readings, Reading, 0);
        g_autofree char *found = g_strndup(text + reading->span.start, span_length(reading->span));
        assert_string_equal(found, word);
        assert_string_equal(reading->ipa, ipa);
        g_free(reading->ipa);
    }
}

static void the_words_around_tell_which_is_meant(void **state)
{
    (void)state;
    check_told("Yesterday she read it aloud.", "read", "ɹˈɛd");
    check_told("You must read it aloud.", "read", "ɹˈiːd");
    check_told("The old lead pipe burst.", "lead", "lɛd");
    check_told("He answered with a deep bow.", "bow", "bˈaʊ");
    check_told("Pray excuse me.", "excuse", "ɛkskjˈuːz");
    check_told("Everything has an excuse.", "excuse", "ɛkskjˈuːs");
    check_told("They USED to sing.", "USED", "jˈuːst");
    check_told("At the close of day they sang.", "close", "klˈoʊz");
    check_told("I object to it.", "object", "əbdʒˈɛkt");
    check_told("The poor invalid slept.", "invalid", "ˈɪnvəlɪd");
}

/* Checks LINE, "word TAB IPA TAB sentence"; gives how many failed. */
static guint check_line(const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "\t", 3);
    assert_int_equal(g_strv_length(parts), 3);
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    Span whole = {0, strlen(parts[2])};
    heteronyms_find("en", parts[2], whole, whole, readings);
    g_autofree char *told = g_strdup("-");
    for (guint i = 0; i < readings->len; i++) {
        const Reading *reading = &g_array_index(readings, Reading, i);
        if (g_ascii_strncasecmp(parts[2] + reading->span.start, parts[0], strlen(parts[0])) == 0) {
            g_free(told);
            told = g_strdup(reading->ipa);
        }
        g_free(reading->ipa);
    }
    if (strcmp(told, parts[1]) == 0) {
        return 0;
    }
    print_error("%s is told as %s, not %s: %s\n", parts[0], told, parts[1], parts[2]);
    return 1;
}

static void sentences_are_told_as_noted(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(TEST_DATA, "heteronyms", "en.tsv", NULL);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint failed = 0, checked = 0;
    for (char **line = lines; *line; line++) {
        if (**line && **line != '#') {
            failed += check_line(*line);
            checked++;
        }
    }
    assert_int_equal(failed, 0);
    assert_true(checked > 100);
}

static void no_place_reaches_over_a_mark_or_into_a_longer_word(void **state)
{
    (void)state;
    check_told("So would she. Read on, then.", NULL, NULL);
    check_told("It was she, read or not.", NULL, NULL);
    check_told("She read-tested it; lead-free pipe", NULL, NULL);
    check_told("excuse", NULL, NULL);
    check_told("", NULL, NULL);
}

static void a_capital_tells_only_inside_a_sentence(void **state)
{
    (void)state;
    check_told("Then Anna read the letter.", "read", "ɹˈɛd");
    check_told("Please read the letter. Children read the letter.", NULL, NULL);
}

static void a_role_chooses_a_lexeme(void **state)
{
    (void)state;
    g_autoptr(Pls) pls = pls_new("en");
    static const char *const roles[] = {"claws:Verb", "claws:Noun"};
    for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
        PlsLexeme *lexeme = pls_add(pls, "frob");
        lexeme->role = g_strdup(roles[i]);
        lexeme->alias = g_strdup(roles[i]);
    }
    g_autoptr(Lexicon) lexicon = lexicon_new("en");
    lexicon_add(lexicon, "l.pls", pls);
    static const struct {
        const char *text, *role;
    } cases[] = {
        {"they frob it", "claws:Verb"}, {"the frob", "claws:Noun"}, {"so frob", "claws:Verb"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
        Span whole = {0, strlen(cases[i].text)};
        lexicon_find(lexicon, cases[i].text, whole, whole, readings);
        assert_int_equal(readings->len, 1);
        assert_string_equal(g_array_index(readings, Reading, 0).spoken, cases[i].role);
        g_free(g_array_index(readings, Reading, 0).spoken);
    }
}

static void what_is_no_place_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",          "_",       "the",        "_ _",
                                        "@nobody _", "the _; ", "a b c d e _"};
    g_autoptr(GHashTable) classes = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *fault = NULL;
        assert_null(places_new(wrong[i], classes, &fault));
        assert_non_null(fault);
    }
}

static void endless_text_takes_its_time_only_once(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 200000; i++) {
        g_string_append(text, "read ");
    }
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    gint64 start = g_get_monotonic_time();
    heteronyms_find("en", text->str, (Span){0, text->len}, (Span){0, text->len}, readings);
    assert_true(g_get_monotonic_time() - start < (gint64)10 * G_USEC_PER_SEC);
    assert_int_equal(readings->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_around_tell_which_is_meant),
        cmocka_unit_test(sentences_are_told_as_noted),
        cmocka_unit_test(no_place_reaches_over_a_mark_or_into_a_longer_word),
        cmocka_unit_test(a_capital_tells_only_inside_a_sentence),
        cmocka_unit_test(a_role_chooses_a_lexeme),
        cmocka_unit_test(what_is_no_place_is_refused),
        cmocka_unit_test(endless_text_takes_its_time_only_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
