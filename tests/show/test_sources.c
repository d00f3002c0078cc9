#include "show/sources.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "cmocka_headers.h"
#include "show/show_folder.h"

#define PAGE "<!DOCTYPE html>\n<html lang=en><title>x</title><p>x"

static void all_that_is_read_is_an_article(void **state)
{
    (void)state;
    static const struct {
        const char *name, *contents;
    } files[] = {
        {"a.md", "x"},
        {"b/c/d.Markdown", "x"},
        {"b/e.txt", "x"},
        {"f.html", PAGE},
        {"g.xhtml", "<?xml version='1.0'?>\n" PAGE},
        /* and these are none */
        {"snippet.html", "<p>Put this under each article.</p>"},
        {"empty.html", ""},
        {"readme.html", PAGE},
        {"README.md", "x"},
        {"_draft.html", PAGE},
        {".hidden.md", "x"},
        {"_drafts/x.md", "x"},
        {"book.epub", "PK"},
        {"picture.jpg", "x"},
        {".md", "x"},
        {"site/index.html", PAGE},
        {"site/notes.md", "x"},
        {"out/the-tide/edition.json", "{}"},
        {"out/the-tide/index.html", PAGE},
        {"out/the-tide/script.txt", "x"},
        {"other/show.conf", "[show]"},
        {"other/articles/x.md", "x"},
        /* but a folder below that is called so, is */
        {"b/site/h.md", "x"},
    };
    static const char *const articles[] = {"a.md",        "b/c/d.Markdown", "b/e.txt",
                                           "b/site/h.md", "f.html",         "g.xhtml"};
    char *folder = show_folder(NULL);
    g_autoptr(Show) show = show_load(folder, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        show_folder_put(folder, files[i].name, files[i].contents);
    }
    g_autoptr(GPtrArray) names = sources_find(show, NULL);
    g_ptr_array_add(names, NULL);
    g_autofree char *found = g_strjoinv(" ", (char **)names->pdata);
    g_autofree char *expected = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(articles); i++) {
        char *longer =
            expected ? g_strconcat(expected, " ", articles[i], NULL) : g_strdup(articles[i]);
        g_free(expected);
        expected = longer;
    }
    assert_string_equal(found, expected);
    show_folder_free(folder);
}

static void links_to_files_are_followed(void **state)
{
    (void)state;
    char *folder = show_folder(NULL);
    g_autoptr(Show) show = show_load(folder, NULL);
    show_folder_put(folder, "elsewhere/a.md", "x");
    g_autofree char *nowhere = g_build_filename(folder, "nowhere.md", NULL);
    g_autofree char *page = g_build_filename(folder, "page.html", NULL);
    g_autofree char *file = g_build_filename(folder, "file.md", NULL);
    g_autofree char *below = g_build_filename(folder, "below.md", NULL);
    assert_int_equal(symlink("gone.md", nowhere), 0);
    assert_int_equal(symlink("gone.html", page), 0);
    assert_int_equal(symlink("elsewhere/a.md", file), 0);
    assert_int_equal(symlink("elsewhere", below), 0);
    g_autoptr(GPtrArray) names = sources_find(show, NULL);
    assert_int_equal(names->len, 4);
    assert_string_equal(g_ptr_array_index(names, 0), "elsewhere/a.md");
    assert_string_equal(g_ptr_array_index(names, 1), "file.md");
    assert_string_equal(g_ptr_array_index(names, 2), "nowhere.md"); /* so that it is said */
    assert_string_equal(g_ptr_array_index(names, 3), "page.html");
    show_folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_is_read_is_an_article),
        cmocka_unit_test(links_to_files_are_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
