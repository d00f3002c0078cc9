/* Sentences: where one ends, and where it only seems to. */
#include <string.h>

#include "base/utf8.h"
#include "cmocka_headers.h"
#include "script/sentence/sentences.h"

static const Language *language(const char *code)
{
    g_autoptr(GError) error = NULL;
    const Language *found = language_get(code, &error);
    assert_non_null(found);
    return found;
}

static GArray *find_all(const char *code, const char *text)
{
    GArray *sentences = g_array_new(FALSE, FALSE, sizeof(Span));
    sentences_find(text, (Span){0, strlen(text)}, language(code), sentences);
    return sentences;
}

/* MARKED has " | " where a sentence ends; without those marks it is the text. */
static void check(const char *code, const char *marked)
{
    g_auto(GStrv) expected = g_strsplit(marked, " | ", -1);
    g_autofree char *text = g_strjoinv(" ", expected);
    g_autoptr(GArray) sentences = find_all(code, text);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < sentences->len; i++) {
        Span span = g_array_index(sentences, Span, i);
        g_ptr_array_add(found, g_strndup(text + span.start, span_length(span)));
    }
    g_ptr_array_add(found, NULL);
    g_autofree char *got = g_strjoinv(" | ", (char **)found->pdata);
    assert_string_equal(got, marked);
}

static void check_all(const char *const *cases, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        check("en", cases[i]);
    }
}

