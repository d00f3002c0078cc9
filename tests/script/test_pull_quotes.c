/* Paragraphs that only repeat what the text says elsewhere, and those that have to be read. */
#include <string.h>

#include "cmocka_headers.h"
#include "script/documents.h"
#include "script/marked_text.h"

static void a_pull_quote_is_skipped(void **state)
{
    (void)state;
    expect_english(
        "Ann and the others were brought to the island in trucks.\n\n"
        "{pull-quote: I had never rowed a boat, but they gave me two oars.}\n\n"
        "She stayed there for half a year.\n\n"
        "[“There was no training at all. I had never rowed a boat, but they gave me two oars.”]");
    expect_english(
        "Ann was brought to the island.\n\n"
        "{pull-quote: “The sea never gave back what it took from us.” — Ann Bell}\n\n"
        "She stayed. [“The sea never gave back what it took from us,”] she says. [“Never.”]\n\n"
        "She works at the quay now.");
}

static void a_scene_that_is_told_again_is_read_again(void **state)
{
    (void)state;
    const BlockText blocks[] = {
        {BLOCK_PARAGRAPH,
         "Then the wave came. “I held the oar and thought: this is the last one.”"},
        {BLOCK_PARAGRAPH, "It was in the hospital that she decided."},
        {BLOCK_HEADING, "The last wave"},
        {BLOCK_PARAGRAPH, "Her ears rang."},
        {BLOCK_PARAGRAPH, "“I held the oar and thought: this is the last one.”"},
        {BLOCK_PARAGRAPH, "After that she was taken home."},
    };
    g_autofree char *found = marked_text(document_of_blocks(blocks, G_N_ELEMENTS(blocks)), "en");
    assert_null(strstr(found, "{"));
}

static void dialogue_and_refrains_are_never_skipped(void **state)
{
    (void)state;
    expect_english("[“You will never see that boat again, I say.”]\n\n[“Why?”]\n\n"
                   "[“Because it sank. You will never see that boat again, I say.”]\n\n[“Oh.”]");
    expect_english("She did not come home that night.\n\nHe waited by the door with the lamp.\n\n"
                   "She did not come home that night.");
    expect_english(
        "It always began with the line,\n\nThe sea is wide and I cannot cross over it\n\n"
        "and went on. [“The sea is wide and I cannot cross over it,”] he sang. [“Nor you.”]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pull_quote_is_skipped),
        cmocka_unit_test(a_scene_that_is_told_again_is_read_again),
        cmocka_unit_test(dialogue_and_refrains_are_never_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
