/* What is said for what is written: the cases in tests/data/reading, a file a language, a class and
 * what is spoken in each line; and how readings lie in an utterance. */
#include <string.h>

#include "cmocka_headers.h"
#include "script/reading/book.h"
#include "script/reading/reading.h"
#include "script/reading/variety.h"
#include "script/wording/words.h"

static const char *const codes[] = {"de", "en", "en-GB", "es", "fr", "nb"};

/* The wording of SPAN of TEXT, which is one block. */
static Wording *word_span(const char *language, const char *text, Span span)
{
    Block block = {.kind = BLOCK_PARAGRAPH, .text = {0, strlen(text)}};
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    g_array_append_val(blocks, block);
    Document document = {.text = (char *)text, .length = strlen(text), .blocks = blocks};
    Script script = {.document = &document, .language = (char *)language};
    Utterance utterance = {.kind = UTTERANCE_NARRATION, .span = span};
    return wording_new(&script, &utterance);
}

static char *spoken(const char *language, const char *text)
{
    g_autoptr(Wording) wording = word_span(language, text, (Span){0, strlen(text)});
    return g_strdup(wording->text);
}

static void clear_reading(gpointer reading)
{
    g_free(((Reading *)reading)->spoken);
}

/* Whether a reading of CLASS is in TEXT; of "-" there need be none. */
static gboolean has_class(const char *language, const char *text, const char *class)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_set_clear_func(readings, clear_reading);
    g_autoptr(GPtrArray) classes = g_ptr_array_new();
    Span whole = {0, strlen(text)};
    reading_work_out_classes(language, text, whole, whole, readings, classes);
    gboolean found = strcmp(class, "-") == 0;
    for (guint i = 0; i < classes->len; i++) {
        found = found || strcmp(g_ptr_array_index(classes, i), class) == 0;
    }
    return found;
}

/* Checks LINE, "class TAB written TAB spoken"; gives how many failed. */
static guint check_line(const char *language, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "\t", 3);
    assert_int_equal(g_strv_length(parts), 3);
    g_autofree char *said = spoken(language, parts[1]);
    gboolean classed = has_class(language, parts[1], parts[0]);
    if (classed && strcmp(said, parts[2]) == 0) {
        return 0;
    }
    print_error("%s, %s: %s | is read “%s”, not “%s”\n", language, parts[0], parts[1], said,
                parts[2]);
    return 1;
}

static void cases_are_read_as_written_beside_them(void **state)
{
    (void)state;
    guint failed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autofree char *name = g_strconcat(codes[i], ".tsv", NULL);
        g_autofree char *path = g_build_filename(TEST_DATA, "reading", name, NULL);
        g_autofree char *text = NULL;
        assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++) {
            failed += **line && **line != '#' ? check_line(codes[i], *line) : 0;
        }
    }
    assert_int_equal(failed, 0);
}

static void every_book_loads(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autoptr(GError) error = NULL;
        assert_non_null(book_get(codes[i], &error));
        assert_null(error);
    }
    g_autoptr(GError) error = NULL;
    assert_ptr_equal(book_get("no", &error), book_get("nb", &error));
    assert_string_equal(book_wording(book_get("en_AU", &error), "month_first"), "");
    assert_string_equal(book_wording(book_get("en-US", &error), "month_first"), "yes");
    assert_string_equal(book_wording(book_get("en-Latn", &error), "month_first"), "yes");
    assert_null(book_get("tlh", &error));
    assert_null(error);
}

static void assert_variety(const char *language, const char *text, const char *expected)
{
    g_autofree char *variety = variety_find(language, text, strlen(text));
    assert_string_equal(variety, expected);
}

static void spelling_and_dates_show_the_variety(void **state)
{
    (void)state;
    assert_variety("en", "Grey colours at the centre.", "en-GB");
    assert_variety("en", "Gray colors at the center.", "en-US");
    assert_variety("en", "Grey colours.", "en");
    assert_variety("en", "Grey colours at the center of gray labor.", "en");
    assert_variety("en", "From 4 July to 5 May, and on the 3 June 1920.", "en-GB");
    assert_variety("en-US", "Grey colours at the centre.", "en-US");
    assert_variety("de", "Grey colours at the centre.", "de");
    assert_variety("tlh", "Grey colours at the centre.", "tlh");
    assert_variety("en", "", "en");
}

