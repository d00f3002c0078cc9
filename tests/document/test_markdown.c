/* Markdown: what is heard of it, and where it stands in the source. */
#include <string.h>

#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

static Document *parse(const char *source)
{
    g_autoptr(GError) error = NULL;
    Document *document = document_parse("notes.md", source, strlen(source), FORMAT_GUESS, &error);
    assert_null(error);
    assert_sound(document, strlen(source));
    return document;
}

static void assert_source(const char *markdown, gsize index, const char *expected)
{
    g_autoptr(Document) document = parse(markdown);
    Span source = document_block(document, index)->source;
    g_autofree char *bytes = g_strndup(markdown + source.start, span_length(source));
    assert_string_equal(bytes, expected);
}

static void inline_markup_is_heard_as_its_text(void **state)
{
    (void)state;
    assert_blocks(
        FORMAT_MARKDOWN,
        "A *b* **c** `d<e>` [f](g \"h\") ![i *j*](k) &amp; \\* <b>l</b>\nm  \nn<br>o -- \"p\"",
        "paragraph: A b c d<e> f i j & * l m / n / o -- \"p\"\n");
}

/* The inlines of MARKDOWN as "em(words)" with a space between. */
static void assert_inlines(const char *markdown, const char *expected)
{
    static const char *const names[] = {
        [INLINE_EMPHASIS] = "em", [INLINE_STRONG] = "strong", [INLINE_CODE] = "code",
        [INLINE_LINK] = "link",   [INLINE_LANGUAGE] = "lang",
    };
    g_autoptr(Document) document = parse(markdown);
    assert_inlines_sound(document);
    g_autoptr(GString) found = g_string_new(NULL);
    for (gsize i = 0; i < document->inlines->len; i++) {
        const Inline *piece = document_inline(document, i);
        g_string_append_printf(found, "%s%s(%.*s)", i > 0 ? " " : "", names[piece->kind],
                               (int)span_length(piece->text), document->text + piece->text.start);
        if (piece->value) {
            g_string_append_printf(found, "=%s", piece->value);
        }
    }
    assert_string_equal(found->str, expected);
}

static void inlines_are_where_their_words_stand(void **state)
{
    (void)state;
    assert_inlines("plain\n", "");
    assert_inlines("# A *title*\n\nOne **two *three*** `four` [five *six*](to?x=1&y \"t\") 7.\n",
                   "em(title) strong(two three) em(three) code(four) link(five six)=to?x=1&y "
                   "em(six)");
    assert_inlines("1. *a* b\n\n   **c**\n2. d `e`\n", "em(a) strong(c) code(e)");
    assert_inlines("> *« Où »*\n", "em(« Où »)");
    assert_inlines("[a\nb](c)\n", "link(a b)=c");
    assert_inlines("x [](nothing) ![i *j*](k) y\n", "em(j)");
    assert_inlines("*<br>a* b <br>**c**\n", "em(a) strong(c)");
    assert_inlines("*  *\n\n` `\n\n[x](javascript:alert(1))\n", "link(x)=javascript:alert(1)");
    assert_inlines("---\ntitle: T\n---\n*a*\n\n<b>*x*</b>\n", "em(a) em(x)");
}

static void blocks_stand_apart_and_items_below_each_other(void **state)
{
    (void)state;
    g_autoptr(Document) document = parse("One.\n\n- a\n- b\n\nTwo.");
    assert_string_equal(document->text, "One.\n\na\nb\n\nTwo.");
}

static void the_first_heading_is_the_title(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "# A *title*\n\n## B\n\ntext\n\n# C\n\n###### D\n\ne\n\nF\n=\n",
                  "title: A title\nheading 2: B\nparagraph: text\nheading 1: C\nheading 6: D\n"
                  "paragraph: e\nheading 1: F\n");
    assert_blocks(FORMAT_MARKDOWN, "text\n\n# A\n", "paragraph: text\nheading 1: A\n");
    assert_blocks(FORMAT_MARKDOWN, "## A\n\ntext\n", "heading 2: A\nparagraph: text\n");
}

static void an_emphasised_paragraph_below_the_title_is_the_standfirst(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "# A\n\n*All of it.*\n\n*Not this.*\n",
                  "title: A\nstandfirst: All of it.\nparagraph: Not this.\n");
    assert_blocks(FORMAT_MARKDOWN, "# A\n\n*Some* of it.\n", "title: A\nparagraph: Some of it.\n");
}

