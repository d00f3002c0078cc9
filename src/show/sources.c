#include "show/sources.h"

#include <string.h>

#include "base/error.h"

/* Deeper than anyone sorts articles. */
enum { DEEPEST = 16 };

static gboolean is_article(const char *name)
{
    static const char *const endings[] = {".md", ".markdown", ".txt"};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    if (g_str_has_prefix(lower, "readme.")) {
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(lower, endings[i]) && strlen(name) > strlen(endings[i])) {
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
            if (depth < DEEPEST && !add_folder(path, further, depth + 1, names, error)) {
                return FALSE;
            }
        } else if (is_article(name) && g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
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
