/* lectern check DIR: proves that an edition is whole and in step. */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "command/command.h"
#include "command/options.h"
#include "edition/check.h"

static void print_duration(double seconds)
{
    long whole = lround(seconds);
    long hours = whole / 3600;
    long minutes = whole / 60 % 60;
    if (hours > 0) {
        printf("%ld h %02ld min %02ld s", hours, minutes, whole % 60);
    } else {
        printf("%ld min %02ld s", minutes, whole % 60);
    }
}

static void print_summary(const char *folder, const CheckSummary *summary)
{
    printf("%s\n  %u files, %u chapters, ", folder, summary->files, summary->chapters);
    print_duration(summary->seconds);
    printf("\n  %u utterances, %u words on the timeline\n", summary->utterances, summary->words);
    if (isfinite(summary->loudness_lufs)) {
        printf("  %.1f LUFS, true peak %.1f dBTP\n", summary->loudness_lufs,
               summary->true_peak_dbtp);
    } else if (isinf(summary->loudness_lufs)) {
        printf("  silent\n");
    }
}

static gboolean check_folder(const char *folder, const Preset *preset, GError **error)
{
    CheckSummary summary;
    g_autoptr(GPtrArray) measured = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    if (!edition_check(folder, preset, &summary, measured, problems, error)) {
        return FALSE;
    }
    print_summary(folder, &summary);
    for (guint i = 0; i < measured->len; i++) {
        printf("  %s\n", (const char *)g_ptr_array_index(measured, i));
    }
    if (problems->len == 0) {
        printf("  whole and in step\n");
        return TRUE;
    }
    for (guint i = 0; i < problems->len; i++) {
        fprintf(stderr, "lectern: %s\n", (const char *)g_ptr_array_index(problems, i));
    }
    error_set(error, LECTERN_ERROR_CHECK, folder, "%u problem%s", problems->len,
              problems->len == 1 ? "" : "s");
    return FALSE;
}

gboolean command_check(int argc, char **argv, GError **error)
{
    g_autofree char *name = NULL;
    const GOptionEntry entries[] = {
        {"preset", 0, 0, G_OPTION_ARG_STRING, &name,
         "Measure the decoded files by what this preset requires", "NAME"},
        G_OPTION_ENTRY_NULL,
    };
    if (!options_parse(&argc, &argv, entries, "DIR", 1, 1,
                       "Proves that the edition in DIR is whole and in step: files, digests, "
                       "lengths,\nlevels, and every word of its script placed on the timeline.",
                       error)) {
        return FALSE;
    }
    g_autoptr(Preset) preset = name ? preset_load(name, error) : NULL;
    return (!name || preset) && check_folder(argv[1], preset, error);
}
