/* Words in other languages than the text's: found by their letters, and marked by the source. */
#include <string.h>

#include "cmocka_headers.h"
#include "document/parse.h"
#include "script/assembly/build.h"
#include "script/foreign/found.h"

/* What is found in TEXT, in LANGUAGE, has to be EXPECTED: "words=language", with "|" between. */
static void check_found(const char *language, const char *text, const char *expected)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    foreign_find(language, text, (Span){0, strlen(text)}, readings);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < readings->len; i++) {
        Reading *reading = &g_array_index(readings, Reading, i);
        g_string_append(found, i > 0 ? "|" : "");
        g_string_append_len(found, text + reading->span.start, (gssize)span_length(reading->span));
        g_string_append_printf(found, "=%s", reading->language);
        g_free(reading->language);
    }
    assert_string_equal(found->str, expected);
}

static void another_alphabet_tells_the_language(void **state)
{
    (void)state;
    check_found("en", "plain text, naïve café, Łódź", "");
    check_found("en", "so «Добро, пожаловать» (Київ) Αθήνα",
                "Добро, пожаловать» (Київ=uk|Αθήνα=el");
    check_found("en", "Привет, мир. But Київ!", "Привет, мир=ru|Київ=uk");
    check_found("en", "北京 and 東京タワー and さくら", "北京=zh|東京タワー=ja|さくら=ja");
    check_found("de", "سلام und پدر und 서울", "سلام=ar|پدر=fa|서울=ko");
    check_found("en", "ᚠᚢᚦ", "ᚠᚢᚦ=und");
    check_found("ru", "Привет, Windows", "Windows=en");
    check_found("ja", "東京 さくら タワー", "");
}

static void signs_and_mixed_words_are_left_alone(void **state)
{
    (void)state;
    check_found("en", "the β and µm and Δx of π, 5 Ω", "");
    check_found("en", "a Pаypal of mixed letters", ""); /* its first a is Cyrillic */
    check_found("en", "", "");
    check_found("en", "привет", "привет=ru");
}

/* The utterances of Markdown with readings, "words=language" with "|" between. */
static void check_marked(const char *markdown, const char *expected)
{
    Document *document = document_parse("t.md", markdown, strlen(markdown), FORMAT_MARKDOWN, NULL);
    assert_non_null(document);
    g_autoptr(Script) script = script_build(document, "en", NULL);
    assert_non_null(script);
    g_autoptr(GString) found = g_string_new(NULL);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        for (guint k = 0; utterance->readings && k < utterance->readings->len; k++) {
            const Reading *reading = &g_array_index(utterance->readings, Reading, k);
            g_string_append(found, found->len > 0 ? "|" : "");
            g_string_append_len(found, document->text + reading->span.start,
                                (gssize)span_length(reading->span));
            g_string_append_printf(found, "=%s", reading->language);
        }
    }
    assert_string_equal(found->str, expected);
}

static void what_is_marked_has_its_language(void **state)
{
    (void)state;
    check_marked("He said <span lang=\"de\">Guten <i>Abend</i></span> to <i lang=fr>lui</i>.",
                 "Guten Abend=de|lui=fr");
    check_marked("A <b xml:lang='pl'>Nowy</b> and <em LANG=\"nb-NO\">dag</em>.",
                 "Nowy=pl|dag=nb-NO");
    check_marked("In <span lang=de>einem <i lang=fr>mot</i> Wort <i lang=es>uno</i></span> so.",
                 "einem=de|mot=fr|Wort=de|uno=es");
    check_marked("It <span lang=de>geht. Und geht.</span> On.", "geht.=de|Und geht.=de");
}

static void markup_that_marks_nothing_is_passed_over(void **state)
{
    (void)state;
    check_marked("An <span lang=en-GB>own</span> <span>word</span> <br lang=de>and", "");
    check_marked("Never <span lang=de>closed.\n\nAnd then</span> more.", "");
    check_marked("So </span> it <span data-lang=de>is</span> <span lang=\"\">x</span>.", "");
    check_marked("A <span lang=\"d<e\">b</span> <span lang=toolongtobeone>c</span>.", "");
    check_marked("Odd <b><span lang=de>eins</b> zwei</span> end.", "eins=de");
}

static void endless_markup_is_read_in_time(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("So ");
    for (int i = 0; i < 20000; i++) {
        g_string_append(text, "<span lang=de>a <b>");
    }
    for (int i = 0; i < 20000; i++) {
        g_string_append(text, "b</b></i></span> ");
    }
    gint64 start = g_get_monotonic_time();
    Document *document = document_parse("t.md", text->str, text->len, FORMAT_MARKDOWN, NULL);
    g_autoptr(Script) script = script_build(document, "en", NULL);
    assert_non_null(script);
    assert_true(g_get_monotonic_time() - start < (gint64)10 * G_USEC_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_alphabet_tells_the_language),
        cmocka_unit_test(signs_and_mixed_words_are_left_alone),
        cmocka_unit_test(what_is_marked_has_its_language),
        cmocka_unit_test(markup_that_marks_nothing_is_passed_over),
        cmocka_unit_test(endless_markup_is_read_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
