#include "show/categories.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"

#define LIST "categories/apple.conf"
#define BELOW "below"
#define BETWEEN ">"

enum { LIST_LIMIT = 64 * 1024 };

static KeyFile *load_list(GError **error)
{
    g_autofree char *path = data_path(LIST);
    gsize length;
    g_autofree char *text = file_read(path, LIST_LIMIT, &length, error);
    return text ? key_file_parse(path, text, length, error) : NULL;
}

static gboolean is_same(const char *a, const char *b)
{
    g_autofree char *first = g_utf8_casefold(a, -1);
    g_autofree char *second = g_utf8_casefold(b, -1);
    return strcmp(first, second) == 0;
}

/* Sets CATEGORY to the one below NAME that is called BELOW, if there is one. */
static gboolean find_below(GKeyFile *list, const char *name, const char *below,
                           ShowCategory *category)
{
    g_auto(GStrv) all = g_key_file_get_string_list(list, name, BELOW, NULL, NULL);
    for (char **one = all; one && *one; one++) {
        if (is_same(g_strstrip(*one), below)) {
            category->name = g_strdup(name);
            category->below = g_strdup(*one);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean find(GKeyFile *list, const char *above, const char *name, ShowCategory *category)
{
    g_auto(GStrv) groups = g_key_file_get_groups(list, NULL);
    for (char **group = groups; !above && *group; group++) {
        if (is_same(*group, name)) {
            category->name = g_strdup(*group);
            return TRUE;
        }
    }
    for (char **group = groups; *group; group++) {
        if ((!above || is_same(*group, above)) && find_below(list, *group, name, category)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What there is: below ABOVE where that is a category, else the main ones. */
static char *list_names(GKeyFile *list, const char *above)
{
    g_auto(GStrv) groups = g_key_file_get_groups(list, NULL);
    for (char **group = groups; above && *group; group++) {
        g_auto(GStrv) below = is_same(*group, above)
                                  ? g_key_file_get_string_list(list, *group, BELOW, NULL, NULL)
                                  : NULL;
        if (below) {
            return g_strjoinv(",", below);
        }
    }
    return g_strjoinv(", ", groups);
}

gboolean category_find(const char *text, ShowCategory *category, GError **error)
{
    g_autoptr(KeyFile) file = load_list(error);
    if (!file) {
        return FALSE;
    }
    g_auto(GStrv) parts = g_strsplit(text, BETWEEN, 2);
    const char *name = parts[0] ? g_strstrip(parts[0]) : "";
    const char *below = parts[0] && parts[1] ? g_strstrip(parts[1]) : NULL;
    GKeyFile *list = key_file_keys(file);
    if (find(list, below ? name : NULL, below ? below : name, category)) {
        return TRUE;
    }
    g_autofree char *known = list_names(list, below ? name : NULL);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX,
                "“%s” is no category of Apple Podcasts; there are %s", text, known);
    return FALSE;
}
