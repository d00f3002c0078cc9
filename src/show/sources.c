#include "show/sources.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "document/format.h"
#include "document/html.h"
#include "edition/edition.h"

/* Deeper than anyone sorts articles. */
enum { DEEPEST = 16 };

/* Whether the file at PATH begins as a web page does: what is put into pages, or what a program
 * wrote beside an article, does not. One that cannot be read counts, so that it is said. */
static gboolean is_page(const char *path)
{
    enum { ENOUGH = 4096 };
    char begin[ENOUGH];
    FILE *file = fopen(path, "re");
    if (!file) {
        return TRUE;
    }
    size_t length = fread(begin, 1, sizeof begin, file);
    fclose(file);
    return html_is_page(begin, length);
}

/* Whether the file NAME at PATH is an article. */
static gboolean is_article(const char *name, const char *path)
{
    static const char readme[] = "readme.";
    if (g_ascii_strncasecmp(name, readme, strlen(readme)) == 0) {
        return FALSE;
    }
    switch (format_of_name(name)) {
    case FORMAT_PLAIN:
    case FORMAT_MARKDOWN:
        return TRUE;
    case FORMAT_HTML:
        return is_page(path);
    default:
        return FALSE;
    }
}

/* A file, or a link to one, be it there or not. */
static gboolean is_file(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
           (g_file_test(path, G_FILE_TEST_IS_SYMLINK) && !g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Whether what is in FOLDER belongs to another show, or is an edition: its texts are no articles.
 */
static gboolean is_others(const char *folder)
{
    static const char *const signs[] = {SHOW_CONF, EDITION_MANIFEST};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        g_autofree char *path = g_build_filename(folder, signs[i], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Appends what is in the folder FOLDER, which is BELOW that of the show ("" or "articles/"). */
static gboolean add_folder(const char *folder, const char *below, guint depth, GPtrArray *names,
                           GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &cause);
    if (!dir) {
        error_set(error, LECTERN_ERROR_INPUT, folder, "cannot be read: %s", cause->message);
        return FALSE;
    }
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        gboolean is_site = depth == 0 && strcmp(name, SHOW_SITE) == 0;
        if (name[0] == '.' || name[0] == '_' || is_site) {
            continue;
        }
        if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
            g_autofree char *further = g_strconcat(below, name, "/", NULL);
            if (depth < DEEPEST && !is_others(path) &&
                !add_folder(path, further, depth + 1, names, error)) {
                return FALSE;
            }
        } else if (is_file(path) && is_article(name, path)) {
            g_ptr_array_add(names, g_strconcat(below, name, NULL));
        }
    }
    return TRUE;
}

static int compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *sources_find(const Show *show, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    if (!add_folder(show->folder, "", 0, names, error)) {
        return NULL;
    }
    g_ptr_array_sort(names, compare);
    return g_steal_pointer(&names);
}
