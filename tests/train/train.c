/* Fits the weights of attribution to annotated texts, and tells how texts come out; scripts/train
 * runs it. How it is fitted: fit.h.
 *
 *   train_weights [--rounds N] [--pull P] [--fresh] TEXTS
 *
 * TEXTS lists a text a line, fields with tabs between: learn or score; how much each of its
 * quotations counts; the path of the text; that of its annotations (annotated.h). It begins with
 * the weights of features.def, or with --fresh with none. Prints, with tabs between,
 *
 *   weight FEATURE STORY REPORT              for each feature
 *   line PATH TYPE RIGHT CONFIDENCE RULE NOBODY
 *
 * for each annotated quotation of the texts to score: RIGHT is 1 where the likeliest speaker is,
 * and 0 where not; RULE is unknown where nobody would be named; NOBODY is 1 where the likeliest is
 * nobody known. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "fit.h"
#include "script/speaker/speakers.h"

enum { LIST_LIMIT = 1 << 24, MOST_ROUNDS = 10000 };

typedef struct {
    int rounds;
    double pull;
    gboolean fresh;
} Options;

static Annotated *read_text(const char *line, GError **error)
{
    g_auto(GStrv) fields = g_strsplit(line, "\t", -1);
    if (g_strv_length(fields) != 4) {
        error_set(error, LECTERN_ERROR_INPUT, line, "not a text of four fields");
        return NULL;
    }
    Annotated *annotated = annotated_read(fields[2], fields[3], error);
    if (annotated) {
        annotated->learn = strcmp(fields[0], "learn") == 0;
        annotated->weight = g_ascii_strtod(fields[1], NULL);
    }
    return annotated;
}

static void free_text(void *annotated)
{
    annotated_free(annotated);
}

static GPtrArray *read_texts(const char *path, GError **error)
{
    gsize length;
    g_autofree char *list = file_read(path, LIST_LIMIT, &length, error);
    if (!list) {
        return NULL;
    }
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(free_text);
    g_auto(GStrv) lines = g_strsplit(list, "\n", -1);
    for (guint i = 0; lines[i] && *lines[i]; i++) {
        Annotated *annotated = read_text(lines[i], error);
        if (!annotated) {
            return NULL;
        }
        g_ptr_array_add(texts, annotated);
    }
    return g_steal_pointer(&texts);
}

static void print_weights(const Weights *weights)
{
    for (Feature f = 0; f < FEATURES; f++) {
        printf("weight\t%s\t%.4f\t%.4f\n", feature_name(f), weights->of[COLUMN_STORY][f],
               weights->of[COLUMN_REPORT][f]);
    }
}

/* The rule that LINE would be given in a script. */
static const char *rule_of(const Attribution *attribution, const Line *line)
{
    if (line_speaker(attribution, line) == NOBODY) {
        return "unknown";
    }
    const Vote *reason = line_reason(attribution, line);
    return reason ? feature_name(reason->feature) : "conversation";
}

static void print_lines(const Annotated *annotated)
{
    const Attribution *attribution = annotated->attribution;
    for (guint i = 0; i < attribution->lines->len; i++) {
        const Line *line = attribution_line(attribution, i);
        const Answer *answer = annotated_answer(annotated, i);
        if (answer->known) {
            const Candidate *chosen = &g_array_index(line->candidates, Candidate, line->chosen);
            printf("line\t%s\t%s\t%u\t%.4f\t%s\t%d\n", annotated->document->name, answer->type,
                   answer->right >> line->chosen & 1, chosen->confidence,
                   rule_of(attribution, line), chosen->person == NOBODY);
        }
    }
}

static gboolean train(const Options *options, const char *list, GError **error)
{
    g_autoptr(GPtrArray) texts = read_texts(list, error);
    if (!texts) {
        return FALSE;
    }
    Weights weights = options->fresh ? weights_fresh() : weights_present();
    double likely = weights_fit(&weights, texts, (guint)options->rounds, options->pull);
    if (options->rounds > 0) {
        fprintf(stderr, "mean logarithm of the likelihood: %.4f\n", likely);
    }
    print_weights(&weights);
    for (guint i = 0; i < texts->len; i++) {
        Annotated *annotated = g_ptr_array_index(texts, i);
        if (!annotated->learn) {
            weights_decide(&weights, annotated);
            print_lines(annotated);
        }
    }
    return TRUE;
}

static gboolean read_options(Options *options, int *argc, char ***argv, GError **error)
{
    const GOptionEntry entries[] = {
        {"rounds", 0, 0, G_OPTION_ARG_INT, &options->rounds, "Steps of the fitting", "N"},
        {"pull", 0, 0, G_OPTION_ARG_DOUBLE, &options->pull, "Pull towards the beginning", "P"},
        {"fresh", 0, 0, G_OPTION_ARG_NONE, &options->fresh, "Begin without weights", NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GOptionContext) context = g_option_context_new("TEXTS");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, argc, argv, error)) {
        return FALSE;
    }
    if (*argc != 2 || options->rounds < 0 || options->rounds > MOST_ROUNDS) {
        error_set(error, LECTERN_ERROR_USAGE, "train_weights",
                  "one list of texts, and some rounds");
        return FALSE;
    }
    return TRUE;
}

int main(int argc, char **argv)
{
    Options options = {.rounds = 0, .pull = 0, .fresh = FALSE};
    g_autoptr(GError) error = NULL;
    if (!read_options(&options, &argc, &argv, &error) || !train(&options, argv[1], &error)) {
        fprintf(stderr, "train_weights: %s\n", error->message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
