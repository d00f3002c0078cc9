/* Lexicons as files: what is read of them, what is refused, and where. */
#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "script/lexicon/pls.h"
#include "script/lexicon/x_sampa.h"

#define HEAD                                                                                       \
    "<?xml version='1.0'?>\n<lexicon version='1.0' xmlns='" PLS_NAMESPACE                          \
    "' alphabet='ipa' xml:lang='en'>\n"
#define TAIL "</lexicon>\n"
#define LEXEME(INSIDE) HEAD "<lexeme>" INSIDE "</lexeme>" TAIL
#define LODZ "<grapheme>Lodz</grapheme>"

static Pls *read_text(const char *text)
{
    g_autoptr(GError) error = NULL;
    Pls *pls = pls_read("l.pls", text, strlen(text), &error);
    if (!pls) {
        fail_msg("%s", error->message);
    }
    return pls;
}

static const PlsLexeme *lexeme_of(const Pls *pls, guint index)
{
    assert_true(index < pls->lexemes->len);
    return g_ptr_array_index(pls->lexemes, index);
}

static void check_only(const char *text, const char *ipa, const char *alias)
{
    g_autoptr(Pls) pls = read_text(text);
    assert_int_equal(pls->lexemes->len, 1);
    assert_int_equal(g_strcmp0(lexeme_of(pls, 0)->ipa, ipa), 0);
    assert_int_equal(g_strcmp0(lexeme_of(pls, 0)->alias, alias), 0);
}

static void all_that_a_lexeme_may_have_is_read(void **state)
{
    (void)state;
    g_autoptr(Pls) pls = read_text(
        HEAD
        "<meta name='by' content='x'/>\n<metadata><rdf xmlns='urn:r'><lexeme/></rdf></metadata>\n"
        "<lexeme role='claws:Noun' xml:lang='pl'>\n<grapheme> Nowy\n Sącz </grapheme>"
        "<grapheme>Sącz</grapheme><phoneme>sɔnt&#x283;</phoneme><example>No one.</example>"
        "<extra xmlns='urn:x'><grapheme>no</grapheme></extra></lexeme>\n"
        "<!-- no --><lexeme><grapheme>EW</grapheme><alias>electronic &amp; so "
        "<![CDATA[<on>]]></alias></lexeme>" TAIL);
    assert_string_equal(pls->language, "en");
    assert_int_equal(pls->lexemes->len, 2);
    const PlsLexeme *first = lexeme_of(pls, 0);
    assert_int_equal(first->graphemes->len, 2);
    assert_string_equal(g_ptr_array_index(first->graphemes, 0), "Nowy Sącz");
    assert_string_equal(first->ipa, "sɔntʃ");
    assert_string_equal(first->role, "claws:Noun");
    assert_string_equal(first->language, "pl");
    assert_int_equal(first->line, 5);
    assert_string_equal(lexeme_of(pls, 1)->alias, "electronic & so <on>");
    assert_null(lexeme_of(pls, 1)->ipa);
}

static void the_preferred_or_first_pronunciation_counts(void **state)
{
    (void)state;
    check_only(LEXEME(LODZ "<phoneme>a</phoneme><phoneme>b</phoneme>"), "a", NULL);
    check_only(LEXEME(LODZ "<phoneme>a</phoneme><phoneme prefer='true'>b</phoneme>"
                           "<phoneme prefer='true'>c</phoneme>"),
               "b", NULL);
    check_only(LEXEME(LODZ "<phoneme>a</phoneme><alias prefer='true'>so</alias>"), NULL, "so");
    check_only(LEXEME(LODZ "<alias>so</alias><phoneme prefer='true'>a</phoneme>"), "a", NULL);
}

