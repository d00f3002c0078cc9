/* HTML: where the text of a page is, what is heard of it, and what a hostile page can cost. */
#include <string.h>

#include "cmocka_headers.h"
#include "document/parse.h"
#include "rendering.h"

static Document *parse(const char *source)
{
    g_autoptr(GError) error = NULL;
    Document *document = document_parse("page.html", source, strlen(source), FORMAT_GUESS, &error);
    assert_null(error);
    assert_sound(document, strlen(source));
    assert_inlines_sound(document);
    return document;
}

static void the_article_is_read_and_not_what_is_around_it(void **state)
{
    (void)state;
    assert_blocks(FORMAT_HTML,
                  "<html><body><header>Site</header><nav><p>Home</nav><main><article><h1>Title</h1>"
                  "<p>Text.<script>x</script><style>y</style><!-- z --></p><aside>More</aside>"
                  "<div role=search>Find</div><button>Go</button><p hidden>No</p><p "
                  "style='display: none'>No</p>"
                  "<footer>Share</footer></article></main><footer>(c)</footer></body></html>",
                  "title: Title\nparagraph: Text.\n");
    /* The longest of several articles; all of a page without any. */
    assert_blocks(FORMAT_HTML,
                  "<title>A</title><article><p>Teaser</article><article><p>This one is the text of "
                  "the page.</article>",
                  "title: A\nparagraph: This one is the text of the page.\n");
    assert_blocks(FORMAT_HTML, "<h1>A</h1>b<div>c</div>d<h2>E</h2>",
                  "title: A\nparagraph: b\nparagraph: c\nparagraph: d\nheading 2: E\n");
}

static void structure_becomes_blocks(void **state)
{
    (void)state;
    assert_blocks(FORMAT_HTML,
                  "<h1>T</h1><ol start=3><li>a<li value=9>b<ul><li>c</ul></ol><ul><li>d</ul>"
                  "<blockquote><p>e<p>f</blockquote><pre>g\n  h</pre><hr><p>* * *"
                  "<table><tr><th>i<th>j<tr><td>k<td>l</table><dl><dt>m<dd>n</dl>",
                  "title: T\nlist-item 1: 3. a\nlist-item 1: 9. b\nlist-item 2: c\nlist-item 1: d\n"
                  "quotation: e\nquotation: f\ncode: g / h\nscene-break: ***\nscene-break: * * *\n"
                  "paragraph: i, j\nparagraph: k, l\nparagraph: m\nparagraph: n\n");
    assert_blocks(FORMAT_HTML, "<ol><li>1. It has its number.</ol>",
                  "list-item 1: 1. It has its number.\n");
}

static void white_space_is_folded_and_entities_are_read(void **state)
{
    (void)state;
    assert_blocks(FORMAT_HTML,
                  "<p>\n  a\n <em> b </em>  c&eacute;&amp;&#8212;<br> d<span>e</span>f &nbsp;g"
                  "<q>h</q><del>i</del>",
                  "paragraph: a b cé&— / def \xC2\xA0g“h”\n");
}

/* The inlines as "2 fr: words" by kind. */
static void words_are_set_off(void **state)
{
    (void)state;
    g_autoptr(Document) document = parse(
        "<html lang=en><p>a <em>b <b>c</b></em> <i lang=fr>d</i> <a href=u>e</a> <code>f</code>"
        "<div lang=de><p>g</p><p>h</p></div></html>");
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < document->inlines->len; i++) {
        const Inline *piece = document_inline(document, i);
        g_string_append_printf(found, "%d %s: %.*s\n", (int)piece->kind,
                               piece->value ? piece->value : "", (int)span_length(piece->text),
                               document->text + piece->text.start);
    }
    assert_string_equal(found->str, "0 : b c\n1 : c\n4 fr: d\n0 : d\n3 u: e\n2 : f\n4 de: g\n"
                                    "4 de: h\n");
    assert_string_equal(document->metadata.language, "en");
}

