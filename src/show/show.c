#include "show/show.h"

#include <string.h>

#include "show/show_check.h"

static void clear_category(gpointer data)
{
    ShowCategory *category = data;
    g_free(category->name);
    g_free(category->below);
}

static void clear_person(gpointer data)
{
    ShowPerson *person = data;
    g_free(person->name);
    g_free(person->role);
    g_free(person->group);
    g_free(person->url);
    g_free(person->image);
}

static void clear_funding(gpointer data)
{
    ShowFunding *funding = data;
    g_free(funding->text);
    g_free(funding->url);
}

static GArray *list_of(guint size, GDestroyNotify clear)
{
    GArray *list = g_array_new(FALSE, TRUE, size);
    g_array_set_clear_func(list, clear);
    return list;
}

Show *show_new(const char *folder)
{
    Show *show = g_new0(Show, 1);
    show->folder = g_strdup(folder);
    show->conf = show_path(show, SHOW_CONF);
    show->categories = list_of(sizeof(ShowCategory), clear_category);
    show->funding = list_of(sizeof(ShowFunding), clear_funding);
    show->persons = list_of(sizeof(ShowPerson), clear_person);
    return show;
}

void show_free(Show *show)
{
    if (!show) {
        return;
    }
    char *const texts[] = {show->folder,       show->conf,   show->title,     show->description,
                           show->language,     show->author, show->owner,     show->email,
                           show->url,          show->guid,   show->copyright, show->licence,
                           show->licence_url,  show->medium, show->cover,     show->cover_name,
                           show->cover_sha256, show->preset, show->cast,      show->narrator,
                           show->formats};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(texts[i]);
    }
    g_array_unref(show->categories);
    g_array_unref(show->funding);
    g_array_unref(show->persons);
    g_free(show);
}

char *show_path(const Show *show, const char *name)
{
    return g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(show->folder, name, NULL);
}

char *show_name(const Show *show, const char *path)
{
    g_autofree char *folder = g_build_filename(show->folder, "/", NULL);
    return g_strdup(g_str_has_prefix(path, folder) ? path + strlen(folder) : path);
}

char *show_site_path(const Show *show, const char *path)
{
    return g_build_filename(show->folder, SHOW_SITE, path, NULL);
}

char *show_address(const Show *show, const char *path)
{
    return g_strconcat(show->url, path, NULL);
}
