/* The pieces that place words: the text for the engine, its events, its phonemes. */
#include <string.h>

#include "cmocka_headers.h"
#include "speech/espeak_text.h"
#include "speech/phonemes.h"
#include "speech/word_times.h"

static EspeakText *text_of(const char *text, const Span *words, gsize count, gboolean gently)
{
    SpeechRequest request = {.text = text,
                             .length = strlen(text),
                             .words = words,
                             .word_count = count,
                             .gently = gently};
    return espeak_text_new(&request, NULL, NULL);
}

static void assert_text(const char *text, gboolean gently, const char *expected)
{
    g_autoptr(EspeakText) made = text_of(text, NULL, 0, gently);
    assert_string_equal(made->text->str, expected);
}

static void plain_text_is_left_as_it_is(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "Don’t! [[no]] <b> & “so” – 5 % … naïve 日本語",
        "Donaudampfschifffahrtsgesellschaft 1,234,567",
        "https://example.com/a-rather-long-path/to/a-page?with=parameters"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_text(texts[i], FALSE, texts[i]);
    }
}

static void signs_that_would_be_commands_are_spaces(void **state)
{
    (void)state;
    assert_text("a\x01"
                "b\tc\nd\x7F"
                "e",
                FALSE, "a b c d e");
    assert_text("a\xEF\xBF\xBD"
                "b\xEE\x80\x80"
                "c\xC2\xA0"
                "d",
                FALSE, "a b c d");
    assert_text("soft\xC2\xAD"
                "hyphen\xEF\xBB\xBF \xE2\x9D\xA4\xEF\xB8\x8F",
                FALSE, "softhyphen \xE2\x9D\xA4");
    assert_text("cut \xE2\x80 off \xFF.", FALSE, "cut    off  .");
}

static void the_plainest_form_is_letters_and_stops(void **state)
{
    (void)state;
    assert_text("“It’s 5 %,” [she] said… #1!", TRUE, " It’s 5  ,   she  said   1!");
    assert_text("The U.S. is.", TRUE, "The U;S; is;");
}

static void long_runs_and_tokens_are_cut(void **state)
{
    (void)state;
    g_autofree char *fits = g_strnfill(48, 'a');
    assert_text(fits, FALSE, fits);
    g_autofree char *one = g_strnfill(24, 'a');
    g_autofree char *pieces = g_strdup_printf("%s %s a.", one, one);
    g_autofree char *more = g_strdup_printf("%sa.", fits);
    assert_text(more, FALSE, pieces);

    g_autofree char *path = g_strnfill(300, '/');
    g_autoptr(EspeakText) made = text_of(path, NULL, 0, FALSE);
    gsize longest = 0;
    for (const char *at = made->text->str; *at;) {
        gsize token = strcspn(at, " ");
        longest = MAX(longest, token);
        at += token + strspn(at + token, " ");
    }
    assert_true(longest <= 96);
}

static void a_heavy_clause_gets_a_comma(void **state)
{
    (void)state;
    GString *numbers = g_string_new(NULL);
    for (int i = 0; i < 60; i++) {
        g_string_append(numbers, "1945 ");
    }
    g_autoptr(EspeakText) made = text_of(numbers->str, NULL, 0, FALSE);
    g_string_free(numbers, TRUE);
    assert_non_null(strchr(made->text->str, ','));
    g_autofree char *prose = g_strnfill(30, 'x');
    g_autoptr(EspeakText) short_one = text_of(prose, NULL, 0, FALSE);
    assert_null(strchr(short_one->text->str, ','));
}

static void words_are_found_again_in_the_changed_text(void **state)
{
    (void)state;
    const char *text = "“é\xC2\xADté” \x01 ok";
    const Span words[] = {{3, 10}, {10, 10}, {16, 18}};
    g_autoptr(EspeakText) made = text_of(text, words, G_N_ELEMENTS(words), FALSE);
    assert_string_equal(made->text->str, "“été”   ok");
    assert_int_equal(made->words[0].bytes.start, 3);
    assert_int_equal(made->words[0].bytes.end, 8);
    assert_int_equal(made->words[0].characters.start, 1);
    assert_int_equal(made->words[0].characters.end, 4);
    assert_true(span_is_empty(made->words[1].bytes));
    assert_int_equal(made->words[2].characters.start, 8);
    assert_int_equal(made->words[2].characters.end, 10);
}

/* ---- phonemes ---- */

static GPtrArray *list_of(const char *parted)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(parted, " ", -1);
    for (char **part = parts; *part; part++) {
        g_ptr_array_add(list, g_strdup(*part));
    }
    return list;
}

static void weakened_words_are_told_apart(void **state)
{
    (void)state;
    const struct {
        const char *words;  /* by themselves, as the engine gives them */
        const char *spoken; /* together */
        guint begin;        /* of the second one */
    } cases[] = {
        {"'V_v D_@2", "V v D @2", 2},
        {"'aI 'a_m", "aI a# m", 1},
        {"m_'V_s_t h_'a_v", "m V s t a# v", 4},
        {"f_'O@ 'eI", "f 3 r- @", 3},
        {"D_'e@ w_'V_z", "D e@ w V z", 2},
        {"t_'u: b_'i:", "t @ b i", 2},
        {"S_,U_d_@-_n_t h_'a_v", "S U d @- n t h @ v", 6},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) words = list_of(cases[i].words);
        g_autoptr(GPtrArray) spoken = list_of(cases[i].spoken);
        guint *begins = phonemes_align(words, spoken);
        assert_int_equal(begins[0], 0);
        assert_int_equal(begins[1], cases[i].begin);
        g_free(begins);
    }
}

