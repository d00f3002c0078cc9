/* Whole texts: the blocks that are written beside each in tests/data/document, and what must hold
 * for any text at all. */
#include <string.h>

#include "base/file.h"
#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

static const char *const fixtures[] = {"news.txt", "novel.txt", "talk.txt", "notes.md"};

static char *read_fixture(const char *name, gsize *length)
{
    g_autofree char *path = g_build_filename(TEST_DATA, "document", name, NULL);
    char *text = file_read(path, DOCUMENT_LIMIT, length, NULL);
    assert_non_null(text);
    return text;
}

static void whole_texts_have_the_blocks_written_beside_them(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(fixtures); i++) {
        gsize length;
        g_autofree char *text = read_fixture(fixtures[i], &length);
        g_autofree char *expected_name = g_strconcat(fixtures[i], ".blocks", NULL);
        g_autofree char *expected = read_fixture(expected_name, &length);
        g_autoptr(Document) document =
            document_parse(fixtures[i], text, strlen(text), FORMAT_GUESS, NULL);
        g_autofree char *blocks = render_blocks(document);
        assert_string_equal(blocks, expected);
    }
}

static void plain_text_is_its_own_source(void **state)
{
    (void)state;
    gsize length;
    g_autofree char *text = read_fixture("novel.txt", &length);
    g_autoptr(Document) document = document_parse("novel.txt", text, length, FORMAT_GUESS, NULL);
    assert_int_equal(document->length, length);
    assert_memory_equal(document->text, text, length);
    for (gsize i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        assert_memory_equal(&block->text, &block->source, sizeof(Span));
    }
}

/* Reads BYTES in both formats; what is read must be sound. */
static void check_any(const char *bytes, gsize length)
{
    const DocumentFormat formats[] = {FORMAT_PLAIN, FORMAT_MARKDOWN, FORMAT_HTML};
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Document) document = document_parse("any", bytes, length, formats[i], &error);
        assert_true((document != NULL) != (error != NULL));
        if (document) {
            assert_sound(document, length * 3); /* in UTF-8 a byte can become three */
            assert_inlines_sound(document);
        }
    }
}

/* Pieces that mean something to the readers, to be put together at random. */
static const char *const pieces[] = {
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "    ",
    "CHAPTER ",
    "I",
    "II.",
    "1.",
    "2) ",
    "- ",
    "— ",
    "* ",
    "***",
    "---",
    "=====",
    "“",
    "”",
    "\"",
    "'",
    "word",
    "Word",
    "WORDS",
    ". ",
    ", ",
    "?",
    ":",
    "…",
    "\xC2\xA0",
    "\xE2\x80\xA9",
    "[12]",
    "[1]",
    "[1] ",
    "[^1]",
    "[^1]: ",
    "[p. 1]",
    "[p. 2]",
    "[p. 3]",
    "(",
    ")",
    "_",
    "Part",
    "the First",
    "é",
    "日本",
    "\xF0\x9F\x98\x80",
    "> ",
    "# ",
    "```",
    "<b>",
    "</b>",
    "<p>",
    "<em lang=\"fr\">",
    "</em>",
    "<li>",
    "<ol start=9>",
    "</ol>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<blockquote>",
    "</blockquote>",
    "<br>",
    "<hr>",
    "<pre>",
    "</pre>",
    "<a href=\"#n\" role=\"doc-noteref\">1</a>",
    "<div id=n role=\"doc-footnote\">",
    "</div>",
    "<span role=\"doc-pagebreak\" title=\"7\"></span>",
    "<div role=\"doc-pagebreak\">8</div>",
    "<i role=\"doc-pagebreak\">9</i>",
    "<table><td>",
    "<q>",
    "<nav>",
    "<!--",
    "-->",
    "![",
    "](",
    "&amp;",
    "&#1;",
    "\\",
    "title: ",
    "lang: x",
    "\f",
    "\xEF\xBB\xBF",
    "By ",
    "THE END",
    "@",
    "\xE2\x80\x8B",
    "ﬁ",
    "ß",
};

static void any_mixture_is_read_soundly(void **state)
{
    (void)state;
    enum { TEXTS = 2000, MOST_PIECES = 60 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    for (gsize i = 0; i < TEXTS; i++) {
        g_autoptr(GString) text = g_string_new(i % 7 == 0 ? "---\n" : NULL);
        gint32 count = g_rand_int_range(rand, 1, MOST_PIECES);
        for (gint32 k = 0; k < count; k++) {
            gint32 piece = g_rand_int_range(rand, 0, (gint32)G_N_ELEMENTS(pieces));
            g_string_append(text, pieces[piece]);
        }
        check_any(text->str, text->len);
    }
}

static void any_damage_is_survived(void **state)
{
    (void)state;
    enum { ROUNDS = 300, DAMAGES = 12 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(11);
    for (gsize i = 0; i < ROUNDS; i++) {
        gsize length;
        g_autofree char *text = read_fixture(fixtures[i % G_N_ELEMENTS(fixtures)], &length);
        for (gsize k = 0; k < DAMAGES; k++) {
            gint32 at = g_rand_int_range(rand, 0, (gint32)length);
            const char *piece = pieces[g_rand_int_range(rand, 0, (gint32)G_N_ELEMENTS(pieces))];
            text[at] = piece[0];
        }
        check_any(text, (gsize)g_rand_int_range(rand, 1, (gint32)length));
    }
}

static void huge_lines_and_many_paragraphs_are_read(void **state)
{
    (void)state;
    enum { HUGE_LINE = 10 << 20, PARAGRAPHS = 100000 };
    g_autofree char *line = g_strnfill(HUGE_LINE, 'x');
    check_any(line, HUGE_LINE);
    memset(line, '*', HUGE_LINE / 8);
    check_any(line, HUGE_LINE / 8);
    g_autoptr(GString) text = g_string_new(NULL);
    for (gsize i = 0; i < PARAGRAPHS; i++) {
        g_string_append(text, "Nobody met me at the station.\n\n");
    }
    g_autoptr(Document) document = document_parse("any", text->str, text->len, FORMAT_PLAIN, NULL);
    assert_int_equal(document->blocks->len, PARAGRAPHS);
}

static void kinds_of_blocks_have_names(void **state)
{
    (void)state;
    for (BlockKind kind = BLOCK_TITLE; kind <= BLOCK_PAGE; kind++) {
        BlockKind back;
        assert_true(block_kind_from_name(block_kind_name(kind), &back));
        assert_int_equal(back, kind);
    }
    BlockKind kind;
    assert_false(block_kind_from_name("sonnet", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_texts_have_the_blocks_written_beside_them),
        cmocka_unit_test(plain_text_is_its_own_source),
        cmocka_unit_test(any_mixture_is_read_soundly),
        cmocka_unit_test(any_damage_is_survived),
        cmocka_unit_test(huge_lines_and_many_paragraphs_are_read),
        cmocka_unit_test(kinds_of_blocks_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
