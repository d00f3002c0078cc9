#include "package/html/page_date.h"

#include <glib.h>

#include "cmocka_headers.h"

static void days_are_written_as_people_do(void **state)
{
    (void)state;
    const struct {
        const char *date, *language, *text;
    } cases[] = {
        {"2021-04-01", "en-GB", "1 April 2021"},
        {"2021-04-01T23:59:00+09:00", "de", "1. April 2021"},
        {"2021-04", "en", "2021-04"},
        {"2021-13-01", "en", "2021-13-01"},
        {"soon", "nb", "soon"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = page_date(cases[i].date, cases[i].language);
        assert_string_equal(text, cases[i].text);
    }
}

static void what_two_days_share_is_said_once(void **state)
{
    (void)state;
    const struct {
        const char *from, *to, *language, *text;
    } cases[] = {
        {"2026-01-19", "2026-01-31", "en-GB", "19–31 January 2026"},
        {"2026-01-19", "2026-01-19", "en-GB", "19 January 2026"},
        {"2025", "2026-01-02", "en", "2025 – 2026-01-02"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = page_dates(cases[i].from, cases[i].to, cases[i].language);
        assert_string_equal(text, cases[i].text);
    }
    /* What spaces stand around the dash, versions of ICU see otherwise. */
    g_autofree char *text = page_dates("2025-12-30T10:00", "2026-01-02", "de");
    assert_true(g_str_has_prefix(text, "30. Dezember 2025"));
    assert_true(g_str_has_suffix(text, "2. Januar 2026"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_written_as_people_do),
        cmocka_unit_test(what_two_days_share_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
