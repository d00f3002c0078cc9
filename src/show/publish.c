#include "show/publish.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/manifest.h"
#include "show/feed/feed.h"
#include "show/make_all.h"
#include "show/place.h"
#include "show/site/site.h"
#include "show/survey.h"
#include "show/workshop.h"

/* A run. */
typedef struct {
    const PublishOptions *options;
    PublishSummary *summary;
    const Show *show;
    Ledger *ledger;
    Survey *survey;
    guint ended;          /* tasks */
    GHashTable *reported; /* LedgerEntry *: what was told about already */
} Publishing;

static void report(Publishing *publishing, const char *message)
{
    g_autofree char *line = g_strdup(message);
    make_one_line(line);
    publishing->summary->problems++;
    publishing->options->problem(line, publishing->options->data);
}

static void report_error(const GError *error, gpointer data)
{
    report(data, error->message);
}

/* ---- making ---- */

static void end_task(const MakeTask *task, const GError *error, gpointer data)
{
    Publishing *publishing = data;
    const SurveyTask *known = task->data;
    g_autoptr(GError) failure = error ? g_error_copy(error) : NULL;
    g_autofree char *key =
        order_key(known->order, known->order->metadata.cover, publishing->survey->files);
    if (!failure) {
        (void)place_edition(publishing->show, publishing->ledger, known->entry, known->order, key,
                            task->folder, &failure);
    }
    publishing->ended++;
    gboolean interrupted = publishing->options->interrupted && publishing->options->interrupted();
    if (failure && !interrupted) {
        g_hash_table_add(publishing->reported, known->entry);
        report(publishing, failure->message);
    } else if (!failure) {
        publishing->summary->made++;
        publishing->options->made(known->order->source, publishing->ended,
                                  publishing->survey->tasks->len, publishing->options->data);
    }
}

static void clear_make_task(gpointer data)
{
    g_free(((MakeTask *)data)->folder);
}

static gboolean make_tasks(Publishing *publishing, const Workshop *workshop, GError **error)
{
    g_autoptr(GArray) tasks = g_array_new(FALSE, TRUE, sizeof(MakeTask));
    g_array_set_clear_func(tasks, clear_make_task);
    for (guint i = 0; i < publishing->survey->tasks->len; i++) {
        SurveyTask *known = &g_array_index(publishing->survey->tasks, SurveyTask, i);
        const MakeTask task = {known->order, workshop_path(workshop, known->entry->slug), known};
        g_array_append_val(tasks, task);
    }
    const MakeAllOptions options = {.jobs = publishing->options->jobs,
                                    .no_cache = publishing->options->no_cache,
                                    .interrupted = publishing->options->interrupted,
                                    .done = end_task,
                                    .data = publishing};
    gboolean made = make_all(publishing->show, tasks, &options, error);
    /* What was made is kept even where the rest was not. */
    return ledger_save(publishing->ledger, made ? error : NULL) && made;
}

/* ---- what there is to publish ---- */

/* Takes out of the ledger what has no article any more: what was never made, and, to be pruned, all
 * of it. */
static void drop_gone(Publishing *publishing)
{
    for (guint i = publishing->ledger->entries->len; i > 0; i--) {
        LedgerEntry *entry = g_ptr_array_index(publishing->ledger->entries, i - 1);
        if (!survey_is_gone(publishing->survey, entry)) {
            continue;
        }
        if (publishing->options->prune || !entry->edition) {
            ledger_remove(publishing->ledger, entry);
        } else {
            publishing->summary->gone++;
        }
    }
}

static Episode *take_episode(Publishing *publishing, LedgerEntry *entry)
{
    gpointer key, found = NULL;
    if (g_hash_table_steal_extended(publishing->survey->episodes, entry, &key, &found)) {
        return found;
    }
    g_autoptr(GError) error = NULL;
    Episode *episode = episode_load(publishing->show, entry, &error);
    if (!episode && !g_hash_table_contains(publishing->reported, entry)) {
        report(publishing, error->message);
    }
    return episode;
}

/* All episodes whose editions are whole, in the feed's order. */
static GPtrArray *gather(Publishing *publishing)
{
    GPtrArray *episodes = g_ptr_array_new_with_free_func((GDestroyNotify)episode_free);
    for (guint i = 0; i < publishing->ledger->entries->len; i++) {
        LedgerEntry *entry = g_ptr_array_index(publishing->ledger->entries, i);
        Episode *episode = entry->edition ? take_episode(publishing, entry) : NULL;
        if (episode) {
            g_ptr_array_add(episodes, episode);
        }
    }
    episodes_sort(episodes);
    return episodes;
}

/* ---- the site ---- */

static gboolean put_cover(const Show *show, GError **error)
{
    enum { COVER_LIMIT = 64 << 20 };
    gsize length;
    g_autofree char *bytes = file_read(show->cover, COVER_LIMIT, &length, error);
    g_autofree char *path = show_site_path(show, show->cover_name);
    return bytes && file_update(path, bytes, length, error);
}

static gboolean write_site(const Publishing *publishing, const GPtrArray *episodes, GError **error)
{
    const Show *show = publishing->show;
    g_autofree char *site = show_site_path(show, "");
    if (g_mkdir_with_parents(site, 0777) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, site, errno, "cannot make the folder");
        return FALSE;
    }
    return put_cover(show, error) && site_write(show, episodes, site, error) &&
           feed_write(show, episodes, site, error);
}

static gboolean run(Publishing *publishing, const Workshop *workshop, GError **error)
{
    if (!make_tasks(publishing, workshop, error)) {
        return FALSE;
    }
    drop_gone(publishing);
    g_autoptr(GPtrArray) episodes = gather(publishing);
    publishing->summary->episodes = episodes->len;
    if (!write_site(publishing, episodes, error)) {
        return FALSE;
    }
    return (!publishing->options->prune ||
            place_prune(publishing->show, publishing->ledger, error)) &&
           ledger_save(publishing->ledger, error);
}

gboolean publish(const char *folder, const PublishOptions *options, PublishSummary *summary,
                 GError **error)
{
    *summary = (PublishSummary){0};
    g_autoptr(Show) show = show_load(folder, error);
    g_autoptr(Workshop) workshop = show ? workshop_open(show, error) : NULL;
    g_autoptr(Ledger) ledger = workshop ? ledger_load(show, error) : NULL;
    g_autoptr(GHashTable) reported = g_hash_table_new(g_direct_hash, g_direct_equal);
    Publishing publishing = {.options = options,
                             .summary = summary,
                             .show = show,
                             .ledger = ledger,
                             .reported = reported};
    g_autoptr(Survey) survey =
        ledger ? survey_new(show, ledger, options->all, report_error, &publishing, error) : NULL;
    publishing.survey = survey;
    return survey && run(&publishing, workshop, error);
}
