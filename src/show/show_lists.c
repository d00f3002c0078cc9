/* What show.conf lists: categories, persons, where money is taken. */
#include <string.h>

#include "show/categories.h"
#include "show/show_parts.h"

enum { MOST_CATEGORIES = 3 };

static const char *const person_keys[] = {"role", "group", "url", "image", NULL};
static const char *const funding_keys[] = {"url", NULL};

gboolean show_read_categories(const KeyFile *file, Show *show, GError **error)
{
    g_autofree char *list = key_file_string(file, GROUP, "categories", error);
    g_auto(GStrv) names = list ? g_strsplit(list, ",", -1) : NULL;
    for (char **name = names; name && *name; name++) {
        ShowCategory category = {0};
        g_autoptr(GError) unknown = NULL;
        if (*g_strstrip(*name) && !category_find(*name, &category, &unknown)) {
            key_file_error(file, GROUP, "categories", error, "%s", unknown->message);
            return FALSE;
        }
        if (category.name) {
            g_array_append_val(show->categories, category);
        }
    }
    if (list && (show->categories->len == 0 || show->categories->len > MOST_CATEGORIES)) {
        key_file_error(file, GROUP, "categories", error, "a show has one to %d categories",
                       MOST_CATEGORIES);
        return FALSE;
    }
    return list != NULL;
}

gboolean show_read_person(const KeyFile *file, const char *group, Show *show, GError **error)
{
    g_array_set_size(show->persons, show->persons->len + 1);
    ShowPerson *person = &g_array_index(show->persons, ShowPerson, show->persons->len - 1);
    person->name = g_strstrip(g_strdup(group + strlen(GROUP_PERSON)));
    return key_file_knows(file, group, person_keys, error) &&
           conf_value(file, group, "role", check_title, "host", &person->role, error) &&
           conf_value(file, group, "group", check_title, "cast", &person->group, error) &&
           conf_value(file, group, "url", check_url, NULL, &person->url, error) &&
           conf_value(file, group, "image", check_url, NULL, &person->image, error);
}

gboolean show_read_funding(const KeyFile *file, const char *group, Show *show, GError **error)
{
    g_array_set_size(show->funding, show->funding->len + 1);
    ShowFunding *funding = &g_array_index(show->funding, ShowFunding, show->funding->len - 1);
    funding->text = g_strstrip(g_strdup(group + strlen(GROUP_FUNDING)));
    if (!key_file_knows(file, group, funding_keys, error) ||
        !conf_value(file, group, "url", check_url, NULL, &funding->url, error)) {
        return FALSE;
    }
    if (!funding->url) {
        key_file_error(file, group, "url", error, "“url” is missing in [%s]", group);
    }
    return funding->url != NULL;
}