static void every_paragraph_of_an_item_is_a_block(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "- a\n\n  b\n  - c\n    - d\n- e\n",
                  "list-item 1: a\nlist-item 1: b\nlist-item 2: c\nlist-item 3: d\n"
                  "list-item 1: e\n");
}

static void numbers_of_lists_are_heard(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "3. a\n\n   more\n4. b\n   1) c\n   1) d\n1. e\n",
                  "list-item 1: 3. a\nlist-item 1: more\nlist-item 1: 4. b\nlist-item 2: 1) c\n"
                  "list-item 2: 2) d\nlist-item 1: 5. e\n");
    assert_blocks(FORMAT_MARKDOWN, "1.\n2. a\n", "list-item 1: 2. a\n");
    assert_source("x\n\n10. *a*\n", 1, "10. *a*");
}

static void quotations_code_and_breaks_are_told_apart(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "> a\nb\n>\n> - c\n\n    code\n    more\n\n***\n\n⁂\n\n* * *\n",
                  "quotation: a b\nlist-item 1: c\ncode: code / more\nscene-break: ***\n"
                  "scene-break: ⁂\nscene-break: ***\n");
    assert_blocks(FORMAT_MARKDOWN, "- > a\n", "quotation: a\n");
    assert_blocks(FORMAT_MARKDOWN, "~~~ c\nint a;\n\n\nint b;\n~~~\n", "code: int a; / int b;\n");
}

static void html_is_kept_apart(void **state)
{
    (void)state;
    assert_blocks(
        FORMAT_MARKDOWN,
        "<!-- a > b -->\n\n<div class=\"c\">\nd <i>e</i>\n</div>\n\n<div>\n\n*f*\n\n</div>\n",
        "markup: d e\nparagraph: f\n");
    assert_blocks(FORMAT_MARKDOWN, "a\n\n<div\n", "paragraph: a\n");
}

static void tables_are_paragraphs(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "| a | b |\n|---|---|\n| 1 | 2 |\n",
                  "paragraph: | a | b | |---|---| | 1 | 2 |\n");
}

static void sources_are_where_the_blocks_stand(void **state)
{
    (void)state;
    const char *markdown = "---\nlang: en\n---\r\n# É *t* #\r\n\r\n>  “q”\r\n> r\r\n\r\n- i\r\n\r\n"
                           "```\r\nc\r\n```\r\n";
    assert_source(markdown, 0, "# É *t*"); /* cmark leaves the closing marks out */
    assert_source(markdown, 1, "“q”\r\n> r");
    assert_source(markdown, 2, "i");
    assert_source(markdown, 3, "```\r\nc\r\n```");
}

static void front_matter_says_what_the_text_is(void **state)
{
    (void)state;
    g_autoptr(Document) document =
        parse("---\n# a comment\ntitle: 'It''s: \"here\"'\nAuthor: ['Ann', \"Bo, Jr\"] \nlanguage: "
              "nb_NO # yes\ndate: \"2024-03-31T10:00:00Z\"\nother:\n  - x: y\nsummary: >\n  Long "
              "text\n---\nBody.\n");
    assert_string_equal(document->metadata.title, "It's: \"here\"");
    assert_string_equal(document->metadata.creator, "Ann; Bo, Jr");
    assert_string_equal(document->metadata.language, "nb-NO");
    assert_string_equal(document->metadata.date, "2024-03-31T10:00:00Z");
    assert_string_equal(document->text, "It's: \"here\"\n\nBody.");
    assert_int_equal(document_block(document, 0)->kind, BLOCK_TITLE);
    assert_source("---\ntitle: A b\n---\nBody.\n", 0, "A b");
    assert_source("---\ntitle: A b\n---\nBody.\n", 1, "Body.");
}

static void values_of_front_matter_may_go_on_below(void **state)
{
    (void)state;
    g_autoptr(Document) document = parse(
        "---\r\nauthors:\r\n  - Ann\r\n  - name: \"Bo, Jr\"\r\n    url: x\r\n\r\n  # a comment\r\n"
        "  - role: none\r\ntags:\n- sea # salt\n- 'the coast'\nsummary: >-\n  A text\n\n  of two\n"
        "  lines: yes.\nseries:\n  name: The Coast\nlang: nb\n---\nBody.\n");
    assert_string_equal(document->metadata.creator, "Ann; Bo, Jr");
    assert_string_equal(document->metadata.subjects, "sea; the coast");
    assert_string_equal(document->metadata.description, "A text of two lines: yes.");
    assert_null(document->metadata.series);
    assert_string_equal(document->metadata.language, "nb");
    assert_string_equal(document->text, "Body.");
}

