/* Where paragraphs of plain text begin and end, however the text marks them. */
#include <string.h>

#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

/* Two paragraphs, the first of four lines when it is wrapped. */
#define ONE_1 "The tide had gone out so far that morning that the boats lay on"
#define ONE_2 "their sides like cows, and the children walked out to the old"
#define ONE_3 "wreck, which nobody but the very oldest people in the village"
#define ONE_4 "had ever touched."
#define TWO_1 "It was smaller than it looked from the shore, and when the first"
#define TWO_2 "of them put a hand on it, a piece came off."

#define PARAGRAPHS                                                                                 \
    "paragraph: " ONE_1 " / " ONE_2 " / " ONE_3 " / " ONE_4 "\n"                                   \
    "paragraph: " TWO_1 " / " TWO_2 "\n"

static void a_line_is_a_paragraph_where_lines_are_long(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  ONE_1 " " ONE_2 " " ONE_3 " " ONE_4 "\n" TWO_1 " " TWO_2 "\n\nThey ran.\nHome.\n",
                  "paragraph: " ONE_1 " " ONE_2 " " ONE_3 " " ONE_4 "\n"
                  "paragraph: " TWO_1 " " TWO_2 "\nparagraph: They ran.\nparagraph: Home.\n");
}

static void blank_lines_part_wrapped_paragraphs(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, ONE_1 "\n" ONE_2 "\n" ONE_3 "\n" ONE_4 "\n\n" TWO_1 "\n" TWO_2 "\n",
                  PARAGRAPHS);
}

static void every_kind_of_line_end_counts(void **state)
{
    (void)state;
    const char *ends[] = {"\r\n", "\r", "\r\r\n", "\xE2\x80\xA8", "\xC2\x85", "\f"};
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *text = g_strjoin(ends[i], ONE_1, ONE_2, ONE_3, ONE_4, "", TWO_1, TWO_2, "",
                                          "They ran home.", "", NULL);
        g_autoptr(Document) document =
            document_parse("test", text, strlen(text), FORMAT_PLAIN, NULL);
        assert_string_equal(document->text, text);
        assert_int_equal(document->blocks->len, 3);
        Span second = document_block(document, 1)->text;
        assert_memory_equal(document->text + second.start, TWO_1, strlen(TWO_1));
    }
}

static void indents_part_paragraphs_where_blank_lines_do_not(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "   " ONE_1 "\n" ONE_2 "\n" ONE_3 "\n" ONE_4 "\n   " TWO_1 "\n" TWO_2
                  "\n   They ran.\n   Nobody spoke of it.\n",
                  PARAGRAPHS "paragraph: They ran.\nparagraph: Nobody spoke of it.\n");
}

static void short_last_lines_part_paragraphs_where_nothing_else_does(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  ONE_1 "\n" ONE_2 "\n" ONE_3 "\n" ONE_4 "\n" TWO_1 "\n" TWO_2
                        "\nThey ran.\nNobody spoke of it.\n",
                  PARAGRAPHS "paragraph: They ran.\nparagraph: Nobody spoke of it.\n");
}

static void double_spaced_lines_are_still_one_paragraph(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  ONE_1 "\n\n" ONE_2 "\n\n" ONE_3 "\n\n" ONE_4 "\n\n\n\n" TWO_1 "\n\n" TWO_2 "\n",
                  "paragraph: " ONE_1 " / " ONE_2 " / " ONE_3 " / " ONE_4 "\nparagraph: " TWO_1
                  " / " TWO_2 "\n");
}

static void a_short_line_in_a_wrapped_paragraph_does_not_part_it(void **state)
{
    (void)state;
    const char *lines = ONE_1 "\n" ONE_2 "\n" ONE_3 "\n" ONE_4 "\n" TWO_1 "\n" TWO_2 "\n\n" TWO_1
                              "\n" TWO_2 "\n\n" TWO_1 "\n" TWO_2 "\n\n" TWO_1 "\n" TWO_2 "\n";
    g_autoptr(Document) document = document_parse("test", lines, strlen(lines), FORMAT_PLAIN, NULL);
    assert_int_equal(document->blocks->len, 4);
}

static void a_stanza_is_one_paragraph_in_either_layout(void **state)
{
    (void)state;
    const char *stanza = "    The gull that sits upon the mast,\n      It knows a thing or two,\n"
                         "    And what it knows it holds as fast\n      As any gull would do.\n";
    const char *rendered = "paragraph: The gull that sits upon the mast, / It knows a thing or "
                           "two, / And what it knows it holds as fast / As any gull would do.\n";
    g_autofree char *wrapped =
        g_strconcat(ONE_1, "\n", ONE_2, "\n", ONE_3, "\n", ONE_4, "\n\n", stanza, NULL);
    g_autofree char *expected =
        g_strconcat("paragraph: " ONE_1 " / " ONE_2 " / " ONE_3 " / " ONE_4, "\n", rendered, NULL);
    assert_blocks(FORMAT_PLAIN, wrapped, expected);

    g_autofree char *lines =
        g_strconcat(ONE_1 " " ONE_2 " " ONE_3 " " ONE_4 "\n", stanza, TWO_1 " " TWO_2 "\n", NULL);
    g_autofree char *expected_lines =
        g_strconcat("paragraph: " ONE_1 " " ONE_2 " " ONE_3 " " ONE_4 "\n", rendered,
                    "paragraph: " TWO_1 " " TWO_2 "\n", NULL);
    assert_blocks(FORMAT_PLAIN, lines, expected_lines);
}

