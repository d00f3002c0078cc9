#include "package/cover/credit.h"

#include "cmocka_headers.h"

static void nobody_is_named_twice(void **state)
{
    (void)state;
    const struct {
        const char *creators, *title, *series, *line;
    } cases[] = {
        {"Åse Lund; Bo Lee", "The tide", "The Coast", "Åse Lund, Bo Lee"},
        {"Bo Lee; Åse Lund; bo lee", "The tide", NULL, "Bo Lee, Åse Lund"},
        {"The coast", "The tide", "The Coast", NULL},
        {"Bo Lee; The Coast", "The tide", "The Coast", "Bo Lee"},
        {"ÅSE", "Åse", NULL, NULL},
        {"The Coast’s newsroom", "The tide", "The Coast", "The Coast’s newsroom"},
        {NULL, "The tide", NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *const said[] = {cases[i].title, cases[i].series, NULL};
        g_autofree char *line = credit_line(cases[i].creators, said);
        if (cases[i].line) {
            assert_string_equal(line, cases[i].line);
        } else {
            assert_null(line);
        }
    }
}

static void what_is_not_there_is_not_the_same(void **state)
{
    (void)state;
    assert_true(credit_is_same("Ærø", "ærØ"));
    assert_false(credit_is_same("Ærø", "Aero"));
    assert_false(credit_is_same(NULL, "x"));
    assert_false(credit_is_same(NULL, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_named_twice),
        cmocka_unit_test(what_is_not_there_is_not_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
