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

/* The entry for ORDER, which is read; NULL where it is that of another article. */
static LedgerEntry *claim(const Surveying *surveying, const Order *order, GError **error)
{
    const char *guid = order->metadata.identifier;
    LedgerEntry *entry = ledger_find(surveying->ledger, order->source, order->sha256, guid,
                                     surveying->survey->articles);
    if (!entry) {
        entry = ledger_add(surveying->ledger, surveying->show, order->source, guid);
    }
    const char *other = g_hash_table_lookup(surveying->claimed, entry);
    if (other) {
        error_set(error, LECTERN_ERROR_INPUT, order->path,
                  "has the guid “%s” that %s has, too; each needs its own", entry->guid, other);
        return NULL;
    }
    return entry;
}

static gboolean survey_one(const Surveying *surveying, const char *source, GError **error)
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
        return TRUE;
    }
    if (!order_read(order, surveying->show, error) || !(entry = claim(surveying, order, error))) {
        return FALSE;
    }
    g_hash_table_insert(surveying->claimed, entry, (gpointer)source);
    if (strcmp(entry->source, source) != 0) { /* it was renamed */
        g_free(entry->source);
        entry->source = g_strdup(source);
    }
    const SurveyTask task = {g_steal_pointer(&order), entry};
    g_array_append_val(survey->tasks, task);
    return TRUE;
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
    for (guint i = 0; i < survey->names->len; i++) {
        g_autoptr(GError) broken = NULL;
        if (!survey_one(&surveying, g_ptr_array_index(survey->names, i), &broken)) {
            problem(broken, data);
        }
    }
    return g_steal_pointer(&survey);
}

gboolean survey_is_gone(const Survey *survey, const LedgerEntry *entry)
{
    return !g_hash_table_contains(survey->articles, entry->source);
}
