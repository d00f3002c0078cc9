/* From a document to a script: utterances, their sentences and voices, and chapters. */
#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "script/assembly/build.h"
#include "script/assembly/clause_cut.h"
#include "script/documents.h"
#include "script/script.h"

static Script *build(Document *document)
{
    g_autoptr(GError) error = NULL;
    Script *script = script_build(document, "en", &error);
    assert_null(error);
    assert_non_null(script);
    assert_true(script_validate(script, NULL));
    return script;
}

/* One line an utterance: the first letter of its kind (capital where it has a speaker), its
 * sentence, and its text. */
static char *lines_of(const Script *script)
{
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        char kind = utterance_kind_name(utterance->kind)[0];
        g_string_append_printf(out, "%c%u %.*s\n",
                               utterance->speaker >= 0 ? g_ascii_toupper(kind) : kind,
                               utterance->sentence, (int)span_length(utterance->span),
                               script->document->text + utterance->span.start);
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *text, const char *lines)
{
    g_autoptr(Script) script = build(document_of_paragraphs(text));
    g_autofree char *found = lines_of(script);
    assert_string_equal(found, lines);
}

static void sentences_are_cut_where_the_voice_changes(void **state)
{
    (void)state;
    expect("“Sorry,” Ann said, and went on: “There’s a boat. Take it.” He did. He rowed.",
           "Q1 “Sorry,”\nn1 Ann said, and went on:\nQ1 “There’s a boat.\nQ2 Take it.”\n"
           "n3 He did.\nn4 He rowed.\n");
}

static void terms_stay_in_their_sentence(void **state)
{
    (void)state;
    expect("For the “Old Nan” you need eight “layers” of logs.",
           "n1 For the “Old Nan” you need eight “layers” of logs.\n");
    g_autoptr(Script) script = build(document_of_paragraphs("They named her “Old Nan” then."));
    assert_string_equal(script_utterance(script, 0)->rule, "name");
    assert_string_equal(script_utterance(script, 0)->evidence, "“Old Nan”");
}

static void marks_go_with_the_words_beside_them(void **state)
{
    (void)state;
    expect("“Row,” said Ann—“now”—and she rowed.",
           "Q1 “Row,”\nn1 said Ann—\nQ1 “now”\nn1 —and she rowed.\n");
    expect("Ann said “Row hard now”.", "n1 Ann said\nQ1 “Row hard now”.\n");
    expect("... !!! Ann rowed.", "n1 ... !!! Ann rowed.\n");
    expect("!!!", "n1 !!!\n");
}

static void what_is_not_read_is_skipped_with_its_reason(void **state)
{
    (void)state;
    const BlockText blocks[] = {
        {BLOCK_PARAGRAPH, "Ann wrote a program."},
        {BLOCK_CODE, "10 PRINT\n20 GOTO 10\n30 END"},
        {BLOCK_SCENE_BREAK, "* * *"},
        {BLOCK_MARKUP, "<hr class=\"x\">"},
        {BLOCK_PARAGRAPH, "It ran."},
    };
    g_autoptr(Script) script = build(document_of_blocks(blocks, G_N_ELEMENTS(blocks)));
    const Utterance *code = script_utterance(script, 1);
    assert_int_equal(code->kind, UTTERANCE_SKIPPED);
    assert_string_equal(code->rule, "code");
    assert_string_equal(code->instead, "Code listing of 3 lines, left out.");
    assert_true(utterance_is_heard(code));
    const char *const rules[] = {"scene-break", "markup"};
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        const Utterance *skipped = script_utterance(script, 2 + i);
        assert_int_equal(skipped->kind, UTTERANCE_SKIPPED);
        assert_string_equal(skipped->rule, rules[i]);
        assert_false(utterance_is_heard(skipped));
    }
    assert_int_equal(script_boundary(script, 4), BOUNDARY_SCENE);
}

static void a_pull_quote_is_one_skipped_utterance(void **state)
{
    (void)state;
    g_autoptr(Script) script = build(document_of_paragraphs(
        "Ann was brought to the island.\n\n"
        "I had never rowed a boat. They gave me two oars.\n\nShe stayed for long.\n\n"
        "“No training at all. I had never rowed a boat. They gave me two oars,” Ann says."));
    const Utterance *skipped = script_utterance(script, 1);
    assert_int_equal(skipped->kind, UTTERANCE_SKIPPED);
    assert_string_equal(skipped->rule, "pull-quote");
    assert_int_equal(script_utterance(script, 2)->sentence, skipped->sentence + 1);
}