static void front_matter_gives_the_title_only_where_the_body_has_none(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "---\ntitle: A\n---\n# B\n\ntext\n",
                  "title: B\nparagraph: text\n");
    assert_blocks(FORMAT_MARKDOWN, "---\ntitle: A\n---\n# One\n\ntext\n\n# Two\n\ntext\n",
                  "title: A\nheading 1: One\nparagraph: text\nheading 1: Two\nparagraph: text\n");
    assert_blocks(FORMAT_MARKDOWN, "---\ntitle: A\n---\n# A\n\ntext\n\n# Two\n\ntext\n",
                  "title: A\nparagraph: text\nheading 1: Two\nparagraph: text\n");
}

static void what_is_no_front_matter_is_text(void **state)
{
    (void)state;
    assert_blocks(FORMAT_MARKDOWN, "---\ntitle: A\n", "scene-break: ***\nparagraph: title: A\n");
    assert_blocks(FORMAT_MARKDOWN, "---\nJust a sentence here\n---\n",
                  "scene-break: ***\nheading 2: Just a sentence here\n");
    assert_blocks(FORMAT_MARKDOWN, "\n---\ntitle: A\n---\n",
                  "scene-break: ***\nheading 2: title: A\n");
}

static void malformed_values_of_front_matter_are_left_out(void **state)
{
    (void)state;
    g_autoptr(Document) document =
        parse("---\nlang: english language\ndate: last week\ntitle: |\nauthor:\n---\nBody.\n");
    assert_null(document->metadata.language);
    assert_null(document->metadata.date);
    assert_null(document->metadata.title);
    assert_null(document->metadata.creator);
}

static void the_name_decides_the_format(void **state)
{
    (void)state;
    const struct {
        const char *name;
        BlockKind kind;
    } cases[] = {
        {"a.md", BLOCK_CODE},    {"a.MARKDOWN", BLOCK_CODE}, {"a.txt", BLOCK_PARAGRAPH},
        {"md", BLOCK_PARAGRAPH}, {"-", BLOCK_PARAGRAPH},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Document) document =
            document_parse(cases[i].name, "    a\n", 6, FORMAT_GUESS, NULL);
        assert_int_equal(document_block(document, 0)->kind, cases[i].kind);
    }
}

/* One character of LINE, N times, and a word. */
static char *nest(const char *line, gsize n)
{
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < n; i++) {
        g_string_append(text, line);
    }
    g_string_append(text, "word\n");
    return g_string_free(text, FALSE);
}

static void deep_nests_are_read(void **state)
{
    (void)state;
    enum { DEPTH = 10000 };
    g_autofree char *quotes = nest("> ", DEPTH);
    g_autoptr(Document) quoted = parse(quotes);
    assert_int_equal(document_block(quoted, 0)->kind, BLOCK_QUOTATION);
    g_autofree char *lists = nest("- ", DEPTH);
    g_autoptr(Document) listed = parse(lists);
    assert_int_equal(document_block(listed, 0)->level, DEPTH);
    g_autofree char *numbers = nest("1. ", DEPTH);
    g_autoptr(Document) numbered = parse(numbers);
    assert_string_equal(numbered->text, "1. word");
    g_autofree char *emphasis = nest("*a ", DEPTH);
    g_autoptr(Document) emphasised = parse(emphasis);
    assert_int_equal(emphasised->blocks->len, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inline_markup_is_heard_as_its_text),
        cmocka_unit_test(inlines_are_where_their_words_stand),
        cmocka_unit_test(blocks_stand_apart_and_items_below_each_other),
        cmocka_unit_test(the_first_heading_is_the_title),
        cmocka_unit_test(an_emphasised_paragraph_below_the_title_is_the_standfirst),
        cmocka_unit_test(every_paragraph_of_an_item_is_a_block),
        cmocka_unit_test(numbers_of_lists_are_heard),
        cmocka_unit_test(quotations_code_and_breaks_are_told_apart),
        cmocka_unit_test(html_is_kept_apart),
        cmocka_unit_test(tables_are_paragraphs),
        cmocka_unit_test(sources_are_where_the_blocks_stand),
        cmocka_unit_test(front_matter_says_what_the_text_is),
        cmocka_unit_test(values_of_front_matter_may_go_on_below),
        cmocka_unit_test(front_matter_gives_the_title_only_where_the_body_has_none),
        cmocka_unit_test(what_is_no_front_matter_is_text),
        cmocka_unit_test(malformed_values_of_front_matter_are_left_out),
        cmocka_unit_test(the_name_decides_the_format),
        cmocka_unit_test(deep_nests_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
