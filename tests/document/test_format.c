#include "document/format.h"

#include <string.h>

#include "cmocka_headers.h"

static void a_name_tells_by_its_ending(void **state)
{
    (void)state;
    const struct {
        const char *name;
        DocumentFormat format;
    } names[] = {
        {"a.txt", FORMAT_PLAIN},           {"folder/a.MD", FORMAT_MARKDOWN},
        {"a.b.markdown", FORMAT_MARKDOWN}, {"a.htm", FORMAT_HTML},
        {"å.XHTML", FORMAT_HTML},          {"a.epub", FORMAT_EPUB},
        {"a.pdf", FORMAT_GUESS},           {"txt", FORMAT_GUESS},
        {"folder.md/.txt", FORMAT_GUESS},  {"-", FORMAT_GUESS},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_int_equal(format_of_name(names[i].name), names[i].format);
    }
}

static void pages_and_books_are_known_by_how_they_begin(void **state)
{
    (void)state;
    const struct {
        const char *name, *bytes;
        DocumentFormat format;
    } sources[] = {
        {"-", "<!doctype html><p>x", FORMAT_HTML},
        {"a.txt", "\xEF\xBB\xBF \n<!-- a --><!-- b -->\n<HTML lang=en>", FORMAT_HTML},
        {"a.txt", "<?xml version='1.0'?>\n<!DOCTYPE html>", FORMAT_HTML},
        {"a.txt", "<!-- a page has no end", FORMAT_PLAIN},
        {"a.txt", "<?xml version='1.0'", FORMAT_PLAIN},
        {"a.txt", "<htmlish>", FORMAT_PLAIN},
        {"a.md", "<!doctype html><p>x", FORMAT_MARKDOWN},
        {"a.html", "x", FORMAT_HTML},
        {"a.pdf", "x", FORMAT_PLAIN},
        {"a.txt", "", FORMAT_PLAIN},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(sources); i++) {
        assert_int_equal(format_of(sources[i].name, sources[i].bytes, strlen(sources[i].bytes)),
                         sources[i].format);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_tells_by_its_ending),
        cmocka_unit_test(pages_and_books_are_known_by_how_they_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
