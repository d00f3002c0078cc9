/* How utterances are said by their place in a script: the marks at their end, and their turns. */
#include <glib/gstdio.h>
#include <string.h>

#include "cmocka_headers.h"
#include "performance/direction.h"
#include "performance/pauses.h"
#include "script/form/script_text.h"

static Prosody prosody;

static Script *script_of(const char *body)
{
    g_autofree char *all = g_strdup_printf(
        "Lectern script 1\n\nTitle: T\nLanguage: en\n\nCast\n\nAnna\n\n=== T\n\n%s", body);
    g_autoptr(GError) error = NULL;
    Script *script = script_text_read("s.txt", all, strlen(all), &error);
    if (!script) {
        fail_msg("%s", error->message);
    }
    return script;
}

/* What is handed to an engine for each line of BODY, with {part: words} for what is said otherwise;
 * lines are parted by " / ". */
static char *directed(const char *body)
{
    static const char *const names[PART_COUNT] = {"plain",       "title",    "heading",
                                                  "attribution", "aside",    "paragraph end",
                                                  "strong",      "moderate", "reduced"};
    g_autoptr(Script) script = script_of(body);
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < script->utterances->len; i++) {
        g_autoptr(Wording) wording = wording_new(script, script_utterance(script, i));
        Delivery delivery = direct(script, i, wording, &prosody);
        g_string_append(out, i > 0 ? " / " : "");
        gsize from = 0;
        gboolean open = FALSE;
        for (guint k = 0; k < delivery.turns->len; k++) {
            const Turn *turn = &g_array_index(delivery.turns, Turn, k);
            gsize to = g_array_index(wording->words, Word, turn->word).spoken.start;
            g_string_append_len(out, delivery.text + from, (gssize)(to - from));
            g_string_append(out, open ? "}" : "");
            open = FALSE;
            for (int part = PART_PLAIN + 1; part < PART_COUNT; part++) {
                if (memcmp(&turn->tone, &prosody.tones[part], sizeof turn->tone) == 0) {
                    g_string_append_printf(out, "{%s: ", names[part]);
                    open = TRUE;
                }
            }
            if (turn->pause_ms != NO_BREAK) {
                g_string_append_printf(out, "<%d>", turn->pause_ms);
            }
            from = to;
        }
        g_string_append(out, delivery.text + from);
        g_string_append(out, open ? "}" : "");
        delivery_clear(&delivery);
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *body, const char *expected)
{
    g_autofree char *got = directed(body);
    assert_string_equal(got, expected);
}

static void a_quotation_before_its_attribution_does_not_fall(void **state)
{
    (void)state;
    expect("u1  Anna | “It is late,”\nu2+ | she said.\n", "It is late, / {attribution: she said.}");
    expect("u1  Anna | “It is late.”\nu2+ | she said, and left the room.\n",
           "It is late, / {attribution: she said, }and left the room.");
    expect("u1  Anna | “It is late”\nu2+ | she said.\n", "It is late, / {attribution: she said.}");
    expect("u1  Anna | “Is it late?”\nu2+ | she said.\n", "Is it late? / {attribution: she said.}");
    expect("u1  Anna | “It is late.”\nu2  | She left.\n",
           "It is late. / She {paragraph end: left.}");
    expect("u1  | Anna said:\nu2+ Anna | “It is late.”\n", "Anna said, / It is late.");
}

static void questions_for_things_fall(void **state)
{
    (void)state;
    expect("u1  | Where did they go?\n", "Where did they go.");
    expect("u1  | And to whom did she speak?\n", "And to whom did she speak?");
    expect("u1  | And what did she say??\n", "And what did she say.");
    expect("u1  | Did they know where it was?\n", "Did they know where it was?");
    expect("u1  | What?\n", "What?");
    expect("u1  | What for?\n", "What for?");
    expect("u1  Anna | “Where did they go?”\nu2+ | she said.\n",
           "Where did they go. / {attribution: she said.}");
}

static void lists_and_colons_go_on(void **state)
{
    (void)state;
    expect("u1  | They want three things:\n\n[list-item]\nu2  | the sea\n\n[list-item]\nu3  | "
           "a boat.\n\n[list-item]\nu4  | more time\n\nu5  | No more.\n",
           "They want three things, / the sea, / a boat, / more time / No more.");
}

static void headings_are_said_as_such(void **state)
{
    (void)state;
    expect("[title]\nu1  | The sea\n\n[heading 2]\nu2  | A boat\n\nu3  | It sailed.\n",
           "{title: The sea} / {heading: A boat} / It sailed.");
}

