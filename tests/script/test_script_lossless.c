/* The script's text form loses nothing, whatever the text is. */
#include <string.h>

#include "base/utf8.h"
#include "cmocka_headers.h"
#include "script/form/script_text.h"
#include "script/script_compare.h"
#include "script/script_maker.h"

static void texts_that_look_like_a_script_survive(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "# a comment",
        "[heading 2]",
        "=== A chapter",
        "| a bar | and another",
        "u0001 | x",
        "  two",
        "voice: x",
        "“Anna”: [Anna: x, 1]",
        "a\\",
        "\\",
        "\\n",
        "\\u{41}",
        "a\\\\b",
        "Cast",
        "Narrator",
        "…",
        "...",
        "a  \nb",
        "a\n  b",
        "a\n\nb\n\n\nc",
        "a\r\nb\rc\n",
        "\tx\ty\t",
        "a\xC2\xA0\nb",
        "x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85w",
        "\xEF\xBB\xBFx\xEF\xBB\xBFy",
        "a\x01\x02\x1F\x7F!",
        "“",
        "…",
        "日本語。",
        "a +b",
        "+",
        ":",
        "a = b; c",
    };
    ScriptMaker maker = script_maker_new();
    script_maker_chapter(&maker, "=== # [A] | \\ \t“”");
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *trimmed = g_strdup(texts[i]);
        Span span = utf8_trim(trimmed, (Span){0, strlen(trimmed)});
        trimmed[span.end] = '\0';
        script_maker_say(&maker, SPEAKER_NARRATOR, trimmed + span.start);
        script_maker_space(&maker, texts[i] + span.end);
        script_maker_space(&maker, i % 3 == 0 ? " " : i % 3 == 1 ? "\n" : "");
    }
    g_autoptr(Script) script = script_maker_finish(&maker);
    check_round_trip(script);
}

static void every_control_character_survives(void **state)
{
    (void)state;
    ScriptMaker maker = script_maker_new();
    script_maker_chapter(&maker, "A");
    for (int code = 1; code < ' '; code++) {
        char c = (char)code;
        const char text[] = {'a', c, 'b', c, 'c', '\0'};
        const char space[] = {c, '\0'};
        script_maker_say(&maker, SPEAKER_NARRATOR, text);
        script_maker_space(&maker, g_ascii_isspace(c) ? space : " ");
    }
    script_maker_say(&maker, SPEAKER_NARRATOR, "\x7F");
    g_autoptr(Script) script = script_maker_finish(&maker);
    check_round_trip(script);
    g_autoptr(GString) text = script_text_write(script);
    for (gsize i = 0; i < text->len; i++) {
        assert_false(g_ascii_iscntrl(text->str[i]) && text->str[i] != '\n');
    }
}

static void names_that_look_like_the_form_survive(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Narrator",
        "narration",
        "skipped",
        "title",
        "Anna (skipped)",
        "Anna (the older)",
        "+",
        "a|b",
        "[x]",
        "a: b",
        "=== x",
        "# y",
        "u0001",
        "  padded  ",
        "a\\b",
        "a\nb",
        "Cast",
        "x]",
        "voice: y",
        "(quotation)",
        "a, b",
        "a;b",
        "=",
        "Åse “Rose” Lie",
        "-",
        "a\tb",
        ":",
    };
    ScriptMaker maker = script_maker_new();
    script_maker_chapter(&maker, "A");
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        int speaker = script_maker_speaker(&maker, names[i]);
        GPtrArray *aliases = script_speaker(maker.script, speaker)->aliases;
        g_ptr_array_add(aliases, g_strdup(names[G_N_ELEMENTS(names) - 1 - i]));
        g_ptr_array_add(aliases, g_strdup(names[i]));
        Utterance *utterance = script_maker_say(&maker, speaker, "“No.”");
        utterance->rule = g_intern_string(names[i]);
        utterance->confidence = 1.0 / (double)(i + 1);
        utterance->evidence = g_strdup(names[i]);
        utterance->voice = g_strdup(names[i]);
        utterance->kind = (UtteranceKind)(i % (UTTERANCE_SKIPPED + 1));
        script_maker_space(&maker, " ");
    }
    g_autoptr(Script) script = script_maker_finish(&maker);
    check_round_trip(script);
}

static const char *pick(GRand *random, const char *const *strings, gsize count)
{
    return strings[g_rand_int_range(random, 0, (gint32)count)];
}

static const char *const pieces[] = {
    "a",
    "word",
    "II",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "|",
    "\\",
    "[",
    "]",
    "#",
    "=",
    ":",
    ";",
    "+",
    "“",
    "é",
    "\x01",
    "\xC2\xA0",
    "\xE2\x80\xA8",
    "\xEF\xBB\xBF",
    "u0001 | ",
    "=== ",
    ".",
};
static const char *const spaces[] = {" ", " ",  " ",  "\n",   "\r\n",
                                     "",  "  ", "\t", "\n\n", "\xC2\xA0"};
static const char *const gaps[] = {"\n\n", "\n\n", "\n", "\r\n\r\n", "\n \n", "", "\n\n\n"};

/* Text that is not blank, and has no white space at its ends. */
static char *random_text(GRand *random)
{
    GString *text = g_string_new(NULL);
    int count = g_rand_int_range(random, 1, 12);
    for (int i = 0; i < count; i++) {
        g_string_append(text, pick(random, pieces, G_N_ELEMENTS(pieces)));
    }
    Span span = utf8_trim(text->str, (Span){0, text->len});
    char *trimmed = g_strndup(text->str + span.start, span_length(span));
    g_string_free(text, TRUE);
    return *trimmed ? trimmed : (g_free(trimmed), g_strdup("x"));
}

