#include "edition/produce.h"

#include "base/error.h"
#include "edition/edition.h"
#include "edition/folder.h"

static gboolean write_edition(const Script *script, const GPtrArray *voices,
                              const PerformOptions *options, const Performed *performed,
                              const char *folder, GError **error)
{
    g_autoptr(GPtrArray) media_types = g_ptr_array_new();
    for (gsize i = 0; i < options->format_count; i++) {
        g_ptr_array_add(media_types, (gpointer)options->formats[i]->media_type);
    }
    Edition edition = {
        .script = script,
        .voices = voices,
        .preset = options->preset->name,
        .rate = performed->rate,
        .chapters = performed->chapters,
        .faults = performed->faults,
        .loudness_lufs = performed->loudness_lufs,
        .true_peak_dbtp = performed->true_peak_dbtp,
        .media_types = media_types,
    };
    return edition_write(&edition, folder, error);
}

static void summarise(const Script *script, const Performed *performed, ProduceSummary *summary)
{
    summary->chapters = performed->chapters->len;
    summary->seconds = 0.0;
    for (guint i = 0; i < performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(performed->chapters, i);
        summary->seconds += (double)chapter->length / performed->rate;
    }
    summary->loudness_lufs = performed->loudness_lufs;
    summary->true_peak_dbtp = performed->true_peak_dbtp;
    summary->faults = performed->faults->len;
    for (guint i = 0; i < performed->faults->len; i++) {
        const Fault *fault = &g_array_index(performed->faults, Fault, i);
        warn(script_utterance(script, fault->utterance)->id,
             "could not be spoken, silence stands in its place (%s)", fault->reason);
    }
}

gboolean produce(const Script *script, const GPtrArray *voices, const PerformOptions *options,
                 const char *folder, ProduceSummary *summary, GError **error)
{
    g_autoptr(Folder) work = folder_open(folder, error);
    g_autoptr(Performed) performed =
        work ? perform(script, voices, options, folder_work_path(work), error) : NULL;
    if (!performed ||
        !write_edition(script, voices, options, performed, folder_work_path(work), error) ||
        !folder_commit(work, error)) {
        return FALSE;
    }
    summarise(script, performed, summary);
    return TRUE;
}