static void notes_and_pages_are_found(void **state)
{
    (void)state;
    static const char source[] =
        "<p>a<sup><a role='doc-noteref' href='#x'>*</a></sup> b<span epub:type='pagebreak' "
        "title='7'></span> c<div role='doc-pagebreak' aria-label='8'></div><p>d</p>"
        "<div role='doc-pagebreak'>9</div><section role='doc-endnotes'><ol><li id=x "
        "role='doc-endnote'><p>e <a role='doc-backlink' href='#r'>back</a><p>f</ol></section>";
    assert_blocks(FORMAT_HTML, source,
                  "paragraph: a[*] b c\nparagraph: d\npage: 9\nnote 1: [*] e\nnote 1: f\n");
    g_autoptr(Document) document = parse(source);
    static const struct {
        InlineKind kind;
        const char *value;
        gsize length;
    } expected[] = {
        {INLINE_NOTE, "1", 3}, {INLINE_PAGE, "7", 0}, {INLINE_PAGE, "8", 0}, {INLINE_PAGE, "9", 1}};
    assert_int_equal(document->inlines->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const Inline *piece = document_inline(document, i);
        assert_int_equal(piece->kind, expected[i].kind);
        assert_string_equal(piece->value, expected[i].value);
        assert_int_equal(span_length(piece->text), expected[i].length);
    }
}

static void a_page_says_what_it_is(void **state)
{
    (void)state;
    g_autoptr(Document) document = parse(
        "<html lang=nb><title>T - Site</title><meta property=og:title content='T'>"
        "<meta property=og:site_name content=Site><meta name=keywords content='a, b'>"
        "<meta property=article:published_time content='2026-01-02T03:04:05Z'>"
        "<script type=application/ld+json>{\"@graph\": [{\"@type\": \"NewsArticle\", \"author\":"
        "[{\"name\": \"A. B.\"}, \"C. D.\"]}]}</script><p>x");
    const Metadata *metadata = &document->metadata;
    assert_string_equal(metadata->title, "T");
    assert_string_equal(metadata->publisher, "Site");
    assert_string_equal(metadata->creator, "A. B.; C. D.");
    assert_string_equal(metadata->date, "2026-01-02T03:04:05Z");
    assert_string_equal(metadata->subjects, "a; b");
    assert_string_equal(metadata->language, "nb");
}

static void a_page_says_what_front_matter_says(void **state)
{
    (void)state;
    g_autoptr(Document) document = parse(
        "<html lang=nb><meta name=author content='A. B.'><meta name=Author content='C. D.'>"
        "<meta name=dc.creator content='A. B.'><meta name=language content=English>"
        "<meta name=season content=2><meta name=episode content=7><meta name=guid content=urn:x>"
        "<meta name=date content='2026-01-02 around noon'><meta name=modified content=soon>"
        "<meta property=article:modified_time content='2026-01-03'><meta name=summary content=S>"
        "<meta name=image content='pictures/ferry.jpg'><meta property=og:image content=wide.jpg>"
        "<meta name=robots content=index><p>x");
    const Metadata *metadata = &document->metadata;
    assert_string_equal(metadata->creator, "A. B.; C. D.");
    assert_string_equal(metadata->language, "nb");
    assert_string_equal(metadata->season, "2");
    assert_string_equal(metadata->number, "7");
    assert_string_equal(metadata->identifier, "urn:x");
    assert_string_equal(metadata->date, "2026-01-02");
    assert_string_equal(metadata->updated, "2026-01-03");
    assert_string_equal(metadata->description, "S");
    assert_string_equal(metadata->cover, "pictures/ferry.jpg");
}

static void a_marked_day_is_the_articles(void **state)
{
    (void)state;
    g_autoptr(Document) document =
        parse("<html><p><time datetime=2020-01-01>then</time> x <time itemprop='datePublished'"
              " datetime='2026-01-02T03:04+01:00'>2 January</time>"
              "<time pubdate datetime=2026-02-02>later</time>");
    assert_string_equal(document->metadata.date, "2026-01-02T03:04+01:00");
    g_autoptr(Document) said = parse("<html><meta name=date content=2026-03-03><p><time pubdate "
                                     "datetime=2026-02-02>later</time>");
    assert_string_equal(said->metadata.date, "2026-03-03");
}

