/* Lexicons in layers, and the places of a text that they know. */
#include "script/lexicon/lexicon.h"

#include <string.h>

#include "cmocka_headers.h"

/* Adds a layer in LANGUAGE with PAIRS, "grapheme=ipa" or "grapheme~alias", NULL last. */
static void add_layer(Lexicon *lexicon, const char *language, const char *const *pairs)
{
    g_autoptr(Pls) pls = pls_new(language);
    for (; *pairs; pairs++) {
        const char *sign = strpbrk(*pairs, "=~");
        g_autofree char *grapheme = g_strndup(*pairs, (gsize)(sign - *pairs));
        PlsLexeme *lexeme = pls_add(pls, grapheme);
        *(*sign == '=' ? &lexeme->ipa : &lexeme->alias) = g_strdup(sign + 1);
    }
    lexicon_add(lexicon, "l.pls", pls);
}

static Lexicon *english(const char *const *pairs)
{
    Lexicon *lexicon = lexicon_new("en");
    add_layer(lexicon, "en", pairs);
    return lexicon;
}

static void clear_reading(gpointer data)
{
    Reading *reading = data;
    g_free(reading->spoken);
    g_free(reading->ipa);
    g_free(reading->language);
}

static GArray *find(const Lexicon *lexicon, const char *text)
{
    GArray *readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_set_clear_func(readings, clear_reading);
    Span whole = {0, strlen(text)};
    lexicon_find(lexicon, text, whole, whole, readings);
    return readings;
}

/* What LEXICON knows of TEXT has to be EXPECTED: "words=reading", with "|" between. */
static void check_found(const Lexicon *lexicon, const char *text, const char *expected)
{
    g_autoptr(GArray) readings = find(lexicon, text);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < readings->len; i++) {
        const Reading *reading = &g_array_index(readings, Reading, i);
        g_string_append(found, i > 0 ? "|" : "");
        g_string_append_len(found, text + reading->span.start, (gssize)span_length(reading->span));
        g_string_append_printf(found, "=%s", reading->ipa ? reading->ipa : reading->spoken);
    }
    assert_string_equal(found->str, expected);
}

static void whole_words_are_found_beside_any_sign(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = english((const char *[]){"Łódź=1", "O’Hara=2", "B4=3", NULL});
    check_found(lexicon, "“Łódź”, Łódź-born; Łódź’s Łódź.", "Łódź=1|Łódź=1|Łódź=1|Łódź=1");
    check_found(lexicon, "xŁódź Łódźx Łódź’t Łódź’sx Ło Łódz łódź", "");
    check_found(lexicon, "O'Hara O’Hara’s O’Haras O Hara", "O'Hara=2|O’Hara=2");
    check_found(lexicon, "B4 B 4 B45", "B4=3");
}

static void the_longest_grapheme_counts(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = english(
        (const char *[]){"New=1", "New York=2", "New York Times=3", "York=4", "Saint-Ex=5", NULL});
    check_found(lexicon, "New York Time New\n York Times, New Yorks",
                "New York=2|New\n York Times=3|New=1");
    check_found(lexicon, "Old York, Saint-Ex or Saint Ex", "York=4|Saint-Ex=5");
}

static void case_counts_where_a_name_is_told_by_it(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = english((const char *[]){"Reading=1", "lead=2", "Ely=3", NULL});
    check_found(lexicon, "in Reading, reading, READING", "Reading=1|READING=1");
    check_found(lexicon, "Lead is a metal. “Lead on,” he said. The Lead lead: Lead!",
                "Lead=2|Lead=2|lead=2|Lead=2");
    check_found(lexicon, "ELY and LEAD", "LEAD=2"); /* three capitals may stand for anything */
}

