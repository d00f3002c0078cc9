/* Titles, standfirsts and headings of plain text, and the lines that only look like them. */
#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

/* A paragraph that headings can stand above. */
#define TEXT                                                                                       \
    "The tide had gone out so far that morning that the boats lay on their sides like cows, and "  \
    "the children walked out to the old wreck. It was smaller than it looked from the shore."
#define P "paragraph: " TEXT "\n"

static void short_lines_without_a_full_stop_are_headings(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  TEXT "\nWhat the wreck was\n" TEXT "\n\n“We all saw it”\n\n" TEXT "\n",
                  P "heading 2: What the wreck was\n" P "heading 2: “We all saw it”\n" P);
}

static void short_sentences_are_paragraphs(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  TEXT "\nNobody had ever touched it.\n“Why?”\n“We were afraid,” says Ann\n" TEXT
                       "\nIn her words:\n" TEXT "\n",
                  P "paragraph: Nobody had ever touched it.\nparagraph: “Why?”\n"
                    "paragraph: “We were afraid,” says Ann\n" P "paragraph: In her words:\n" P);
}

static void note_numbers_do_not_hide_a_full_stop(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, TEXT "\nIn May the last of them left. [24] [25]\n" TEXT "\n",
                  P "paragraph: In May the last of them left. [24] [25]\n" P);
}

static void the_first_line_is_the_title(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "“Low water”\n" TEXT "\n", "title: “Low water”\n" P);
    assert_blocks(FORMAT_PLAIN, "Who owns the sea?\n\n" TEXT "\n", "title: Who owns the sea?\n" P);
    assert_blocks(FORMAT_PLAIN, "LOW WATER.\n\n" TEXT "\n", "title: LOW WATER.\n" P);
    assert_blocks(FORMAT_PLAIN, "It rained.\n\n" TEXT "\n", "paragraph: It rained.\n" P);
    assert_blocks(FORMAT_PLAIN, "Low water\n", "paragraph: Low water\n");
}

static void a_sentence_below_the_title_is_the_standfirst(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "Low water\nHow a village found its wreck again.\n" TEXT "\n",
                  "title: Low water\nstandfirst: How a village found its wreck again.\n" P);
    assert_blocks(FORMAT_PLAIN, "Low water\nHow a village found its wreck again\n" TEXT "\n",
                  "title: Low water\nstandfirst: How a village found its wreck again\n" P);
    assert_blocks(
        FORMAT_PLAIN,
        "Low water\n\nHow a village found its wreck again.\n\nBy Ann Smith\nMay 2024\n\n" TEXT "\n",
        "title: Low water\nstandfirst: How a village found its wreck again.\n"
        "paragraph: By Ann Smith\nparagraph: May 2024\n" P);
}

static void what_is_not_shorter_than_the_text_is_no_standfirst(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "Low water\n" TEXT "\nThey ran home.\n",
                  "title: Low water\n" P "paragraph: They ran home.\n");
    assert_blocks(FORMAT_PLAIN, "Low water\n“We did not know what it was,” says Ann.\n" TEXT "\n",
                  "title: Low water\nparagraph: “We did not know what it was,” says Ann.\n" P);
}

static void credits_below_the_title_are_no_headings(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "Low water\nBy Ann Smith\n" TEXT "\n",
                  "title: Low water\nparagraph: By Ann Smith\n" P);
    assert_blocks(
        FORMAT_PLAIN, "Low water\nReport: Ann Smith\nYork, 3 May 2024\n" TEXT "\n",
        "title: Low water\nparagraph: Report: Ann Smith\nparagraph: York, 3 May 2024\n" P);
    assert_blocks(FORMAT_PLAIN, "Low water\n\nThe shore\n\n" TEXT "\n",
                  "title: Low water\nheading 2: The shore\n" P);
}

static void divisions_have_the_level_of_their_kind(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "Volume I\n\nPART TWO\n\nChapter 3\n\n" TEXT "\n\nSection 4\n\n" TEXT
                  "\n\nEpilogue\n\n" TEXT "\n",
                  "heading 1: Volume I\nheading 1: PART TWO\nheading 2: Chapter 3\n" P
                  "heading 3: Section 4\n" P "heading 2: Epilogue\n" P);
}