static void lines_of_dialogue_in_one_block_are_paragraphs(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  ONE_1 "\n" ONE_2 "\n" ONE_3 "\n" ONE_4 "\n\n“What is it?”\n“A boat.”\n“Whose?”\n",
                  "paragraph: " ONE_1 " / " ONE_2 " / " ONE_3 " / " ONE_4
                  "\nparagraph: “What is it?”\nparagraph: “A boat.”\nparagraph: “Whose?”\n");
}

static void a_quotation_that_is_wrapped_stays_whole(void **state)
{
    (void)state;
    const char *speech = "“Nobody,” said the old man, “has touched that wreck since the year\n"
                         "my mother was born. Nobody. And now\n"
                         "you come to me with a piece of it in your hand, and ask what it is\n"
                         "worth.”\n";
    g_autofree char *text =
        g_strconcat(ONE_1, "\n", ONE_2, "\n", ONE_3, "\n", ONE_4, "\n\n", speech, NULL);
    g_autoptr(Document) document = document_parse("test", text, strlen(text), FORMAT_PLAIN, NULL);
    assert_int_equal(document->blocks->len, 2);
}

static void a_line_that_breaks_off_goes_on_in_the_next(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  ONE_1 " " ONE_2 " " ONE_3 " and no one\n" ONE_4 "\n" TWO_1 " " TWO_2
                        "\nThey ran home.\nNobody spoke.\nThe end of it was this.\nNothing came.\n",
                  "paragraph: " ONE_1 " " ONE_2 " " ONE_3 " and no one / " ONE_4
                  "\nparagraph: " TWO_1 " " TWO_2 "\nparagraph: They ran home.\nparagraph: Nobody "
                  "spoke.\nparagraph: The end of it was this.\nparagraph: Nothing came.\n");
}

static void scene_breaks_are_lines_of_ornaments(void **state)
{
    (void)state;
    const char *breaks[] = {
        "***", "* * *", "---", "—", "#", "⁂", "• • •", "=====", "~", "§", "* * *\n\n   * * *"};
    for (gsize i = 0; i < G_N_ELEMENTS(breaks); i++) {
        g_autofree char *text = g_strdup_printf("%s\n\n%s\n\n%s\n", "They ran home that night.",
                                                breaks[i], "Nobody spoke of it again.");
        g_autoptr(Document) document =
            document_parse("test", text, strlen(text), FORMAT_PLAIN, NULL);
        assert_int_equal(document->blocks->len, 3);
        assert_int_equal(document_block(document, 1)->kind, BLOCK_SCENE_BREAK);
        assert_int_equal(span_length(document_block(document, 1)->text), strlen(breaks[i]));
    }
}

static void silence_that_is_spoken_is_no_scene_break(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "“Are you there?” he asked.\n\n“…”\n\n“?!”\n\nHe rang off.\n",
                  "paragraph: “Are you there?” he asked.\nparagraph: “…”\nparagraph: “?!”\n"
                  "paragraph: He rang off.\n");
}

static void text_of_scripts_without_capitals_is_read(void **state)
{
    (void)state;
    assert_blocks(
        FORMAT_PLAIN, "今日は雨です。\n「傘はどこ？」\n「知らない。」\n",
        "paragraph: 今日は雨です。\nparagraph: 「傘はどこ？」\nparagraph: 「知らない。」\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_paragraph_where_lines_are_long),
        cmocka_unit_test(blank_lines_part_wrapped_paragraphs),
        cmocka_unit_test(every_kind_of_line_end_counts),
        cmocka_unit_test(indents_part_paragraphs_where_blank_lines_do_not),
        cmocka_unit_test(short_last_lines_part_paragraphs_where_nothing_else_does),
        cmocka_unit_test(double_spaced_lines_are_still_one_paragraph),
        cmocka_unit_test(a_short_line_in_a_wrapped_paragraph_does_not_part_it),
        cmocka_unit_test(a_stanza_is_one_paragraph_in_either_layout),
        cmocka_unit_test(lines_of_dialogue_in_one_block_are_paragraphs),
        cmocka_unit_test(a_quotation_that_is_wrapped_stays_whole),
        cmocka_unit_test(a_line_that_breaks_off_goes_on_in_the_next),
        cmocka_unit_test(scene_breaks_are_lines_of_ornaments),
        cmocka_unit_test(silence_that_is_spoken_is_no_scene_break),
        cmocka_unit_test(text_of_scripts_without_capitals_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
