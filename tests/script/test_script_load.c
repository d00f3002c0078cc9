/* Loading: a script as it is, any other text by way of its document. */
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"
#include "script/form/script_text.h"

/* The script of a file called NAME with TEXT in it. */
static Script *load(const char *name, const char *text, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("lectern-load-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_true(file_write(path, text, strlen(text), NULL));
    Script *script = script_load(path, NULL, error);
    assert_true(file_remove_tree(folder, NULL));
    return script;
}

static void plain_text_is_worked_out(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(Script) script = load("a.txt", "It was late. “Go,” said Anna.\n", &error);
    assert_non_null(script);
    assert_int_equal(script->utterances->len, 3);
    assert_string_equal(script_speaker(script, 0)->name, "Anna");
}

static void markdown_is_known_by_its_name(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    static const char text[] = "# The Sea\n\nIt was *late*.\n";
    g_autoptr(Script) script = load("a.md", text, &error);
    assert_non_null(script);
    assert_null(strchr(script->document->text, '*'));
}

static void a_script_is_taken_as_it_is(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(Script) made = load("a.txt", "It was late. “Go,” said Anna.\n", &error);
    g_autoptr(GString) text = script_text_write(made);
    assert_int_equal(g_string_replace(text, "u0002  Anna", "u0002  Else", 1), 1);
    g_autoptr(Script) script = load("a.script", text->str, &error);
    assert_non_null(script);
    assert_string_equal(script->document->text, made->document->text);
    const Utterance *spoken = script_utterance(script, 1);
    assert_string_equal(script_speaker(script, spoken->speaker)->name, "Else");
}

static void what_cannot_be_loaded_is_told(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(script_load("/no/such/file.txt", NULL, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_INPUT));
    g_clear_error(&error);
    assert_null(load("empty.txt", "", &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_INPUT));
    g_clear_error(&error);
    assert_null(load("broken.txt", "Lectern script 1\n\nColour: red\n", &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    assert_non_null(strstr(error->message, "broken.txt:3:1: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_worked_out),
        cmocka_unit_test(markdown_is_known_by_its_name),
        cmocka_unit_test(a_script_is_taken_as_it_is),
        cmocka_unit_test(what_cannot_be_loaded_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