static void a_picture_on_a_site_is_no_cover(void **state)
{
    (void)state;
    static const char *const elsewhere[] = {"https://example.org/a.jpg", "//example.org/a.jpg",
                                            "/a.jpg", "data:image/png;base64,AAAA"};
    for (gsize i = 0; i < G_N_ELEMENTS(elsewhere); i++) {
        g_autofree char *page =
            g_strdup_printf("<html><meta name=image content='%s'><p>x", elsewhere[i]);
        g_autoptr(Document) document = parse(page);
        assert_null(document->metadata.cover);
    }
}

/* Fails unless SOURCE, in whatever encoding, has the blocks EXPECTED. */
static void assert_reads(const char *source, const char *expected)
{
    g_autoptr(Document) document =
        document_parse("a.html", source, strlen(source), FORMAT_GUESS, NULL);
    assert_non_null(document);
    g_autofree char *blocks = render_blocks(document);
    assert_string_equal(blocks, expected);
}

static void the_encoding_is_the_one_that_it_says(void **state)
{
    (void)state;
    assert_reads("<meta charset=iso-8859-2><p>\xB3\xF3\xBF", "paragraph: łóż\n");
    assert_reads("<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'><p>"
                 "\x93\xFA\x96\x7B",
                 "paragraph: 日本\n");
    assert_reads("<meta charset=nonsense><p>\xE9t\xE9", "paragraph: été\n");
    assert_reads("<meta charset=iso-8859-1><p>été", "paragraph: été\n");
}

static void blocks_keep_their_place_in_the_source(void **state)
{
    (void)state;
    static const char source[] = "<h1>One</h1><p>Two <b>three</b> four.</p>";
    g_autoptr(Document) document = parse(source);
    Span place = document_block(document, 1)->source;
    g_autofree char *bytes = g_strndup(source + place.start, span_length(place));
    assert_string_equal(bytes, "Two <b>three</b> four.");
}

/* COUNT times PIECE; what is read of it is sound, or it is refused. */
static void survive(const char *piece, gsize count)
{
    g_autoptr(GString) source = g_string_new(NULL);
    for (gsize i = 0; i < count; i++) {
        g_string_append(source, piece);
        if (strchr(piece, '%')) {
            g_string_append_printf(source, "%zu", i);
        }
    }
    g_string_append(source, "<p>x");
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document =
        document_parse("a.html", source->str, source->len, FORMAT_HTML, &error);
    assert_true((document != NULL) != (error != NULL));
}

static void hostile_pages_cost_little(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "<div>",
        "<b>",
        "<p><b id=%",
        "<div><i id=%></div>",
        "<table>",
        "<a href=\"",
        "<!--",
        "</p>",
        "<font>",
        "<title>",
        "<svg><p>",
        "<ul><li>",
        "<select><option>",
        "&",
        "<q>",
        "<pre>",
        "<span lang=fr>",
        "</b></i>",
        "<template>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        survive(pieces[i], 20000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_article_is_read_and_not_what_is_around_it),
        cmocka_unit_test(structure_becomes_blocks),
        cmocka_unit_test(white_space_is_folded_and_entities_are_read),
        cmocka_unit_test(words_are_set_off),
        cmocka_unit_test(notes_and_pages_are_found),
        cmocka_unit_test(a_page_says_what_it_is),
        cmocka_unit_test(a_page_says_what_front_matter_says),
        cmocka_unit_test(a_marked_day_is_the_articles),
        cmocka_unit_test(a_picture_on_a_site_is_no_cover),
        cmocka_unit_test(the_encoding_is_the_one_that_it_says),
        cmocka_unit_test(blocks_keep_their_place_in_the_source),
        cmocka_unit_test(hostile_pages_cost_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