static void long_sentences_are_cut_at_clauses(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    while (text->len < 2500) {
        g_string_append(text, "and then the boat went on past the quay; ");
    }
    g_autoptr(Script) script = build(document_of_paragraphs(text->str));
    g_string_free(text, TRUE);
    assert_int_equal(script->utterances->len, 3);
    for (gsize i = 0; i < script->utterances->len; i++) {
        Span span = script_utterance(script, i)->span;
        assert_in_range(span_length(span), 700, UTTERANCE_LIMIT);
        assert_int_equal(script_utterance(script, i)->sentence, 1);
        assert_int_equal(script->document->text[span.end - 1], ';');
    }
}

static void what_has_no_space_is_cut_between_characters(void **state)
{
    (void)state;
    /* A letter with two accents, and a family of four, of 25 bytes. */
    const char *const units[] = {"e\xCC\x81\xCC\xA7", "👩‍👩‍👧‍👦"};
    for (gsize u = 0; u < G_N_ELEMENTS(units); u++) {
        GString *text = g_string_new(NULL);
        while (text->len < 3000) {
            g_string_append(text, units[u]);
        }
        Span span = {0, text->len};
        while (span_length(span) > UTTERANCE_LIMIT) {
            gsize cut = clause_cut(text->str, span);
            assert_true(cut > span.start && cut - span.start <= UTTERANCE_LIMIT);
            assert_int_equal(cut % strlen(units[u]), 0);
            span.start = cut;
        }
        g_string_free(text, TRUE);
    }
}

static char *chapters_of(const Script *script)
{
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < script->chapters->len; i++) {
        const Chapter *chapter = script_chapter(script, i);
        g_string_append_printf(out, "%s%s", i > 0 ? " | " : "", chapter->title);
        gsize end = i + 1 < script->chapters->len ? script_chapter(script, i + 1)->span.start
                                                  : script->document->length;
        assert_int_equal(chapter->span.end, end);
    }
    return g_string_free(out, FALSE);
}

static void expect_chapters(const BlockText *blocks, gsize count, const char *titles)
{
    g_autoptr(Script) script = build(document_of_blocks(blocks, count));
    g_autofree char *found = chapters_of(script);
    assert_string_equal(found, titles);
}

static void headings_begin_chapters(void **state)
{
    (void)state;
    const BlockText article[] = {
        {BLOCK_TITLE, "The Tide"},         {BLOCK_STANDFIRST, "A story of a quay."},
        {BLOCK_PARAGRAPH, "It was late."}, {BLOCK_HEADING, "A way\nout"},
        {BLOCK_PARAGRAPH, "She rowed."},   {BLOCK_HEADING, "Home"},
        {BLOCK_PARAGRAPH, "She slept."},
    };
    expect_chapters(article, G_N_ELEMENTS(article), "The Tide | A way out | Home");
}

static void headings_with_nothing_between_share_a_chapter(void **state)
{
    (void)state;
    const BlockText book[] = {
        {BLOCK_TITLE, "The Tide"},       {BLOCK_HEADING, "Part One"},
        {BLOCK_HEADING, "The Start"},    {BLOCK_PARAGRAPH, "She rowed."},
        {BLOCK_SCENE_BREAK, "* * *"},    {BLOCK_HEADING, "Part Two"},
        {BLOCK_MARKUP, "<hr>"},          {BLOCK_HEADING, "The End"},
        {BLOCK_PARAGRAPH, "She slept."},
    };
    expect_chapters(book, G_N_ELEMENTS(book), "Part One: The Start | Part Two: The End");
}

static void a_text_without_headings_is_one_chapter(void **state)
{
    (void)state;
    g_autoptr(Script) script = build(document_of_paragraphs(
        "It was late when the boat came in and nobody stood on the quay to see it.\n\nShe slept."));
    g_autofree char *titles = chapters_of(script);
    assert_string_equal(titles, "It was late when the boat came in and nobody stood on the…");
    assert_string_equal(script->title, titles);
    assert_int_equal(script_chapter(script, 0)->span.start, 0);
}

static void a_title_of_the_source_itself_comes_first(void **state)
{
    (void)state;
    Document *document = document_of_paragraphs("It was late.");
    document->metadata.title = g_strdup("The Tide");
    g_autoptr(Script) script = build(document);
    assert_string_equal(script->title, "The Tide");
    assert_string_equal(script_chapter(script, 0)->title, "The Tide");
}

