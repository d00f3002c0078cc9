#include "show/show_folder.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "cmocka_headers.h"

const char show_folder_conf[] = "[show]\n"
                                "title = The Coast\n"
                                "description = What happens by the sea.\n"
                                "language = en-GB\n"
                                "author = The Coast’s newsroom\n"
                                "email = radio@example.org\n"
                                "categories = News > Daily News, Science\n"
                                "explicit = no\n"
                                "cover = cover.png\n"
                                "url = https://example.org/coast\n";

/* The front of a PNG: more is not looked at. */
static const guint8 cover[] = {0x89, 'P',  'N', 'G', '\r', '\n', 0x1A, '\n', 0,    0, 0,
                               13,   'I',  'H', 'D', 'R',  0,    0,    0x05, 0x78, 0, 0,
                               5,    0x78, 8,   2,   0,    0,    0,    0,    0,    0, 0};

void show_folder_put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    assert_int_equal(g_mkdir_with_parents(parent, 0777), 0);
    assert_true(file_write(path, text, strlen(text), NULL));
}

char *show_folder(const char *conf)
{
    char *folder = g_dir_make_tmp("show-XXXXXX", NULL);
    assert_non_null(folder);
    g_autofree char *path = g_build_filename(folder, "cover.png", NULL);
    assert_true(file_write(path, (const char *)cover, sizeof cover, NULL));
    show_folder_put(folder, SHOW_CONF, conf ? conf : show_folder_conf);
    return folder;
}

void show_folder_free(char *folder)
{
    assert_true(file_remove_tree(folder, NULL));
    g_free(folder);
}
