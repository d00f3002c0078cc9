/* The laws of a script, on texts that a seeded generator makes as awkward as it can. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "cmocka_headers.h"
#include "script/assembly/build.h"
#include "script/assembly/clause_cut.h"
#include "script/documents.h"
#include "script/script.h"

enum { TEXTS = 400, PIECES = 120 };

/* What hostile texts are made of: marks of all kinds, words around them, white space. */
static const char *const pieces[] = {
    "“",         "”",
    "\"",        "‘",
    "’",         "'",
    "''",        "``",
    "«",         "»",
    "„",         "‟",
    "‚",         "‹",
    "›",         "「",
    "」",        "—",
    "–",         "-",
    "--",        "…",
    "...",       ".",
    "!",         "?",
    ",",         ";",
    ":",         "(",
    ")",         "[",
    "]",         "*",
    "_",         "#",
    "0",         "3.14",
    "Mr. ",      "e.g. ",
    " ",         " ",
    " ",         " ",
    "\n",        "\n",
    "\t",        "\r\n",
    "\u00A0",    "\u2028",
    "\u200B",    "\uFEFF",
    "said",      " said ",
    "Ann",       " Ann ",
    "he",        "She ",
    "“Yes,” ",   "I",
    "don’t",     "’tis",
    "é",         "e\u0301",
    "日本",      "👩‍👩‍👧",
    "\u0301",    "\u202E\u202C",
    "Ω",         "ﬁ",
    "soldiers’", "called",
    "\n\n",      "\n\n",
    "\n\n",      "\n\n",
    "A",         "z",
    "<b>",       "&amp;",
};

/* A random text of PIECES pieces that does not begin or end a block with white space. */
static char *make_text(GRand *random)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < PIECES; i++) {
        g_string_append(text, pieces[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(pieces))]);
    }
    return g_string_free(text, FALSE);
}

static void add_block(Document *document, Span span, GRand *random)
{
    Span text = utf8_trim(document->text, span);
    if (span_is_empty(text)) {
        return;
    }
    /* Mostly paragraphs, and every other kind now and then. */
    int kind = g_rand_int_range(random, 0, 3 * (BLOCK_MARKUP + 1));
    Block block = {
        .kind = kind <= BLOCK_MARKUP ? (BlockKind)kind : BLOCK_PARAGRAPH,
        .level = 1,
        .text = text,
        .source = text,
    };
    g_array_append_val(document->blocks, block);
}

static Document *make_document(GRand *random)
{
    char *text = make_text(random);
    Document *document = document_new("generated", text, strlen(text));
    gsize start = 0;
    for (const char *gap; (gap = strstr(text + start, "\n\n")); start = (gsize)(gap - text) + 2) {
        add_block(document, (Span){start, (gsize)(gap - text)}, random);
    }
    add_block(document, (Span){start, strlen(text)}, random);
    return document;
}

/* An oracle besides script_validate, which is part of what is tested: the utterances and the white
 * space between them, put together again, are the text. */
static void check_tiling(const Script *script)
{
    const Document *document = script->document;
    GString *again = g_string_new(NULL);
    gsize at = 0;
    for (gsize i = 0; i < script->utterances->len; i++) {
        Span span = script_utterance(script, i)->span;
        assert_true(at <= span.start && span.start < span.end);
        for (const char *c = document->text + at; c < document->text + span.start;
             c = g_utf8_next_char(c)) {
            gunichar space = g_utf8_get_char(c);
            assert_true(g_unichar_isspace(space) || space == 0xFEFF || space == 0x2028 ||
                        space == 0x85 || space == 0xA0);
        }
        g_string_append_len(again, document->text + at, (gssize)(span.start - at));
        g_string_append_len(again, document->text + span.start, (gssize)span_length(span));
        assert_true(g_utf8_validate(document->text + span.start, (gssize)span_length(span), NULL));
        at = span.end;
    }
    g_string_append(again, document->text + at);
    assert_string_equal(again->str, document->text);
    g_string_free(again, TRUE);
}