static void a_language_is_given_or_known_or_guessed(void **state)
{
    (void)state;
    const char *german = "Der Fluss war breit, und das Boot lag nicht mehr an dem Ufer, wo sie es "
                         "am Abend gelassen hatte. Sie ging zu dem Haus und fragte nach ihm.";
    g_autoptr(Script) guessed = script_build(document_of_paragraphs(german), NULL, NULL);
    assert_string_equal(guessed->language, "de");
    Document *document = document_of_paragraphs(german);
    document->metadata.language = g_strdup("de-AT");
    g_autoptr(Script) known = script_build(document, NULL, NULL);
    assert_string_equal(known->language, "de-AT");
    g_autoptr(Script) given = script_build(document_of_paragraphs(german), "nb-NO", NULL);
    assert_string_equal(given->language, "nb-NO");
}

static void boundaries_tell_how_the_text_before_ends(void **state)
{
    (void)state;
    const BlockText blocks[] = {
        {BLOCK_TITLE, "The Tide"},       {BLOCK_PARAGRAPH, "It was late. “Row,” said Ann Bell."},
        {BLOCK_PARAGRAPH, "Tom rowed."}, {BLOCK_PARAGRAPH, "“Faster,” said Ann Bell."},
        {BLOCK_HEADING, "Home"},         {BLOCK_PARAGRAPH, "They slept."},
    };
    g_autoptr(Script) script = build(document_of_blocks(blocks, G_N_ELEMENTS(blocks)));
    const Boundary expected[] = {
        BOUNDARY_CHAPTER, BOUNDARY_HEADING, BOUNDARY_SENTENCE, BOUNDARY_VOICE,   BOUNDARY_PARAGRAPH,
        BOUNDARY_SPEAKER, BOUNDARY_VOICE,   BOUNDARY_CHAPTER,  BOUNDARY_HEADING,
    };
    assert_int_equal(script->utterances->len, G_N_ELEMENTS(expected));
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_int_equal(script_boundary(script, i), expected[i]);
    }
    /* Cast to one voice, they are one voice. */
    script->narrator = g_strdup("rose");
    script_speaker(script, 0)->voice = g_strdup("rose");
    assert_int_equal(script_boundary(script, 3), BOUNDARY_NONE);
    assert_int_equal(script_boundary(script, 5), BOUNDARY_PARAGRAPH);
    script_utterance(script, 5)->voice = g_strdup("jack");
    assert_int_equal(script_boundary(script, 5), BOUNDARY_SPEAKER);
}

static void names_of_kinds_and_genders_go_both_ways(void **state)
{
    (void)state;
    for (UtteranceKind kind = UTTERANCE_TITLE; kind <= UTTERANCE_SKIPPED; kind++) {
        UtteranceKind back;
        assert_true(utterance_kind_from_name(utterance_kind_name(kind), &back));
        assert_int_equal(back, kind);
    }
    for (Gender gender = GENDER_UNKNOWN; gender <= GENDER_MALE; gender++) {
        Gender back;
        assert_true(gender_from_name(gender_name(gender), &back));
        assert_int_equal(back, gender);
    }
    UtteranceKind kind;
    Gender gender;
    assert_false(utterance_kind_from_name("song", &kind));
    assert_false(gender_from_name("", &gender));
}

static void an_unbroken_line_of_megabytes_is_built_in_pieces(void **state)
{
    (void)state;
    enum { BYTES = 1000000 };
    char *line = g_strnfill(BYTES, 'a');
    g_autoptr(Script) script = build(document_of_paragraphs(line));
    g_free(line);
    assert_true(script->utterances->len >= BYTES / UTTERANCE_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_cut_where_the_voice_changes),
        cmocka_unit_test(terms_stay_in_their_sentence),
        cmocka_unit_test(marks_go_with_the_words_beside_them),
        cmocka_unit_test(what_is_not_read_is_skipped_with_its_reason),
        cmocka_unit_test(a_pull_quote_is_one_skipped_utterance),
        cmocka_unit_test(long_sentences_are_cut_at_clauses),
        cmocka_unit_test(what_has_no_space_is_cut_between_characters),
        cmocka_unit_test(headings_begin_chapters),
        cmocka_unit_test(headings_with_nothing_between_share_a_chapter),
        cmocka_unit_test(a_text_without_headings_is_one_chapter),
        cmocka_unit_test(a_title_of_the_source_itself_comes_first),
        cmocka_unit_test(a_language_is_given_or_known_or_guessed),
        cmocka_unit_test(boundaries_tell_how_the_text_before_ends),
        cmocka_unit_test(names_of_kinds_and_genders_go_both_ways),
        cmocka_unit_test(an_unbroken_line_of_megabytes_is_built_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
