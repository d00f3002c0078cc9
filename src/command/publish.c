/* lectern publish DIR: a folder of articles becomes a podcast, ready to be uploaded. */
#include "show/publish.h"

#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/options.h"
#include "show/plan.h"

typedef struct {
    char *jobs, *step;
    gboolean prune, all, no_cache, plan, quiet;
} Given;

static void given_clear(Given *given)
{
    g_free(given->jobs);
    g_free(given->step);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Given, given_clear)

static gboolean parse(int *argc, char ***argv, Given *given, GError **error)
{
    const GOptionEntry entries[] = {
        {"jobs", 'j', 0, G_OPTION_ARG_STRING, &given->jobs, "Cores to use (default: all)", "N"},
        {"prune", 0, 0, G_OPTION_ARG_NONE, &given->prune,
         "Take out episodes whose article is gone, and remove what nothing names any more", NULL},
        {"all", 0, 0, G_OPTION_ARG_NONE, &given->all, "Make again what has not changed, too", NULL},
        {"no-cache", 0, 0, G_OPTION_ARG_NONE, &given->no_cache,
         "Make all anew, and keep nothing for the next time; see lectern cache", NULL},
        {"plan", 0, 0, G_OPTION_ARG_NONE, &given->plan,
         "Publish nothing: print what to upload, in order", NULL},
        {"step", 0, 0, G_OPTION_ARG_STRING, &given->step,
         "Of the plan only media, pages, feed or remove: for rsync --files-from", "STEP"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &given->quiet, "No progress and no summary", NULL},
        G_OPTION_ENTRY_NULL,
    };
    return options_parse(argc, argv, entries, "DIR", 1, 1,
                         "Makes an episode of each new or changed article of the show in DIR, and "
                         "writes its feed\nand pages into DIR/site; see lectern show init.",
                         error);
}

/* ---- the plan ---- */

static void print_paths(const GPtrArray *paths)
{
    for (guint i = 0; i < paths->len; i++) {
        printf("%s\n", (const char *)g_ptr_array_index(paths, i));
    }
}

/* Each step behind a line that rsync takes for a comment; only STEP by itself, where it is given.
 */
static gboolean print_plan(const char *folder, const char *step_name, GError **error)
{
    PlanStep only = PLAN_STEPS;
    if (step_name && !plan_step_from_name(step_name, &only)) {
        error_set(error, LECTERN_ERROR_USAGE, "--step",
                  "\"%s\" is none of media, pages, feed and remove", step_name);
        return FALSE;
    }
    GPtrArray *steps[PLAN_STEPS] = {0};
    gboolean made = plan_make(folder, steps, error);
    for (PlanStep step = 0; step < PLAN_STEPS; step++) {
        if (made && !step_name) {
            printf("# %s\n", plan_step_name(step));
        }
        if (made && (!step_name || step == only)) {
            print_paths(steps[step]);
        }
        g_ptr_array_unref(steps[step]);
    }
    return made;
}

/* ---- publishing ---- */

static void print_problem(const char *message, gpointer data)
{
    (void)data;
    fprintf(stderr, "lectern: %s\n", message);
}

static void print_made(const char *source, guint done, guint all, gpointer data)
{
    const gboolean *talks = data;
    if (*talks) {
        fprintf(stderr, "%u/%u %s\n", done, all, source);
    }
}

static void print_summary(const char *folder, const PublishSummary *summary, double elapsed_s)
{
    fprintf(stderr, "%s: %u episode%s, %u made in %.1f s", folder, summary->episodes,
            summary->episodes == 1 ? "" : "s", summary->made, elapsed_s);
    if (summary->gone > 0) {
        fprintf(stderr, "; of %u the article is gone (--prune takes them out)", summary->gone);
    }
    fprintf(stderr, "\n");
}

static gboolean run(const char *folder, const Given *given, GError **error)
{
    gboolean talks = !given->quiet && isatty(STDERR_FILENO);
    PublishOptions options = {.prune = given->prune,
                              .all = given->all,
                              .no_cache = given->no_cache,
                              .interrupted = interrupt_came,
                              .problem = print_problem,
                              .made = print_made,
                              .data = &talks};
    if (!options_jobs(given->jobs, &options.jobs, error)) {
        return FALSE;
    }
    gint64 begun_us = g_get_monotonic_time();
    PublishSummary summary;
    interrupt_catch();
    if (!publish(folder, &options, &summary, error)) {
        return FALSE;
    }
    if (talks) {
        print_summary(folder, &summary,
                      (double)(g_get_monotonic_time() - begun_us) / G_USEC_PER_SEC);
    }
    if (summary.problems > 0) {
        error_set(error, LECTERN_ERROR_INPUT, folder,
                  "is published, but for %u article%s, as was said above", summary.problems,
                  summary.problems == 1 ? "" : "s");
    }
    return summary.problems == 0;
}

gboolean command_publish(int argc, char **argv, GError **error)
{
    g_auto(Given) given = {0};
    if (!parse(&argc, &argv, &given, error)) {
        return FALSE;
    }
    return given.plan || given.step ? print_plan(argv[1], given.step, error)
                                    : run(argv[1], &given, error);
}