static void later_layers_overrule(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = english((const char *[]){"Kyiv=1", "Kyiv=2", "Oslo=3", NULL});
    check_found(lexicon, "Kyiv Oslo", "Kyiv=1|Oslo=3"); /* in one file the first counts */
    add_layer(lexicon, "en", (const char *[]){"Kyiv~Keev", NULL});
    check_found(lexicon, "Kyiv Oslo KYIV", "Kyiv=Keev|Oslo=3|KYIV=Keev");
    add_layer(lexicon, "en", (const char *[]){"Oslo Kyiv=4", NULL});
    check_found(lexicon, "Oslo Kyiv Oslo", "Oslo Kyiv=4|Oslo=3");
}

static void names_of_another_languages_lexicon_keep_its_language(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = lexicon_new("en-GB");
    add_layer(lexicon, "en-US", (const char *[]){"data=1", NULL});
    add_layer(lexicon, "pl", (const char *[]){"Łódź=2", "data=3", NULL});
    g_autoptr(GArray) readings = find(lexicon, "data of Łódź");
    assert_int_equal(readings->len, 2);
    assert_string_equal(g_array_index(readings, Reading, 0).ipa, "1");
    assert_null(g_array_index(readings, Reading, 0).language);
    assert_string_equal(g_array_index(readings, Reading, 1).language, "pl");
}

static void a_name_may_have_nothing_but_a_language(void **state)
{
    (void)state;
    g_autoptr(Pls) pls = pls_new("en");
    pls_add(pls, "Szczecin")->language = g_strdup("pl");
    g_autoptr(Lexicon) lexicon = lexicon_new("en");
    lexicon_add(lexicon, "l.pls", pls);
    g_autoptr(GArray) readings = find(lexicon, "to Szczecin");
    assert_int_equal(readings->len, 1);
    assert_null(g_array_index(readings, Reading, 0).ipa);
    assert_null(g_array_index(readings, Reading, 0).spoken);
    assert_string_equal(g_array_index(readings, Reading, 0).language, "pl");
}

static void an_excerpt_has_what_the_text_has(void **state)
{
    (void)state;
    g_autoptr(Lexicon) lexicon = english((const char *[]){"Kyiv=1", "Oslo=2", "Bergen~B", NULL});
    add_layer(lexicon, "en", (const char *[]){"Kyiv=3", NULL});
    static const char text[] = "From Kyiv to BERGEN.";
    g_autoptr(Pls) excerpt = lexicon_excerpt(lexicon, text, strlen(text));
    g_autoptr(Lexicon) again = lexicon_new("en");
    lexicon_add(again, "e.pls", excerpt);
    check_found(again, "Kyiv Oslo BERGEN", "Kyiv=3|BERGEN=B");
    assert_null(lexicon_excerpt(lexicon, "nothing", 7));
}

static void a_hostile_lexicon_takes_no_longer_over_a_hostile_text(void **state)
{
    (void)state;
    enum { UNITS = 2000, REPEATS = 200000 };
    g_autoptr(GString) grapheme = g_string_new(NULL);
    for (int i = 0; i < UNITS; i++) {
        g_string_append(grapheme, "a ");
    }
    g_string_append(grapheme, "b=x");
    g_autoptr(Lexicon) lexicon =
        english((const char *[]){grapheme->str, "a a a a a a a a a a a a b=y", "'=z", "=w", NULL});
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < REPEATS; i++) {
        g_string_append(text, "a '");
    }
    gint64 start = g_get_monotonic_time();
    g_autoptr(GArray) readings = find(lexicon, text->str);
    assert_int_equal(readings->len, 0);
    assert_true(g_get_monotonic_time() - start < (gint64)5 * G_USEC_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_are_found_beside_any_sign),
        cmocka_unit_test(the_longest_grapheme_counts),
        cmocka_unit_test(case_counts_where_a_name_is_told_by_it),
        cmocka_unit_test(later_layers_overrule),
        cmocka_unit_test(names_of_another_languages_lexicon_keep_its_language),
        cmocka_unit_test(a_name_may_have_nothing_but_a_language),
        cmocka_unit_test(an_excerpt_has_what_the_text_has),
        cmocka_unit_test(a_hostile_lexicon_takes_no_longer_over_a_hostile_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
