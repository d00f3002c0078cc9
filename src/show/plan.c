#include "show/plan.h"

#include <string.h>

#include "base/error.h"
#include "show/ledger.h"

static const char *const names[PLAN_STEPS] = {"media", "pages", "feed", "remove"};

const char *plan_step_name(PlanStep step)
{
    return names[step];
}

gboolean plan_step_from_name(const char *name, PlanStep *step)
{
    for (PlanStep i = 0; i < PLAN_STEPS; i++) {
        if (strcmp(names[i], name) == 0) {
            *step = i;
            return TRUE;
        }
    }
    return FALSE;
}

typedef struct {
    const Show *show;
    GHashTable *editions; /* "episodes/SLUG/EDITION" of those that are published */
    GPtrArray **steps;
} Planning;

static gboolean is_feed(const char *path)
{
    return g_regex_match_simple("^(feed|archive-[0-9]+)\\.(xml|json)$", path, 0, 0);
}

static gboolean is_edition(const char *path)
{
    return g_regex_match_simple("^" SITE_EPISODES "/[a-z0-9-]+/[0-9a-f]{12}$", path, 0, 0);
}

static void add_file(const Planning *planning, const char *path, gboolean in_edition)
{
    PlanStep step = in_edition || strcmp(path, planning->show->cover_name) == 0 ? PLAN_MEDIA
                    : is_feed(path)                                             ? PLAN_FEED
                                                                                : PLAN_PAGES;
    g_ptr_array_add(planning->steps[step], g_strdup(path));
}

/* Adds all in the folder BELOW, a path in the site or "". Editions that nothing names are left
 * out, as is what is hidden. */
static gboolean add_folder(const Planning *planning, const char *below, gboolean in_edition,
                           GError **error)
{
    g_autofree char *folder = show_site_path(planning->show, below);
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &cause);
    if (!dir) {
        error_set(error, LECTERN_ERROR_INPUT, folder, "cannot be read: %s", cause->message);
        return FALSE;
    }
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = *below ? g_strconcat(below, "/", name, NULL) : g_strdup(name);
        g_autofree char *place = show_site_path(planning->show, path);
        gboolean edition = is_edition(path);
        if (name[0] == '.' || g_file_test(place, G_FILE_TEST_IS_SYMLINK) ||
            (edition && !g_hash_table_contains(planning->editions, path))) {
            continue;
        }
        if (!g_file_test(place, G_FILE_TEST_IS_DIR)) {
            add_file(planning, path, in_edition);
        } else if (!add_folder(planning, path, in_edition || edition, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* By name; but of pages the show's own, which leads to the others, comes last but for the sitemap,
 * and of feeds the one that all read, with the JSON feed right before. */
static int rank(const char *path)
{
    return strcmp(path, SITE_FEED) == 0 || strcmp(path, SITE_MAP) == 0          ? 2
           : strcmp(path, SITE_JSON_FEED) == 0 || strcmp(path, SITE_INDEX) == 0 ? 1
                                                                                : 0;
}

static int compare(gconstpointer a, gconstpointer b)
{
    const char *first = *(const char *const *)a;
    const char *second = *(const char *const *)b;
    int order = rank(first) - rank(second);
    return order != 0 ? order : strcmp(first, second);
}

static GHashTable *list_editions(const Ledger *ledger)
{
    GHashTable *editions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ledger->entries->len; i++) {
        const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
        if (entry->edition) {
            g_hash_table_add(
                editions, g_strconcat(SITE_EPISODES "/", entry->slug, "/", entry->edition, NULL));
        }
    }
    return editions;
}

gboolean plan_make(const char *folder, GPtrArray *steps[PLAN_STEPS], GError **error)
{
    for (PlanStep i = 0; i < PLAN_STEPS; i++) {
        steps[i] = g_ptr_array_new_with_free_func(g_free);
    }
    g_autoptr(Show) show = show_load(folder, error);
    g_autoptr(Ledger) ledger = show ? ledger_load(show, error) : NULL;
    if (!ledger) {
        return FALSE;
    }
    g_autofree char *feed = show_site_path(show, SITE_FEED);
    if (!g_file_test(feed, G_FILE_TEST_EXISTS)) {
        error_set(error, LECTERN_ERROR_INPUT, folder, "was not published yet");
        return FALSE;
    }
    g_autoptr(GHashTable) editions = list_editions(ledger);
    const Planning planning = {show, editions, steps};
    for (guint i = 0; i < ledger->removed->len; i++) {
        g_ptr_array_add(steps[PLAN_REMOVE], g_strdup(g_ptr_array_index(ledger->removed, i)));
    }
    if (!add_folder(&planning, "", FALSE, error)) {
        return FALSE;
    }
    for (PlanStep i = 0; i < PLAN_STEPS; i++) {
        g_ptr_array_sort(steps[i], compare);
    }
    return TRUE;
}
