/* Notes and pages, in Markdown and in plain text. */
#include <string.h>

#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

/* The silent inlines of SOURCE as "note 1 [1]; page 12 [p. 12]". */
static void assert_silent(DocumentFormat format, const char *source, const char *expected)
{
    g_autoptr(Document) document = document_parse("test", source, strlen(source), format, NULL);
    assert_non_null(document);
    assert_sound(document, strlen(source));
    assert_inlines_sound(document);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < document->inlines->len; i++) {
        const Inline *piece = document_inline(document, i);
        if (inline_is_silent(piece)) {
            g_string_append_printf(found, "%s%s %s %.*s", found->len > 0 ? "; " : "",
                                   piece->kind == INLINE_NOTE ? "note" : "page", piece->value,
                                   (int)span_length(piece->text),
                                   document->text + piece->text.start);
        }
    }
    assert_string_equal(found->str, expected);
}

static void markdown_has_notes_where_they_stand(void **state)
{
    (void)state;
    static const char source[] = "One[^1] and *two*[^2].\n\n"
                                 "[^1]: First\n  goes on.\n\n    Again.\n\n"
                                 "Between.\n[^2]: Second[^1].\n\n- item\n";
    assert_blocks(FORMAT_MARKDOWN, source,
                  "paragraph: One[1] and two[2].\nnote 1: [1] First goes on.\nnote 1: Again.\n"
                  "paragraph: Between.\nnote 2: [2] Second[1].\nlist-item 1: item\n");
    assert_silent(FORMAT_MARKDOWN, source, "note 1 [1]; note 2 [2]; note 1 [1]");
}

static void names_of_notes_become_numbers(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "A[^x] b[^9].\n\n[^9]: Nine.\n[^x]: Ex.\n",
                  "paragraph: A[2] b[1].\nnote 1: [1] Nine.\nnote 2: [2] Ex.\n");
    assert_blocks(FORMAT_MARKDOWN, "A[^7].\n\n[^7]: Seven.\n",
                  "paragraph: A[7].\nnote 1: [7] Seven.\n");
}

static void what_is_no_note_stays_as_it_is(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "A[^1] [^](x) [^ 2].\n", "paragraph: A[^1] ^ [^ 2].\n");
    assert_blocks(FORMAT_MARKDOWN, "```\n[^1]: code\n```\n\n    [^2]: code\n",
                  "code: [^1]: code\ncode: [^2]: code\n");
    assert_blocks(FORMAT_MARKDOWN, "A `[^1]` b.\n\n[^1]:\n", "paragraph: A [^1] b.\nnote 1: [1]\n");
}

static void notes_hold_whatever_blocks_do(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN,
                  "A[^1].\n\n[^1]: - one\n    - two\n\n    > three\n\n        four\n\nFive [l].\n\n"
                  "[l]: https://example.org\n",
                  "paragraph: A[1].\nnote 1: [1] one\nnote 1: two\nnote 1: three\ncode: four\n"
                  "paragraph: Five l.\n");
    assert_blocks(FORMAT_MARKDOWN, "A[^1].\n\n[^1]: See [l].\n\n[l]: https://example.org\n",
                  "paragraph: A[1].\nnote 1: [1] See l.\n");
}

static const char plain[] =
    "The Title of It\n\nSomebody said so,[1] and went on[2] for a while.\n\n"
    "Nobody answered.[1]\n\n[1] See there.\n[2] Not\nhere.\n";

static void plain_text_has_notes_at_its_end(void **state)
{
    (void)state;
    assert_blocks(
        FORMAT_PLAIN, plain,
        "title: The Title of It\nparagraph: Somebody said so,[1] and went on[2] for a "
        "while.\nparagraph: Nobody answered.[1]\nnote 1: [1] See there.\nnote 2: [2] Not / "
        "here.\n");
    assert_silent(FORMAT_PLAIN, plain, "note 1 [1]; note 2 [2]; note 1 [1]");
}

static void plain_text_has_none_where_it_is_not_certain(void **state)
{
    (void)state;
    /* Nothing refers to the second; the numbers do not count up; something stands behind. */
    assert_silent(FORMAT_PLAIN, "He said so.[1] Yes.\n\n[1] See there.\n\n[2] Or here.\n", "");
    assert_silent(FORMAT_PLAIN, "He said so.[1] Yes.[3]\n\n[1] See there.\n\n[3] Or here.\n", "");
    assert_silent(FORMAT_PLAIN, "He said so.[1] Yes.\n\n[1] See there.\n\nThe rest of it.\n", "");
    assert_silent(FORMAT_PLAIN, "He said so [1] twice.\n\n[1] See there.\n", "");
}

static void pages_are_told_by_their_numbers(void **state)
{
    (void)state;
    static const char paged[] = "He went [p. 7] home.\n\n[p. 8]\n\nIt was [Pg 9] late.\n";
    assert_silent(FORMAT_PLAIN, paged, "page 7 [p. 7]; page 8 [p. 8]; page 9 [Pg 9]");
    assert_blocks(
        FORMAT_PLAIN, paged,
        "paragraph: He went [p. 7] home.\npage: [p. 8]\nparagraph: It was [Pg 9] late.\n");
    assert_silent(FORMAT_PLAIN, "See [p. 7] and [p. 8].\n", "");
    assert_silent(FORMAT_PLAIN, "See [p. 7], [p. 9], [p. 8] and [p. 10].\n", "");
}

static void many_notes_take_their_time(void **state)
{
    (void)state;
    enum { NOTES = 20000 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 1; i <= NOTES; i++) {
        g_string_append_printf(text, "Word[^n%u].\n\n[^n%u]: Note [^n1] [x]\n\n", i, i);
    }
    g_autoptr(Document) document = document_parse("a.md", text->str, text->len, FORMAT_GUESS, NULL);
    assert_int_equal(document->blocks->len, 2 * NOTES);
    g_string_truncate(text, 0);
    for (guint i = 1; i <= NOTES; i++) {
        g_string_append(text, "[^[^[^1]: [^1]");
    }
    g_autoptr(Document) other = document_parse("a.md", text->str, text->len, FORMAT_GUESS, NULL);
    assert_non_null(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_has_notes_where_they_stand),
        cmocka_unit_test(names_of_notes_become_numbers),
        cmocka_unit_test(what_is_no_note_stays_as_it_is),
        cmocka_unit_test(notes_hold_whatever_blocks_do),
        cmocka_unit_test(plain_text_has_notes_at_its_end),
        cmocka_unit_test(plain_text_has_none_where_it_is_not_certain),
        cmocka_unit_test(pages_are_told_by_their_numbers),
        cmocka_unit_test(many_notes_take_their_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
