#include "base/file_tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"

static void put(const char *folder, const char *name, const char *bytes, gsize length)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    assert_int_equal(g_mkdir_with_parents(parent, 0777), 0);
    assert_true(file_write(path, bytes, length, NULL));
}

static void assert_has(const char *folder, const char *name, const char *bytes, gsize length)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gsize found;
    g_autofree char *text = file_read(path, 1 << 22, &found, NULL);
    assert_non_null(text);
    assert_int_equal(found, length);
    assert_memory_equal(text, bytes, length);
}

static void a_folder_is_copied_with_all_in_it(void **state)
{
    (void)state;
    enum { LARGE = 1000001 };
    g_autofree char *top = g_dir_make_tmp("tree-XXXXXX", NULL);
    g_autofree char *from = g_build_filename(top, "from", NULL);
    g_autofree char *to = g_build_filename(top, "to", NULL);
    g_autofree char *large = g_malloc(LARGE);
    for (gsize i = 0; i < LARGE; i++) {
        large[i] = (char)(i * 31 >> 3);
    }
    put(from, "large", large, LARGE);
    put(from, "below/further/ü", "x", 1);
    put(from, ".empty", "", 0);
    assert_true(file_tree_copy(from, to, NULL));
    assert_has(to, "large", large, LARGE);
    assert_has(to, "below/further/ü", "x", 1);
    assert_has(to, ".empty", "", 0);
    assert_has(from, "large", large, LARGE);

    /* Never over what is there. */
    g_autoptr(GError) error = NULL;
    assert_false(file_tree_copy(from, to, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    assert_true(file_remove_tree(top, NULL));
}

static void what_cannot_be_copied_is_said(void **state)
{
    (void)state;
    g_autofree char *top = g_dir_make_tmp("tree-XXXXXX", NULL);
    g_autofree char *from = g_build_filename(top, "from", NULL);
    g_autofree char *to = g_build_filename(top, "to", NULL);
    g_autofree char *link = g_build_filename(from, "link", NULL);
    g_autoptr(GError) missing = NULL, linked = NULL;
    assert_false(file_tree_copy(from, to, &missing));
    assert_non_null(strstr(missing->message, "from: cannot be read"));
    put(from, "file", "x", 1);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    assert_false(file_tree_copy(from, to, &linked));
    assert_non_null(strstr(linked->message, "link: cannot open"));
    assert_true(file_remove_tree(top, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_copied_with_all_in_it),
        cmocka_unit_test(what_cannot_be_copied_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