static void divisions_are_named_in_many_ways(void **state)
{
    (void)state;
    const struct {
        const char *line;
        guint level;
    } cases[] = {
        {"CHAPTER I.", 2},
        {"Chapter 12: The Shore", 2},
        {"CHAPTER XIV—LOW WATER", 2},
        {"Chapter Twenty-One", 2},
        {"CHAPTER II. In Which Nobody Swims", 2},
        {"_Chapter IV_", 2},
        {"BOOK THE FIRST", 1},
        {"The Second Part", 1},
        {"Vol. 2", 1},
        {"PART I.  A VOYAGE TO THE SHORE.", 1},
        {"Kapitel 3", 2},
        {"3. Kapitel", 2},
        {"Chapitre premier", 2},
        {"Глава 5", 2},
        {"Prologue", 2},
        {"CHAPTER III (22)", 2},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf("%s\n\n%s\n\n%s\n", TEXT, cases[i].line, TEXT);
        g_autofree char *expected =
            g_strdup_printf(P "heading %u: %s\n" P, cases[i].level, cases[i].line);
        assert_blocks(FORMAT_PLAIN, text, expected);
    }
}

static void sentences_that_begin_like_divisions_are_paragraphs(void **state)
{
    (void)state;
    const char *lines[] = {
        "Chapter 5 of the report says that the sea is wet.",
        "Book me a room, please.",
        "chapter 5",
        "Part of the wreck is still there, and will be there for ever.",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *text = g_strdup_printf("%s\n\n%s\n\n“%s”\n", TEXT, lines[i], TEXT);
        g_autofree char *expected =
            g_strdup_printf(P "paragraph: %s\nparagraph: “" TEXT "”\n", lines[i]);
        assert_blocks(FORMAT_PLAIN, text, expected);
    }
}

static void the_line_below_a_division_is_its_title(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "CHAPTER I.\nLow water\n\n" TEXT "\n\nCHAPTER II.\n\nHIGH WATER,\nAND WHAT IT "
                  "BROUGHT.\n\n" TEXT "\n\nChapter III.\nThe Missing Boat.\n\n" TEXT "\n",
                  "heading 2: CHAPTER I.\nheading 2: Low water\n" P
                  "heading 2: CHAPTER II.\nheading 2: HIGH WATER, / AND WHAT IT BROUGHT.\n" P
                  "heading 2: Chapter III.\nheading 2: The Missing Boat.\n" P);
    assert_blocks(FORMAT_PLAIN, "CHAPTER I\n\n“TOM!”\n\nNo answer.\n\n“TOM!”\n",
                  "heading 2: CHAPTER I\nparagraph: “TOM!”\nparagraph: No answer.\n"
                  "paragraph: “TOM!”\n");
}

static void numbers_by_themselves_count_chapters(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN, "I\n\n" TEXT "\n\nII\n\n" TEXT "\n\nIII.\n\n" TEXT "\n",
                  "heading 2: I\n" P "heading 2: II\n" P "heading 2: III.\n" P);
    assert_blocks(FORMAT_PLAIN, "Chapter 1\n\n1\n\n" TEXT "\n\n2\n\n" TEXT "\n",
                  "heading 2: Chapter 1\nheading 3: 1\n" P "heading 3: 2\n" P);
    assert_blocks(FORMAT_PLAIN, TEXT "\n\n17\n\n" TEXT "\n\n1984\n\n" TEXT "\n\nI\n\n" TEXT "\n",
                  P "paragraph: 17\n" P "paragraph: 1984\n" P "paragraph: I\n" P);
}