static void check_numbers(const Script *script)
{
    guint sentence = 0;
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        assert_true(utterance->sentence == sentence || utterance->sentence == sentence + 1);
        sentence = utterance->sentence;
        g_autofree char *id = g_strdup_printf("u%04u", (guint)i + 1);
        assert_string_equal(utterance->id, id);
        assert_true(utterance->confidence >= 0 && utterance->confidence <= 1);
        assert_non_null(utterance->rule);
        assert_int_equal(utterance->kind == UTTERANCE_QUOTATION, utterance->speaker >= 0);
        gboolean spoken =
            utterance->kind == UTTERANCE_QUOTATION || utterance->kind == UTTERANCE_NARRATION;
        assert_true(!spoken || span_length(utterance->span) <= UTTERANCE_LIMIT);
    }
}

static gboolean says_something(const Script *script, gsize index)
{
    Span span = script_utterance(script, index)->span;
    for (const char *c = script->document->text + span.start; c < script->document->text + span.end;
         c = g_utf8_next_char(c)) {
        if (g_unichar_isalnum(g_utf8_get_char(c))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Marks alone are an utterance only where their block has nothing else. */
static void check_marks(const Script *script)
{
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        gboolean text =
            utterance->kind == UTTERANCE_NARRATION || utterance->kind == UTTERANCE_QUOTATION;
        gboolean first = i == 0 || script_utterance(script, i - 1)->block != utterance->block;
        gboolean last = i + 1 == script->utterances->len ||
                        script_utterance(script, i + 1)->block != utterance->block;
        assert_true(!text || says_something(script, i) || (first && last));
    }
}

static void check_chapters(const Script *script)
{
    for (gsize i = 0; i < script->chapters->len; i++) {
        const Chapter *chapter = script_chapter(script, i);
        assert_non_null(chapter->title);
        assert_true(g_utf8_validate(chapter->title, -1, NULL));
        assert_true(chapter->span.start < chapter->span.end);
        gsize next = i + 1 < script->chapters->len ? script_chapter(script, i + 1)->span.start
                                                   : script->document->length;
        assert_int_equal(chapter->span.end, next);
    }
}

static void scripts_of_hostile_texts_keep_the_laws(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= TEXTS; seed++) {
        GRand *random = g_rand_new_with_seed(seed);
        Document *document = make_document(random);
        g_rand_free(random);
        g_autoptr(GError) error = NULL;
        g_autoptr(Script) script = script_build(document, "en", &error);
        if (script == NULL) {
            print_error("seed %u: %s\n", seed, error->message);
            fail();
            return;
        }
        check_tiling(script);
        check_numbers(script);
        check_marks(script);
        check_chapters(script);
    }
}

static Script *small_script(void)
{
    Script *script =
        script_build(document_of_paragraphs("“Row,” Ann said. She did.\n\nAnn slept."), "en", NULL);
    assert_non_null(script);
    assert_true(script_validate(script, NULL));
    return script;
}

static void assert_broken(Script *script, const char *why)
{
    g_autoptr(GError) error = NULL;
    assert_false(script_validate(script, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_CHECK));
    assert_non_null(strstr(error->message, why));
    script_free(script);
}

static void every_breach_of_a_law_is_named(void **state)
{
    (void)state;
    Script *script = small_script();
    script_utterance(script, 2)->span.start += 2;
    assert_broken(script, "u0003: the utterance leaves text before it out");

    script = small_script();
    script_utterance(script, 1)->span.start -= 2;
    assert_broken(script, "u0002: the utterance overlaps");

    script = small_script();
    script_utterance(script, 3)->span.end -= 1;
    assert_broken(script, "text is left out at its end");

    script = small_script();
    script_utterance(script, 0)->span.start += 1;
    assert_broken(script, "u0001");

    script = small_script();
    script_utterance(script, 2)->span.end = script->document->length;
    assert_broken(script, "does not lie in its block");

    script = small_script();
    script_utterance(script, 3)->sentence = 1;
    assert_broken(script, "lower number");

    script = small_script();
    script_utterance(script, 3)->chapter = 7;
    assert_broken(script, "does not lie in its chapter");

    script = small_script();
    script_utterance(script, 3)->speaker = 9;
    assert_broken(script, "who does not exist");

    script = small_script();
    g_free(script_utterance(script, 3)->id);
    script_utterance(script, 3)->id = g_strdup("u0001");
    assert_broken(script, "has the name of one before it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_of_hostile_texts_keep_the_laws),
        cmocka_unit_test(every_breach_of_a_law_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
