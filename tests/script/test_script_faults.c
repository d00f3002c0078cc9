/* What is wrong in a script is told with its place; nothing that is wrong does harm. */
#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "script/form/script_text.h"
#include "script/script_compare.h"

static void check_error(const char *text, gsize length, const char *place, const char *word)
{
    g_autoptr(GError) error = NULL;
    assert_null(script_text_read("s.txt", text, length, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    g_autofree char *where = g_strconcat("s.txt:", place, ": ", NULL);
    if (!g_str_has_prefix(error->message, where) || !strstr(error->message, word)) {
        fail_msg("expected %s…%s… but got %s", where, word, error->message);
    }
}

static void faults_are_told_with_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *place, *word;
    } cases[] = {
        {"An article\n", "1:1", "begins with the line"},
        {"", "1:1", "begins with the line"},
        {"Lectern script 2\n", "1:15", "version 1"},
        {"Lectern script 1\n", "1:1", "ends before its text"},
        {"Lectern script 1\nColour: red\n", "2:1", "Title, Language"},
        {"Lectern script 1\nTitle: a\nTitle: b\n", "3:1", "second “Title”"},
        {"Lectern script 1\nBetween blocks: x\n", "2:17", "white space"},
        {"Lectern script 1\nLine ends: \\t\n", "2:11", "\\n or"},
        {"Lectern script 1\nCast\n  voice: x\n", "3:1", "name a speaker"},
        {"Lectern script 1\nCast\nAnna\n voice: x\n voice: y\n", "5:2", "second “voice”"},
        {"Lectern script 1\nCast\nAnna\n gender: tall\n", "4:9", "female, male"},
        {"Lectern script 1\nCast\nAnna\nAnna\n", "4:1", "in the cast already"},
        {"Lectern script 1\nCast\nNarrator\nNarrator\n", "4:1", "in the cast already"},
        {"Lectern script 1\nCast\nNarrator\n gender: male\n", "4:2", "voice"},
        {"Lectern script 1\nCast\nAnna: voice x\n", "3:5", "a line to itself"},
        {"Lectern script 1\nCast\nÅsa | x\n", "3:5", "a line to itself"},
        {"Lectern script 1\n=== A\n", "2:1", "chapter before this has no lines"},
        {"Lectern script 1\n=== A\n[heading 1]\n=== B\n", "4:1", "block before this"},
        {"Lectern script 1\n=== A\n[headline]\nu1 | x\n", "3:1", "no kind of block"},
        {"Lectern script 1\n=== A\n[heading x]\nu1 | x\n", "3:1", "no kind of block"},
        {"Lectern script 1\n=== A\nHe left.\n", "3:1", "begins with its id"},
        {"Lectern script 1\n=== A\nu1x! | x\n", "3:1", "begins with its id"},
        {"Lectern script 1\n=== A\n | x\n", "3:2", "belongs to no line"},
        {"Lectern script 1\n=== A\nu1 | x\n\n | y\n", "5:2", "belongs to no line"},
        {"Lectern script 1\n=== A\nu1 Anna\nu2 | x\n", "3:1", "has no text"},
        {"Lectern script 1\n=== A\nu1 | \\s\n", "3:1", "blank"},
        {"Lectern script 1\n=== A\nu1 | x\nu1 | y\n", "4:1", "line 3 has the id u1"},
        {"Lectern script 1\n=== A\nu1 | “x \\q”\n", "3:9", "backslash"},
        {"Lectern script 1\n=== A\nu1 | x\\u{0}\n", "3:7", "backslash"},
        {"Lectern script 1\n=== A\nu1 | x\\u{d800}\n", "3:7", "backslash"},
        {"Lectern script 1\n=== A\nu1 Anna [Anna: says\n | x\n", "3:9", "has to end in"},
        {"Lectern script 1\n=== A\nu1 Anna [says] | x\n", "3:10", "a note says"},
        {"Lectern script 1\n=== A\nu1 Anna [Anna: says, 2] | x\n", "3:22", "from 0 to 1"},
        {"Lectern script 1\n=== A\nu1 | x\n  colour: red\n", "4:3", "read, pause"},
        {"Lectern script 1\n=== A\nu1 | x\n  voice: a\n  voice: b\n", "5:3", "second “voice”"},
        {"Lectern script 1\n=== A\nu1 | x\n  pause: long\n", "4:10", "a time"},
        {"Lectern script 1\n=== A\nu1 | x\n  pause: -1\n", "4:10", "a time"},
        {"Lectern script 1\n=== A\nu1 | x\n  pause: nan\n", "4:10", "a time"},
        {"Lectern script 1\n=== A\nu1 | x\n  read: World War 2\n", "4:9", "as they stand"},
        {"Lectern script 1\n=== A\nu1 | x\n  read: y = z\n", "4:9", "does not stand"},
        {"Lectern script 1\n=== A\nu1 | x y\n  read: y = a\n  read: x = b\n", "5:9", "not behind"},
        {"Lectern script 1\n=== A\nu1 | x x\n  read 3: x = a\n", "4:11", "does not stand"},
        {"Lectern script 1\n=== A\nu1 | x\n  read: = a\n", "4:9", "does not stand"},
        {"Lectern script 1\n=== A\nu1 | x\n  instead: a\n", "3:1", "(skipped)"},
        {"Lectern script 1\n=== A\nu1 | x\n  sentence: 0\n", "4:13", "from 1"},
        {"Lectern script 1\n=== A\nu1 | x\nu2 | y\n  sentence: 1\nu3 | z\n  sentence: 0\n", "7:13",
         "from 1"},
        {"Lectern script 1\n=== A\nu1 | x\n  sentence: 5\nu2 | y\n  sentence: 4\n", "5:1",
         "earlier"},
        {"Lectern script 1\n=== A\nu1 … | x\n", "3:1", "nobody speaks"},
        {"Lectern script 1\n=== A\nu1 | a\xFF\n", "3:7", "UTF-8"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        check_error(cases[i].text, strlen(cases[i].text), cases[i].place, cases[i].word);
    }
    static const char nul[] = "Lectern script 1\n=== A\nu1 | a\0b\n";
    check_error(nul, sizeof nul - 1, "3:7", "UTF-8");
}

static void a_script_saved_as_utf16_is_told_so(void **state)
{
    (void)state;
    gsize length;
    g_autofree char *little =
        g_convert("\xEF\xBB\xBFLectern script 1\n", -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
    assert_true(script_text_is(little, length));
    check_error(little, length, "1:1", "UTF-16");
    g_autofree char *big =
        g_convert("\xEF\xBB\xBFLectern script 1\n", -1, "UTF-16BE", "UTF-8", NULL, &length, NULL);
    assert_true(script_text_is(big, length));
}

static const char sample[] = "Lectern script 1\n"
                             "Title: The Lamp\n"
                             "Between blocks: \\n\n"
                             "Cast\n"
                             "Narrator\n"
                             "       voice: en-us-david\n"
                             "Mary Holm\n"
                             "       gender: female\n"
                             "       also: the keeper; Mrs Holm\n"
                             "=== The Lamp\n"
                             "[heading 2]\n"
                             "u0001  | The Lamp\\n\\n\n"
                             "\n"
                             "u0002  Mary Holm   [Mary Holm: named-after, 0.95]\n"
                             "       | “I could not stay,”\n"
                             "       evidence: says Mary Holm\n"
                             "u0003+ | says Mary Holm,\n"
                             "       | born in World War II.\\\n"
                             "       read: World War II = World War Two\n"
                             "       pause: 800 ms\n"
                             "\n"
                             "u0004  (skipped)   [skipped: pull-quote, 1]\n"
                             "       | I could not stay.\n"
                             "       instead: A quotation is left out.\n";

static void a_damaged_script_is_refused_or_read_but_never_more(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(19);
    g_autofree char *whole = g_strdup(sample);
    for (int round = 0; round < 3000; round++) {
        g_autofree char *text = g_strdup(whole);
        gsize length = strlen(text);
        for (int i = g_rand_int_range(random, 1, 6); i > 0; i--) {
            static const char signs[] = "\n |[]:=+\\u0#(-\t\xC3";
            gsize place = (gsize)g_rand_int_range(random, 0, (gint32)length);
            text[place] = signs[g_rand_int_range(random, 0, (gint32)strlen(signs))];
        }
        g_autoptr(GError) error = NULL;
        g_autoptr(Script) script = script_text_read("s.txt", text, length, &error);
        assert_true(script ? script_validate(script, &error) : error != NULL);
        if (script) {
            check_round_trip(script);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_are_told_with_their_place),
        cmocka_unit_test(a_script_saved_as_utf16_is_told_so),
        cmocka_unit_test(a_damaged_script_is_refused_or_read_but_never_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