static void a_table_of_contents_is_no_heading(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "The Wreck\n\nContents\n\nPart One\nChapter 1: Low\nChapter 2: High\nPart Two\n"
                  "Chapter 1: Ebb\n\nPart One\n\nChapter 1: Low\n\n" TEXT
                  "\n\nChapter 2: High\n\n" TEXT "\n",
                  "title: The Wreck\nheading 2: Contents\nparagraph: Part One\n"
                  "paragraph: Chapter 1: Low\nparagraph: Chapter 2: High\nparagraph: Part Two\n"
                  "paragraph: Chapter 1: Ebb\nheading 1: Part One\nheading 2: Chapter 1: Low\n" P
                  "heading 2: Chapter 2: High\n" P);
    assert_blocks(FORMAT_PLAIN,
                  TEXT "\n\nThe shore\nThe boats\nThe children\nThe wreck\n\n" TEXT "\n",
                  P "paragraph: The shore\nparagraph: The boats\nparagraph: The children\n"
                    "paragraph: The wreck\n" P);
}

static void letters_have_no_headings(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  TEXT "\n\nThe Mill, York, June 3\n\nDear Ann,\n\n" TEXT
                       "\n\nYours ever,\n\nPeter Holm\n\n" TEXT "\n\nPeter Holm\n",
                  P "paragraph: The Mill, York, June 3\nparagraph: Dear Ann,\n" P
                    "paragraph: Yours ever,\nparagraph: Peter Holm\n" P "paragraph: Peter Holm\n");
}

static void a_signature_before_a_chapter_is_no_heading(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "Letter 1\n\n" TEXT "\n\nPETER HOLM\n\nLetter 2\n\n" TEXT "\n\nTHE END\n",
                  "heading 2: Letter 1\n" P "paragraph: PETER HOLM\nheading 2: Letter 2\n" P
                  "paragraph: THE END\n");
}

static void plain_headings_in_a_text_with_chapters_look_like_headings(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "Chapter 1\n\n" TEXT "\n\nThen he added\n\n“" TEXT "”\n\nThe Second Day\n\n" TEXT
                  "\n\n“NO SWIMMING”\n\n" TEXT "\n\nTHE RULES\n\n" TEXT "\n",
                  "heading 2: Chapter 1\n" P "paragraph: Then he added\nparagraph: “" TEXT
                  "”\nheading 3: The Second Day\n" P "paragraph: “NO SWIMMING”\n" P
                  "heading 3: THE RULES\n" P);
}

static void underlined_lines_are_headings(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  "Low water\n=========\n" TEXT "\n\nThe shore\n---------\n" TEXT "\n",
                  "title: Low water\nscene-break: =========\n" P
                  "heading 2: The shore\nscene-break: ---------\n" P);
}

static void tables_and_addresses_are_no_headings(void **state)
{
    (void)state;
    assert_blocks(FORMAT_PLAIN,
                  TEXT "\n\nYes     58%\n\n" TEXT "\n\nWrite to ann@example.org\n\n" TEXT
                       "\n\nMore at https://example.org\n\n" TEXT "\n",
                  P "paragraph: Yes     58%\n" P "paragraph: Write to ann@example.org\n" P
                    "paragraph: More at https://example.org\n" P);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_lines_without_a_full_stop_are_headings),
        cmocka_unit_test(short_sentences_are_paragraphs),
        cmocka_unit_test(note_numbers_do_not_hide_a_full_stop),
        cmocka_unit_test(the_first_line_is_the_title),
        cmocka_unit_test(a_sentence_below_the_title_is_the_standfirst),
        cmocka_unit_test(what_is_not_shorter_than_the_text_is_no_standfirst),
        cmocka_unit_test(credits_below_the_title_are_no_headings),
        cmocka_unit_test(divisions_have_the_level_of_their_kind),
        cmocka_unit_test(divisions_are_named_in_many_ways),
        cmocka_unit_test(sentences_that_begin_like_divisions_are_paragraphs),
        cmocka_unit_test(the_line_below_a_division_is_its_title),
        cmocka_unit_test(numbers_by_themselves_count_chapters),
        cmocka_unit_test(a_table_of_contents_is_no_heading),
        cmocka_unit_test(letters_have_no_headings),
        cmocka_unit_test(a_signature_before_a_chapter_is_no_heading),
        cmocka_unit_test(plain_headings_in_a_text_with_chapters_look_like_headings),
        cmocka_unit_test(underlined_lines_are_headings),
        cmocka_unit_test(tables_and_addresses_are_no_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
