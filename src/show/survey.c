#include "show/survey.h"

#include <string.h>

#include "base/error.h"
#include "show/sources.h"

/* A survey as it is made. */
typedef struct {
    const Show *show;
    Ledger *ledger;
    gboolean all;
    char *common;
    GHashTable *claimed; /* LedgerEntry * -> the name of the article that it is for */
    Survey *survey;
} Surveying;

static void clear_task(gpointer data)
{
    order_free(((SurveyTask *)data)->order);
}

static void free_episode(gpointer data)
{
    episode_free(data);
}

void survey_free(Survey *survey)
{
    if (survey) {
        file_digests_free(survey->files);
        g_clear_pointer(&survey->names, g_ptr_array_unref);
        g_hash_table_unref(survey->articles);
        g_array_unref(survey->tasks);
        g_hash_table_unref(survey->episodes);
        g_free(survey);
    }
}

static Survey *survey_empty(void)
{
    Survey *survey = g_new0(Survey, 1);
    survey->files = file_digests_new();
    survey->articles = g_hash_table_new(g_str_hash, g_str_equal);
    survey->tasks = g_array_new(FALSE, TRUE, sizeof(SurveyTask));
    g_array_set_clear_func(survey->tasks, clear_task);
    survey->episodes = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_episode);
    return survey;
}

/* The entry that has SOURCE for its article. */
static LedgerEntry *entry_of(const Surveying *surveying, const char *source)
{
    for (guint i = 0; i < surveying->ledger->entries->len; i++) {
        LedgerEntry *entry = g_ptr_array_index(surveying->ledger->entries, i);
        if (strcmp(entry->source, source) == 0) {
            return entry;
        }
    }
    return NULL;
}

/* Whether the edition of ENTRY is what would be made by ORDER, and whole: then it is an episode. */
static gboolean is_unchanged(const Surveying *surveying, const Order *order, LedgerEntry *entry)
{
    if (!entry || !entry->edition || surveying->all) {
        return FALSE;
    }
    g_autofree char *image = entry->image ? show_path(surveying->show, entry->image) : NULL;
    g_autofree char *key = order_key(order, image, surveying->survey->files);
    Episode *episode =
        g_strcmp0(key, entry->key) == 0 ? episode_load(surveying->show, entry, NULL) : NULL;
    if (episode) {
        g_hash_table_insert(surveying->survey->episodes, entry, episode);
    }
    return episode != NULL;
}

/* The entry that ORDER, which is read, is to have: that of the guid that it names, and where there
 * is none, that of its name or contents, which gets the guid; or a new one. */
static LedgerEntry *choose(const Surveying *surveying, const Order *order)
{
    const char *guid = order->metadata.identifier;
    GHashTable *articles = surveying->survey->articles;
    LedgerEntry *entry =
        ledger_find(surveying->ledger, order->source, order->sha256, guid, articles);
    if (!entry && guid) {
        entry = ledger_find(surveying->ledger, order->source, order->sha256, NULL, articles);
        if (entry) {
            g_free(entry->guid);
            entry->guid = g_strdup(guid);
        }
    }
    return entry ? entry : ledger_add(surveying->ledger, surveying->show, order->source, guid);
}

/* Gives ORDER, which is read, its entry; FALSE where that is another article's. */
static gboolean claim(const Surveying *surveying, const Order *order, LedgerEntry **entry,
                      GError **error)
{
    *entry = choose(surveying, order);
    const char *other = g_hash_table_lookup(surveying->claimed, *entry);
    if (other) {
        error_set(error, LECTERN_ERROR_INPUT, order->path,
                  "has the guid “%s” that %s has, too; each needs its own", (*entry)->guid, other);
        return FALSE;
    }
    g_hash_table_insert(surveying->claimed, *entry, order->source);
    return TRUE;
}

/* Adds the task of ORDER, which it takes over. */
static gboolean add_task(const Surveying *surveying, Order *order, GError **error)
{
    SurveyTask task = {.order = order};
    if (!order_read(order, surveying->show, error) ||
        !claim(surveying, order, &task.entry, error)) {
        order_free(order);
        return FALSE;
    }
    if (strcmp(task.entry->source, order->source) != 0) { /* it was renamed */
        g_free(task.entry->source);
        task.entry->source = g_strdup(order->source);
    }
    g_array_append_val(surveying->survey->tasks, task);
    return TRUE;
}

/* Looks at SOURCE, which becomes an episode where it is unchanged, and else is appended to PENDING
 * (of Order *). */
static gboolean look_at(const Surveying *surveying, const char *source, GPtrArray *pending,
                        GError **error)
{
    Survey *survey = surveying->survey;
    g_autoptr(Order) order =
        order_new(surveying->show, source, surveying->common, survey->files, error);
    if (!order) {
        return FALSE;
    }
    LedgerEntry *entry = entry_of(surveying, source);
    if (is_unchanged(surveying, order, entry)) {
        g_hash_table_insert(surveying->claimed, entry, (gpointer)source);
    } else {
        g_ptr_array_add(pending, g_steal_pointer(&order));
    }
    return TRUE;
}

/* What has not changed keeps its entry, whatever others say of themselves. */
static void look_at_all(const Surveying *surveying, SurveyProblem problem, gpointer data)
{
    const GPtrArray *names = surveying->survey->names;
    g_autoptr(GPtrArray) pending = g_ptr_array_new();
    for (guint i = 0; i < names->len; i++) {
        g_autoptr(GError) broken = NULL;
        if (!look_at(surveying, g_ptr_array_index(names, i), pending, &broken)) {
            problem(broken, data);
        }
    }
    for (guint i = 0; i < pending->len; i++) {
        g_autoptr(GError) broken = NULL;
        if (!add_task(surveying, g_ptr_array_index(pending, i), &broken)) {
            problem(broken, data);
        }
    }
}

Survey *survey_new(const Show *show, Ledger *ledger, gboolean all, SurveyProblem problem,
                   gpointer data, GError **error)
{
    g_autoptr(Survey) survey = survey_empty();
    g_autofree char *common = order_common(show, survey->files, error);
    if (!common || !(survey->names = sources_find(show, error))) {
        return NULL;
    }
    g_autoptr(GHashTable) claimed = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < survey->names->len; i++) {
        g_hash_table_add(survey->articles, g_ptr_array_index(survey->names, i));
    }
    const Surveying surveying = {show, ledger, all, common, claimed, survey};
    look_at_all(&surveying, problem, data);
    return g_steal_pointer(&survey);
}

gboolean survey_is_gone(const Survey *survey, const LedgerEntry *entry)
{
    return !g_hash_table_contains(survey->articles, entry->source);
}