static void other_languages_are_left_alone(void **state)
{
    (void)state;
    g_autofree char *said = spoken("tlh", "wa 1945 DIS");
    assert_string_equal(said, "wa 1945 DIS");
}

static void words_of_the_source_keep_their_share(void **state)
{
    (void)state;
    const char *text = "On 4 July 1976 Dr. Ray rose.";
    g_autoptr(Wording) wording = word_span("en", text, (Span){0, strlen(text)});
    assert_string_equal(wording->text,
                        "On the fourth of July nineteen seventy six doctor Ray rose.");
    assert_true(wording->reads_otherwise);
    static const char *const pairs[][2] = {{"On", "On"},        {"4", "the fourth"},
                                           {"July", "of July"}, {"1976", "nineteen seventy six"},
                                           {"Dr", "doctor"},    {"Ray", "Ray"},
                                           {"rose", "rose"}};
    assert_int_equal(wording->words->len, G_N_ELEMENTS(pairs));
    for (guint i = 0; i < wording->words->len; i++) {
        Word word = g_array_index(wording->words, Word, i);
        g_autofree char *source = g_strndup(text + word.source.start, span_length(word.source));
        g_autofree char *said =
            g_strndup(wording->text + word.spoken.start, span_length(word.spoken));
        assert_string_equal(source, pairs[i][0]);
        assert_string_equal(said, pairs[i][1]);
    }
}

static void what_stands_beside_an_utterance_decides_too(void **state)
{
    (void)state;
    const char *text = "He met Henry VIII once. Born in 1500 goats";
    gsize numeral = (gsize)(strstr(text, "VIII") - text);
    gsize year = (gsize)(strstr(text, "1500") - text);
    g_autoptr(Wording) one = word_span("en", text, (Span){numeral, numeral + strlen("VIII once")});
    assert_string_equal(one->text, "the eighth once");
    g_autoptr(Wording) two = word_span("en", text, (Span){year, year + strlen("1500")});
    assert_string_equal(two->text, "fifteen hundred");
}

static void an_editor_has_the_last_word(void **state)
{
    (void)state;
    const char *text = "Room 101 in 1984.";
    Document document = {.text = (char *)text, .length = strlen(text)};
    Script script = {.document = &document, .language = "en"};
    Reading own = {.span = {5, 8}, .spoken = "one oh one"};
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_append_val(readings, own);
    Utterance utterance = {
        .kind = UTTERANCE_NARRATION, .span = {0, strlen(text)}, .readings = readings};
    g_autoptr(Wording) wording = wording_new(&script, &utterance);
    assert_string_equal(wording->text, "Room one oh one in nineteen eighty four.");
}

/* Any run of bits of text is read without a fault, and leaves none of the source's words out. */
static void any_text_is_survived(void **state)
{
    (void)state;
    static const char *const bits[] = {"1",     "2",   "07", "1945",    "12345678901234567890",
                                       "-",     "–",   ".",  ",",       ":",
                                       "/",     "$",   "€",  "%",       "°",
                                       "C",     "km",  "²",  " ",       " ",
                                       " ",     "A",   "US", "II",      "s",
                                       "’",     "\"",  "(",  ")",       "@",
                                       "#",     "St",  "No", "Jan",     "am",
                                       "Henry", "the", "x",  "=",       "+",
                                       "½",     "😀",   "🇳",  "http://", "www.",
                                       "com",   "é",   "中", "\u0301"};
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    for (guint round = 0; round < 20000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        gint32 count = g_rand_int_range(random, 1, 12);
        for (gint32 i = 0; i < count; i++) {
            g_string_append(text, bits[g_rand_int_range(random, 0, G_N_ELEMENTS(bits))]);
        }
        const char *code = codes[round % G_N_ELEMENTS(codes)];
        g_autoptr(Wording) wording = word_span(code, text->str, (Span){0, text->len});
        assert_true(g_utf8_validate(wording->text, (gssize)wording->length, NULL));
        assert_null(strchr(wording->text, '\n'));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_are_read_as_written_beside_them),
        cmocka_unit_test(every_book_loads),
        cmocka_unit_test(spelling_and_dates_show_the_variety),
        cmocka_unit_test(other_languages_are_left_alone),
        cmocka_unit_test(words_of_the_source_keep_their_share),
        cmocka_unit_test(what_stands_beside_an_utterance_decides_too),
        cmocka_unit_test(an_editor_has_the_last_word),
        cmocka_unit_test(any_text_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