/* Some readings of UTTERANCE, whose text is TEXT, none with white space at its ends. */
static void add_random_readings(GRand *random, Utterance *utterance, const char *text)
{
    gsize length = strlen(text);
    for (gsize at = 0; at < length;) {
        gsize start = at;
        for (int i = g_rand_int_range(random, 0, 4); i > 0; i--) {
            start = utf8_next(text, length, start);
        }
        gsize end = start;
        for (int i = g_rand_int_range(random, 1, 4); i > 0; i--) {
            end = utf8_next(text, length, end);
        }
        Span place = utf8_trim(text, (Span){start, end});
        if (!span_is_empty(place)) {
            g_autofree char *spoken = random_text(random);
            script_maker_reading(utterance, place, g_rand_boolean(random) ? spoken : "");
        }
        at = end;
    }
}

static void add_random_utterance(GRand *random, ScriptMaker *maker)
{
    int speakers = (int)maker->script->speakers->len;
    g_autofree char *text = random_text(random);
    guint last = maker->script->utterances->len;
    guint sentence = last > 0 ? script_utterance(maker->script, last - 1)->sentence : 1;
    Utterance *utterance =
        script_maker_say(maker, g_rand_int_range(random, SPEAKER_NARRATOR, speakers), text);
    utterance->sentence = sentence + (guint)g_rand_int_range(random, 0, 3);
    if (g_rand_boolean(random)) {
        utterance->kind = (UtteranceKind)g_rand_int_range(random, 0, UTTERANCE_SKIPPED + 1);
        utterance->rule = g_rand_boolean(random) ? "some-rule" : "editor";
        utterance->confidence = g_rand_double(random);
        utterance->evidence = g_rand_boolean(random) ? random_text(random) : NULL;
        utterance->voice = g_rand_boolean(random) ? random_text(random) : NULL;
        utterance->pause_ms = g_rand_int_range(random, -1, 5000);
    }
    if (utterance->kind == UTTERANCE_SKIPPED && g_rand_boolean(random)) {
        utterance->instead = random_text(random);
    }
    if (g_rand_boolean(random)) {
        add_random_readings(random, utterance, text);
    }
}

static void add_random_block(GRand *random, ScriptMaker *maker)
{
    BlockKind kind = (BlockKind)g_rand_int_range(random, 0, BLOCK_MARKUP + 1);
    script_maker_block(maker, kind, (guint)g_rand_int_range(random, 0, 4));
    for (int i = g_rand_int_range(random, 1, 5); i > 0; i--) {
        add_random_utterance(random, maker);
        script_maker_space(maker, i > 1 ? pick(random, spaces, G_N_ELEMENTS(spaces)) : "");
    }
}

static void whatever_the_script_nothing_is_lost(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(17);
    for (int round = 0; round < 250; round++) {
        ScriptMaker maker = script_maker_new();
        for (int i = g_rand_int_range(random, 0, 3); i > 0; i--) {
            g_autofree char *name = random_text(random);
            g_autofree char *unique = g_strdup_printf("%s%d", name, i);
            script_maker_speaker(&maker, unique);
        }
        script_maker_space(&maker, g_rand_boolean(random) ? "" : "\n \r\n");
        for (int chapter = g_rand_int_range(random, 1, 4); chapter > 0; chapter--) {
            g_autofree char *title = random_text(random);
            script_maker_chapter(&maker, title);
            for (int block = g_rand_int_range(random, 1, 5); block > 0; block--) {
                add_random_block(random, &maker);
                gboolean last = block == 1 && chapter == 1;
                script_maker_space(&maker, last ? pick(random, spaces, G_N_ELEMENTS(spaces))
                                                : pick(random, gaps, G_N_ELEMENTS(gaps)));
            }
        }
        g_autoptr(Script) script = script_maker_finish(&maker);
        check_round_trip(script);
    }
}

static void a_long_script_is_read_in_proportion_to_its_length(void **state)
{
    (void)state;
    enum { PARAGRAPHS = 10000, LONG = 1 << 18 };
    ScriptMaker maker = script_maker_new();
    script_maker_chapter(&maker, "A");
    for (int i = 0; i < PARAGRAPHS; i++) {
        script_maker_block(&maker, BLOCK_PARAGRAPH, 0);
        script_maker_say(&maker, SPEAKER_NARRATOR, "It was so.");
        script_maker_space(&maker, "\n");
    }
    g_autoptr(GString) row = g_string_new(NULL);
    for (int i = 0; i < LONG; i++) {
        g_string_append_c(row, 'a');
    }
    Utterance *utterance = script_maker_say(&maker, SPEAKER_NARRATOR, row->str);
    script_maker_reading(utterance, (Span){LONG / 2, LONG}, "b");
    g_autoptr(Script) script = script_maker_finish(&maker);
    check_round_trip(script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_look_like_a_script_survive),
        cmocka_unit_test(every_control_character_survives),
        cmocka_unit_test(names_that_look_like_the_form_survive),
        cmocka_unit_test(whatever_the_script_nothing_is_lost),
        cmocka_unit_test(a_long_script_is_read_in_proportion_to_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
