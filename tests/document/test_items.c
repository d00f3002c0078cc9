/* Lists in plain text, and the dialogue that looks like one. */
#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

static void items_that_follow_each_other_are_a_list(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "Bring these things with you, please.\n- a rope\n- two oars\n- bread\n",
                  "paragraph: Bring these things with you, please.\nlist-item 1: - a rope\n"
                  "list-item 1: - two oars\nlist-item 1: - bread\n");
    assert_blocks(FORMAT_PLAIN, "• Come early.\n\n• Leave late.\n",
                  "list-item 1: • Come early.\nlist-item 1: • Leave late.\n");
    assert_blocks(FORMAT_PLAIN, "a) Come early.\nb) Leave late.\n",
                  "list-item 1: a) Come early.\nlist-item 1: b) Leave late.\n");
}

static void numbers_of_a_list_count_up(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "7. Come early.\n8. Leave late.\n",
                  "list-item 1: 7. Come early.\nlist-item 1: 8. Leave late.\n");
    assert_blocks(FORMAT_PLAIN, "7. Come early.\n3. Leave late.\n",
                  "paragraph: 7. Come early.\nparagraph: 3. Leave late.\n");
    assert_blocks(FORMAT_PLAIN, "- Come early.\n1. Leave late.\n",
                  "paragraph: - Come early.\nparagraph: 1. Leave late.\n");
}

static void an_item_by_itself_is_a_paragraph(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "They came home late.\n- a rope\nNobody spoke.\n",
                  "paragraph: They came home late.\nparagraph: - a rope\nparagraph: Nobody "
                  "spoke.\n");
}

static void indents_make_lists_in_lists(void **state)
{
    (void)state;
    assert_blocks(
        FORMAT_PLAIN,
        "1. Rope\n   - long\n   - short\n2. Bread\n\tand butter\n   a) white\n   b) brown\n"
        "3. Oars\n",
        "list-item 1: 1. Rope\nlist-item 2: - long\nlist-item 2: - short\n"
        "list-item 1: 2. Bread / \tand butter\nlist-item 2: a) white\n"
        "list-item 2: b) brown\nlist-item 1: 3. Oars\n");
}

static void wrapped_items_stay_whole(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "Before the boat can leave the harbour there are some things that have\n"
                  "to be done, and none of them can wait:\n"
                  "- the sail, which was torn in the storm of the second of May, has to be\n"
                  "  mended\n"
                  "- the oars have to be found\n",
                  "paragraph: Before the boat can leave the harbour there are some things that "
                  "have / to be done, and none of them can wait:\n"
                  "list-item 1: - the sail, which was torn in the storm of the second of May, has "
                  "to be / mended\nlist-item 1: - the oars have to be found\n");
}

static void dashes_before_speech_are_no_list(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "- Where is the boat?\n- At home.\n- Good.\n",
                  "paragraph: - Where is the boat?\nparagraph: - At home.\nparagraph: - Good.\n");
    assert_blocks(FORMAT_PLAIN, "— Il est tard.\n— Je sais.\n",
                  "paragraph: — Il est tard.\nparagraph: — Je sais.\n");
    assert_blocks(FORMAT_PLAIN, "– Du kommer sent, sa han.\n– Ja.\n",
                  "paragraph: – Du kommer sent, sa han.\nparagraph: – Ja.\n");
}

static void a_text_that_talks_in_dashes_does_so_throughout(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "- Who is there?\n- It is me.\nThe door was opened.\n- Come in.\n- Thank you.\n",
                  "paragraph: - Who is there?\nparagraph: - It is me.\nparagraph: The door was "
                  "opened.\nparagraph: - Come in.\nparagraph: - Thank you.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_that_follow_each_other_are_a_list),
        cmocka_unit_test(numbers_of_a_list_count_up),
        cmocka_unit_test(an_item_by_itself_is_a_paragraph),
        cmocka_unit_test(indents_make_lists_in_lists),
        cmocka_unit_test(wrapped_items_stay_whole),
        cmocka_unit_test(dashes_before_speech_are_no_list),
        cmocka_unit_test(a_text_that_talks_in_dashes_does_so_throughout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