static void asides_are_said_as_such(void **state)
{
    (void)state;
    expect("u1  | The boat (an old one) sailed (at last).\n",
           "The boat ({aside: an old one) }sailed ({aside: at last).}");
    expect("u1  | The boat — an old one — sailed — at last.\n",
           "The boat — {aside: an old one — }sailed — at last.");
    expect("u1  | The boat (an old one sailed.\n", "The boat (an old one sailed.");
    expect("u1  | The boat) an (old) one.\n", "The boat) an ({aside: old) }one.");
    g_autoptr(GString) body = g_string_new("u1  | The boat (");
    for (int i = 0; i < 2 * prosody.words[PART_ASIDE]; i++) {
        g_string_append(body, "old ");
    }
    g_string_append(body, "one) sailed.\n");
    g_autofree char *got = directed(body->str);
    assert_null(strchr(got, '{'));
}

static void paragraphs_of_several_sentences_fall_further(void **state)
{
    (void)state;
    expect("u1  | It sailed.\nu2  | Nobody had seen it go to sea at night.\n\nu3  | It sank.\n",
           "It sailed. / Nobody had seen it go {paragraph end: to sea at night.} / It sank.");
    expect("u1  | It sailed.\nu2  | It sank.\n", "It sailed. / It {paragraph end: sank.}");
    expect("u1  | It sailed.\nu2  | Did it sink?\n", "It sailed. / Did it sink?");
}

static void marks_of_an_editor_are_followed(void **state)
{
    (void)state;
    expect("u1  | The <emphasis level='strong'>old</emphasis> boat <break time='300ms'/> sank.\n",
           "The {strong: old }boat <300>sank.");
    expect(
        "u1  | “<break time='2s'/>The <sub alias='very old'>old</sub> boat.” <break time='3s'/>\n",
        "The very old boat.");
}

static void breaks_at_the_ends_are_pauses_between(void **state)
{
    (void)state;
    enum { RATE = 1000 };
    const Preset preset = {.head_ms = 500,
                           .tail_ms = 1000,
                           .trail_ms = 700,
                           .pause_ms = {[BOUNDARY_SENTENCE] = 300, [BOUNDARY_PARAGRAPH] = 600}};
    g_autoptr(Script) script =
        script_of("u1  | <break time='2s'/>It sailed.\nu2  | It <break time='9s'/> sank... \n"
                  "u3  | “<break time='400ms'/> So...” <break time='1s'/>.\n\nu4  | It is gone.\n"
                  "       pause: 100 ms\nu5  | <break time='100ms'/> Gone.<break time='4s'/>\n");
    static const gint64 expected[] = {2000, 300, 700, 100, 300};
    for (gsize i = 0; i < script->utterances->len; i++) {
        assert_int_equal(pause_before(script, &preset, RATE, i), expected[i]);
    }
    assert_int_equal(pause_behind(script, RATE, 1), 0);
    assert_int_equal(pause_behind(script, RATE, 3), 1000);
    assert_int_equal(pause_behind(script, RATE, script->utterances->len), 4000);
    assert_int_equal(pause_behind(script, RATE, 0), 0);
}

/* Has TEXT for the program's file, and gives the error that comes of it. */
static void expect_refused(const char *text, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("prosody-XXXXXX", NULL);
    g_autofree char *inner = g_build_filename(folder, "prosody", NULL);
    g_autofree char *path = g_build_filename(inner, "prosody.conf", NULL);
    g_mkdir(inner, 0700);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_autofree char *before = g_strdup(g_getenv("LECTERN_DATA"));
    g_setenv("LECTERN_DATA", folder, TRUE);
    Prosody broken;
    assert_false(prosody_load(&broken, &error));
    if (before) {
        g_setenv("LECTERN_DATA", before, TRUE);
    } else {
        g_unsetenv("LECTERN_DATA");
    }
    assert_non_null(strstr(error->message, message));
    g_remove(path);
    g_rmdir(inner);
    g_rmdir(folder);
}

static void a_broken_file_is_refused_with_its_place(void **state)
{
    (void)state;
    expect_refused("[titel]\nrate = 1\n", "prosody.conf:1:1: [titel] is no part");
    expect_refused("[title]\nrate = 9\n", "prosody.conf:2:");
    expect_refused("[title]\nspeed = 1\n", "prosody.conf:2:");
    expect_refused("", "prosody.conf:1:");
}

static int load(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    return prosody_load(&prosody, &error) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_before_its_attribution_does_not_fall),
        cmocka_unit_test(questions_for_things_fall),
        cmocka_unit_test(lists_and_colons_go_on),
        cmocka_unit_test(headings_are_said_as_such),
        cmocka_unit_test(asides_are_said_as_such),
        cmocka_unit_test(paragraphs_of_several_sentences_fall_further),
        cmocka_unit_test(marks_of_an_editor_are_followed),
        cmocka_unit_test(breaks_at_the_ends_are_pauses_between),
        cmocka_unit_test(a_broken_file_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