static void what_cannot_be_lined_up_in_time_is_given_up(void **state)
{
    (void)state;
    g_autofree char *many = g_strnfill(2000, 'a');
    for (gsize i = 1; i < 2000; i += 2) {
        many[i] = ' ';
    }
    g_autoptr(GPtrArray) words = list_of(many);
    g_autoptr(GPtrArray) spoken = list_of(many);
    assert_null(phonemes_align(words, spoken));
    g_ptr_array_set_size(words, 0);
    guint *begins = phonemes_align(words, spoken);
    assert_non_null(begins);
    g_free(begins);
}

/* ---- events ---- */

static char *no_phonemes(const char *text)
{
    (void)text;
    return g_strdup("");
}

/* Places the words of TEXT by EVENTS, without phonemes. */
static void place(const char *text, const Span *words, gsize count, const WordEvent *events,
                  gsize event_count, guint32 *starts)
{
    g_autoptr(EspeakText) made = text_of(text, words, count, FALSE);
    SpokenEvents heard = {.words = g_array_new(FALSE, FALSE, sizeof(WordEvent)),
                          .phonemes = g_array_new(FALSE, FALSE, sizeof(PhonemeEvent)),
                          .end = 10000};
    g_array_append_vals(heard.words, events, (guint)event_count);
    word_times(made, &heard, no_phonemes, starts);
    g_array_unref(heard.words);
    g_array_unref(heard.phonemes);
}

static void the_first_event_of_a_number_counts(void **state)
{
    (void)state;
    const Span words[] = {{0, 3}, {4, 9}, {10, 13}};
    const WordEvent events[] = {{0, 3, 0}, {4, 2, 1000}, {5, 2, 1500}, {6, 3, 2000}, {10, 3, 3000}};
    guint32 starts[3];
    place("the 3,450 men", words, 3, events, G_N_ELEMENTS(events), starts);
    assert_int_equal(starts[1], 1000);
    assert_int_equal(starts[2], 3000);
}

static void a_pair_told_one_character_apart_is_two_words(void **state)
{
    (void)state;
    const Span words[] = {{0, 2}, {3, 7}, {8, 10}, {11, 12}, {13, 16}};
    const WordEvent events[] = {
        {0, 2, 0}, {1, 2, 1000}, {8, 2, 2000}, {11, 1, 3000}, {12, 1, 4000}};
    guint32 starts[5];
    place("so much as I had", words, 5, events, G_N_ELEMENTS(events), starts);
    assert_int_equal(starts[1], 1000);
    assert_int_equal(starts[3], 3000);
    assert_int_equal(starts[4], 4000);
}

static void an_event_between_words_is_the_next_ones_if_it_has_none(void **state)
{
    (void)state;
    const Span words[] = {{0, 2}, {5, 7}};
    const WordEvent dash_only[] = {{0, 2, 0}, {3, 1, 700}};
    const WordEvent both[] = {{0, 2, 0}, {3, 1, 700}, {5, 2, 900}};
    guint32 starts[2];
    place("so - it", words, 2, dash_only, 2, starts);
    assert_int_equal(starts[1], 700);
    place("so - it", words, 2, both, 3, starts);
    assert_int_equal(starts[1], 900);
}

static void events_that_make_no_sense_do_no_harm(void **state)
{
    (void)state;
    const Span words[] = {{0, 2}, {3, 5}, {6, 8}};
    const WordEvent events[] = {{G_MAXSIZE - 1, 2, 5}, {400, 0, 6}, {6, 2, 9000},
                                {0, 2, 100},           {1, 2, 50},  {0, 2, 1}};
    guint32 starts[3];
    place("no or so", words, 3, events, G_N_ELEMENTS(events), starts);
    assert_int_equal(starts[0], 100);
    assert_int_equal(starts[2], 9000);
    place("", NULL, 0, events, G_N_ELEMENTS(events), starts);
}

static void known_word_starts_never_go_down_or_past_the_end(void **state)
{
    (void)state;
    guint32 starts[] = {5, 3, SAMPLE_UNKNOWN, 2, 40, 12};
    Speech speech = {.length = 20, .word_starts = starts, .word_count = G_N_ELEMENTS(starts)};
    speech_order_words(&speech);
    const guint32 expected[] = {5, 5, SAMPLE_UNKNOWN, 5, 20, 20};
    assert_memory_equal(starts, expected, sizeof(expected));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_left_as_it_is),
        cmocka_unit_test(signs_that_would_be_commands_are_spaces),
        cmocka_unit_test(the_plainest_form_is_letters_and_stops),
        cmocka_unit_test(long_runs_and_tokens_are_cut),
        cmocka_unit_test(a_heavy_clause_gets_a_comma),
        cmocka_unit_test(words_are_found_again_in_the_changed_text),
        cmocka_unit_test(weakened_words_are_told_apart),
        cmocka_unit_test(what_cannot_be_lined_up_in_time_is_given_up),
        cmocka_unit_test(the_first_event_of_a_number_counts),
        cmocka_unit_test(a_pair_told_one_character_apart_is_two_words),
        cmocka_unit_test(an_event_between_words_is_the_next_ones_if_it_has_none),
        cmocka_unit_test(events_that_make_no_sense_do_no_harm),
        cmocka_unit_test(known_word_starts_never_go_down_or_past_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