static void x_sampa_becomes_ipa(void **state)
{
    (void)state;
    check_only(LEXEME(LODZ "<phoneme alphabet='x-sampa'>\"wutS</phoneme>"), "ˈwutʃ", NULL);
    static const struct {
        const char *x_sampa, *ipa;
    } cases[] = {
        {"\"tSE:%r\\@_=", "ˈtʃɛːˌɹə\u0329"}, {"s`@`r\\`", "ʂɚɻ"}, {"p_h{n}", "pʰænʉ"},
        {"b_<J\\_<O~", "ɓʄɔ\u0303"},         {"t_s", "t\u0361s"}, {"E~ 9~", "ɛ\u0303 œ\u0303"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *refused;
        g_autofree char *ipa = x_sampa_to_ipa(cases[i].x_sampa, &refused);
        assert_string_equal(ipa, cases[i].ipa);
    }
}

static void check_refused(const char *text, const char *where, const char *why)
{
    g_autoptr(GError) error = NULL;
    assert_null(pls_read("l.pls", text, strlen(text), &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    if (!g_str_has_prefix(error->message, where) || !strstr(error->message, why)) {
        fail_msg("no “%s … %s” in: %s", where, why, error->message);
    }
    assert_null(strchr(error->message, '\n'));
}

static void what_is_no_lexicon_is_refused_at_its_line(void **state)
{
    (void)state;
    check_refused("", "l.pls:1:", "");
    check_refused("Title: no", "l.pls:1:", "");
    check_refused("<html><p/></html>", "l.pls:1:", "its root is <html>");
    check_refused("<lexicon xml:lang='en'/>", "l.pls:1:", "namespace");
    check_refused("<lexicon xmlns='" PLS_NAMESPACE "'/>", "l.pls:1:", "language");
    check_refused("<lexicon xmlns='" PLS_NAMESPACE "' xml:lang='en' alphabet='kirshenbaum'/>",
                  "l.pls:1:", "kirshenbaum");
    check_refused(HEAD "\n<lexeme>" LODZ, "l.pls:4:", "");
    check_refused(HEAD "\n<word/>" TAIL, "l.pls:4:", "<word>");
    check_refused(LEXEME("<phoneme>a</phoneme>"), "l.pls:3:", "<grapheme>");
    check_refused(LEXEME(LODZ), "l.pls:3:", "neither");
    check_refused(LEXEME(LODZ "<phoneme> </phoneme>"), "l.pls:3:", "empty");
    check_refused(LEXEME(LODZ "<phoneme><b>a</b></phoneme>"), "l.pls:3:", "text only");
    check_refused(LEXEME(LODZ "\n<phoneme alphabet='x-sampa'>a\\</phoneme>"),
                  "l.pls:4:", "X-SAMPA");
    check_refused(LEXEME(LODZ "<phoneme>\xFF</phoneme>"), "l.pls:", "");
    check_refused("<lexicon xmlns='" PLS_NAMESPACE "' xml:lang='en'><lexeme>" LODZ
                  "<phoneme>a</phoneme></lexeme></lexicon>",
                  "l.pls:1:", "alphabet");
}

#define BOMB                                                                                       \
    "<!DOCTYPE lexicon [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"      \
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"     \
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"     \
    "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>"     \
    "<!ENTITY file SYSTEM '/etc/hostname'>]>"

static void entities_open_and_expand_nothing(void **state)
{
    (void)state;
    static const char *const uses[] = {"&h;", "&file;", "&a;"};
    gint64 start = g_get_monotonic_time();
    for (gsize i = 0; i < G_N_ELEMENTS(uses); i++) {
        g_autofree char *content =
            g_strdup_printf(BOMB "<lexicon xmlns='" PLS_NAMESPACE
                                 "' alphabet='ipa' xml:lang='en'><lexeme><grapheme>%s</grapheme>"
                                 "<alias>x</alias></lexeme></lexicon>",
                            uses[i]);
        check_refused(content, "l.pls:1:", "");
    }
    g_autofree char *attribute =
        g_strdup(BOMB "<lexicon xmlns='" PLS_NAMESPACE "' xml:lang='&h;'/>");
    check_refused(attribute, "l.pls:1:", "");
    assert_true(g_get_monotonic_time() - start < (gint64)2 * G_USEC_PER_SEC);
}

static void endless_input_is_refused_or_read_in_time(void **state)
{
    (void)state;
    g_autoptr(GString) deep = g_string_new(HEAD);
    for (int i = 0; i < 100000; i++) {
        g_string_append(deep, "<metadata>");
    }
    check_refused(deep->str, "l.pls:", "");
    g_autoptr(GString) wide = g_string_new(HEAD);
    for (int i = 0; i < 50000; i++) {
        g_string_append_printf(wide, "<lexeme><grapheme>w%d</grapheme><alias>x</alias></lexeme>\n",
                               i);
    }
    g_string_append(wide, TAIL);
    g_autoptr(Pls) pls = read_text(wide->str);
    assert_int_equal(pls->lexemes->len, 50000);
    g_autoptr(GString) word = g_string_new(HEAD "<lexeme><alias>x</alias><grapheme>");
    for (int i = 0; i < 100000; i++) {
        g_string_append_c(word, 'w');
    }
    g_string_append(word, "</grapheme></lexeme>" TAIL);
    check_refused(word->str, "l.pls:3:", "too long");
    g_autoptr(GString) many = g_string_new(HEAD "<lexeme><alias>x</alias>");
    for (int i = 0; i < 1000; i++) {
        g_string_append(many, "<grapheme>w</grapheme>");
    }
    check_refused(many->str, "l.pls:3:", "graphemes at most");
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    g_autoptr(Pls) pls = pls_new("en-GB");
    PlsLexeme *first = pls_add(pls, "A & <B>");
    first->ipa = g_strdup("a");
    first->role = g_strdup("noun");
    PlsLexeme *second = pls_add(pls, "“C”");
    second->alias = g_strdup("see \"it\"");
    second->language = g_strdup("fr");
    GString *text = pls_write(pls, "a -- comment --->", NULL, NULL);
    g_autoptr(Pls) again = read_text(text->str);
    g_string_free(text, TRUE);
    assert_string_equal(again->language, "en-GB");
    assert_string_equal(g_ptr_array_index(lexeme_of(again, 0)->graphemes, 0), "A & <B>");
    assert_string_equal(lexeme_of(again, 0)->ipa, "a");
    assert_string_equal(lexeme_of(again, 0)->role, "noun");
    assert_string_equal(lexeme_of(again, 1)->alias, "see \"it\"");
    assert_string_equal(lexeme_of(again, 1)->language, "fr");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_a_lexeme_may_have_is_read),
        cmocka_unit_test(the_preferred_or_first_pronunciation_counts),
        cmocka_unit_test(x_sampa_becomes_ipa),
        cmocka_unit_test(what_is_no_lexicon_is_refused_at_its_line),
        cmocka_unit_test(entities_open_and_expand_nothing),
        cmocka_unit_test(endless_input_is_refused_or_read_in_time),
        cmocka_unit_test(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