static void abbreviations_end_no_sentence(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Mrs. Lund met Dr. Berg on Oct. 4 near St. Olav. | They left.",
        "It sank at 57.6° N, 3.1° W. | Divers found it.",
        "See fig. 3, pp. 12 and vol. 2 of it. | No. 5 is best.",
        "The firm (est. 1901) sold nets, ropes, etc. to the fleet.",
        "It sold nets, ropes, etc. | The fleet bought them.",
        "She joined Holm & Co. in May. | He left Holm & Co. | It closed.",
        "Was it Norman vs. Saxon? | No. | It was cf. Bede, e.g. Book One.",
        "“Is it so?” | “No. | I never said it.”",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void initials_and_acronyms_end_none_before_a_name(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "A book by G. K. L. Borg was read. | C. Dahl wept.",
        "They crossed you and I. | Then we turned to Plan B. | It failed.",
        "The U.S. Navy left the U.N. Council. | He lives in the U.S. | They all do.",
        "The U.S. House voted in D.C. | Nobody spoke.",
        "OMAHA, N.H. -- The fleet left. | P.S. I stay.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void hours_end_a_sentence_before_a_word_that_begins_one(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "The boat came in at 6 p.m. | The pier was empty.",
        "Come at 6 p.m. Monday. | At 7 a.m. Mr. Lie was up.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void numbers_and_addresses_are_whole(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "It rose by 3.5 to 1,020.75 in 1998. | 20 ships sank.",
        "Write to a.berg@example.org or see www.example.org/Start.Page now. | Go.",
        "Use Node.js or version 2.0.1 for it.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
    g_autoptr(GArray) joined = find_all("en", "He came home.Then he slept.Mrs. Lund woke.");
    assert_int_equal(joined->len, 3);
    g_autoptr(GArray) asked = find_all("en", "Really?Yes!We found it.");
    assert_int_equal(asked->len, 3);
    g_autoptr(GArray) address = find_all("en", "See www.example.com/?The and Yahoo!Mail today.");
    assert_int_equal(address->len, 1);
}

static void an_ellipsis_ends_a_sentence_before_a_capital(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "He waited … but nobody came... and nobody would.",
        "He waited... | Nobody came. ...and then",
        "The rule . . . was Dutch. | It was . . . I mean, it is.",
        "They read it to the end . . . . | Nobody clapped.",
        "He quoted [...] The law (...) Nothing else.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void closing_marks_stay_with_their_sentence(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "“Go.” | He went. | (She stayed.) | \"Why?\" | 'So.' | They slept.",
        "_Really!_ | «Vraiment ?» | Oui.",
        "It was so.[3] | The next came. [12] | The last came.14 | Done (as he said).15 | Here.",
        "It was so. 4 | The next came.11 12 | The last came. | 20 Ships sank.",
        "“It was cold. . . .” | He left.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
    check("fr", "« Vraiment ? » dit-elle. | « Oui. » | Il partit.");
    check("de", "„Geh!“ | „Nein.“ | Er ging.");
}

static void a_quotation_and_its_attribution_are_one_sentence(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "“Really?” she said. | “Really!” Anna Holm replied.",
        "“Out!” Dr. M. Lund cried. | “Why?” I asked.",
        "“Out!” | The man cried. | “Really?” | She said nothing.",
        "\"Is it?\" he asked. | \"It is.\" | Peter left.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void sentences_end_inside_a_quotation_of_whole_sentences(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "He said “Go. | Now.” and left.",
        "“I think,” he said, “that you should go. | It is late.”",
        "She called it “the worst. Film. Ever” and left.",
        "“Wait. | Listen. | What was that?” he whispered.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void brackets_inside_a_sentence_are_part_of_it(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "The lamp (It was lit. It always was.) burned on. | (It was lit. | It burned.)",
        "He was (!) the mayor. | It was so (really?), they said.",
        "They played Who Goes There! (1952), and won. | She left. | (it was late)",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void lists_in_a_paragraph_are_cut_at_their_marks(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "1. Lift the latch | 2. Open the door | 3. Go in",
        "1.) Bread and butter | 2.) Cheese | 3.) Apples from the garden",
        "1. Lift the latch. | 2. Open it. | It creaks. | 3. Go in.",
        "1) lift the latch | 2) open the door",
        "a. Lift the latch | b. Open the door",
        "• Lift the latch | • Open the door",
        "II. The lamp. | It is lit.",
        "i. Lift the latch | ii. Open it | iii. Go in | iv. Sit down | v. Rest now | vi. Sleep",
        "(i) Lift it. | (ii) Open it. | (iii) It is V. Berg. | II is not next.",
        "A. Berg and B. Lund wrote it. | A. B. Lund read it.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void ordinals_with_a_full_stop_go_on(void **state)
{
    (void)state;
    check("de", "Am 12. Juni kam Ludwig XIV. König. | Er blieb bis 1990. | Dann ging er um 5. | Es "
                "war kalt.");
    check("de", "Er kam z. B. Montag. | Dr. med. Lund u. a. warteten.");
    check("en", "He came at 12. | June was warm.");
}

static void a_caption_begins_with_its_number(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Figure 1.3 | Boats lie in the bay. | Figure 2 Boats.",
        "Fig. 3 | Boats lie here.",
        "Table 3 shows boats.",
        "Figure skating is an art.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static guint lines_found(const char *text)
{
    g_autoptr(GArray) sentences = find_all("en", text);
    return sentences->len;
}

static void short_lines_without_marks_are_items(void **state)
{
    (void)state;
    assert_int_equal(lines_found("nets\nropes and oars\ntar, pitch\n"), 3);
    assert_int_equal(lines_found("nets\r\nropes\r\ntar"), 3);
    assert_int_equal(lines_found("nets\nropes"), 1);
    assert_int_equal(lines_found("the nets and\nthe ropes of\nthe boat"), 1);
    assert_int_equal(lines_found("nets,\nropes\ntar"), 1);
    assert_int_equal(lines_found("He bought nets\nfrom Bergen men\nand sold ropes."), 1);
}

static void a_line_end_is_a_space(void **state)
{
    (void)state;
    g_autoptr(GArray) sentences =
        find_all("en", "  It was late,\r\nand Mr.\nLie slept.\nHe woke.\n");
    assert_int_equal(sentences->len, 2);
    Span last = g_array_index(sentences, Span, 1);
    assert_int_equal(span_length(last), strlen("He woke."));
}

static void small_letters_after_a_full_stop_go_on(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "It was approx. ten, no. it was nine. | iPhone sales rose.",
        "What? no, never! he thought.",
    };
    check_all(cases, G_N_ELEMENTS(cases));
}

static void other_scripts_end_sentences_by_their_own_marks(void **state)
{
    (void)state;
    g_autoptr(GArray) japanese =
        find_all("ja", "雨が降る。「行こう。」彼は言った！税は３．５％だ。");
    assert_int_equal(japanese->len, 3);
    check("el", "Τι είναι αυτό; | Είναι ένα πλοίο. | Αυτό; | Όχι.");
    check("hi", "वह आया। | वह गया।");
}

static void a_language_without_words_is_read_by_its_marks(void **state)
{
    (void)state;
    check("xx", "Kala mo 3.5 nu. | Tiro J. Bako? | Nu!");
}

/* Sentences are in order, trimmed, and nothing but white space is between them. */
static void check_tiling(const char *text, gsize length)
{
    g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(Span));
    sentences_find(text, (Span){0, length}, language("en"), sentences);
    gsize at = 0;
    for (guint i = 0; i < sentences->len; i++) {
        Span span = g_array_index(sentences, Span, i);
        assert_true(span.start >= at && span.end > span.start && span.end <= length);
        assert_true(utf8_is_blank(text, (Span){at, span.start}));
        Span trimmed = utf8_trim(text, span);
        assert_true(trimmed.start == span.start && trimmed.end == span.end);
        at = span.end;
    }
    assert_true(utf8_is_blank(text, (Span){at, length}));
}

static void whatever_the_text_sentences_tile_it(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        ".",    "?",   "!",  "…",   " ",    "\n",   "“",    "”",  "\"",           "'", "(",
        ")",    "[1]", "[",  "Mr.", "U.S.", "p.m.", "1",    "2)", "a.",           "•", "word",
        "Word", "é",   "。", "—",   "_",    ",",    "said", "I",  "\xE2\x80\x8B",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int count = g_rand_int_range(random, 0, 40);
        for (int i = 0; i < count; i++) {
            int piece = g_rand_int_range(random, 0, G_N_ELEMENTS(pieces));
            g_string_append(text, pieces[piece]);
        }
        check_tiling(text->str, text->len);
    }
}

static void long_texts_take_time_in_proportion(void **state)
{
    (void)state;
    enum { BYTES = 1 << 16 };
    static const char *const parts[] = {"word ", "é",   "—", ". ",   "Mr. ",    "!( ", "\"a\" ",
                                        "1) a ", "(a ", "[", "a.Bb", "?\" Aa ", "• "};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < BYTES) {
            g_string_append(text, parts[i]);
        }
        check_tiling(text->str, text->len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abbreviations_end_no_sentence),
        cmocka_unit_test(initials_and_acronyms_end_none_before_a_name),
        cmocka_unit_test(hours_end_a_sentence_before_a_word_that_begins_one),
        cmocka_unit_test(numbers_and_addresses_are_whole),
        cmocka_unit_test(an_ellipsis_ends_a_sentence_before_a_capital),
        cmocka_unit_test(closing_marks_stay_with_their_sentence),
        cmocka_unit_test(a_quotation_and_its_attribution_are_one_sentence),
        cmocka_unit_test(sentences_end_inside_a_quotation_of_whole_sentences),
        cmocka_unit_test(brackets_inside_a_sentence_are_part_of_it),
        cmocka_unit_test(lists_in_a_paragraph_are_cut_at_their_marks),
        cmocka_unit_test(ordinals_with_a_full_stop_go_on),
        cmocka_unit_test(a_caption_begins_with_its_number),
        cmocka_unit_test(short_lines_without_marks_are_items),
        cmocka_unit_test(a_line_end_is_a_space),
        cmocka_unit_test(small_letters_after_a_full_stop_go_on),
        cmocka_unit_test(other_scripts_end_sentences_by_their_own_marks),
        cmocka_unit_test(a_language_without_words_is_read_by_its_marks),
        cmocka_unit_test(whatever_the_text_sentences_tile_it),
        cmocka_unit_test(long_texts_take_time_in_proportion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
