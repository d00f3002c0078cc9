#include "edition/produce.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "edition/edition.h"
#include "edition/folder.h"
#include "package/cover/cover.h"
#include "package/packages.h"

enum { NAME_LIMIT = 60 };

/* What is known of the edition: the script has its title and language. */
static void gather_metadata(const Script *script, Metadata *metadata)
{
    metadata_merge(metadata, &script->document->metadata, TRUE);
    const Metadata own = {.title = script->title, .language = script->language};
    metadata_merge(metadata, &own, TRUE);
}

/* The name for files that stand for the whole edition: its title, which no chapter's file has. */
static char *find_base_name(const Script *script, const Performed *performed)
{
    g_autoptr(GString) name = g_string_new(NULL);
    g_autofree char *slug = file_slug(script->title, NAME_LIMIT);
    g_string_assign(name, slug);
    for (guint i = 0; i < performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(performed->chapters, i);
        if (strcmp(chapter->slug, name->str) == 0) {
            g_string_append(name, "-whole");
            i = 0; /* nor may the new name be one's */
        }
    }
    return g_string_free(g_steal_pointer(&name), FALSE);
}

static gboolean write_edition(const Script *script, const GPtrArray *voices,
                              const ProduceOptions *options, const Performed *performed,
                              const char *folder, GError **error)
{
    g_auto(Metadata) metadata = {0};
    gather_metadata(script, &metadata);
    g_autofree char *base_name = find_base_name(script, performed);
    const PackageInput input = {
        .script = script,
        .voices = voices,
        .performed = performed,
        .metadata = &metadata,
        .formats = options->perform.formats,
        .format_count = options->perform.format_count,
        .folder = folder,
        .base_name = base_name,
        .embed = options->embed,
        .by_word = options->by_word,
    };
    g_autoptr(GArray) files = packages_write(options->packages, &input, options->cover, error);
    if (!files) {
        return FALSE;
    }
    g_autoptr(GPtrArray) media_types = g_ptr_array_new();
    for (gsize i = 0; i < options->perform.format_count; i++) {
        g_ptr_array_add(media_types, (gpointer)options->perform.formats[i]->media_type);
    }
    Edition edition = {
        .script = script,
        .voices = voices,
        .preset = options->perform.preset->name,
        .announces_speakers = options->perform.announce_speakers,
        .channels = options->perform.channels,
        .rate = performed->rate,
        .chapters = performed->chapters,
        .faults = performed->faults,
        .loudness_lufs = performed->loudness_lufs,
        .true_peak_dbtp = performed->true_peak_dbtp,
        .media_types = media_types,
        .metadata = &metadata,
        .packages = files,
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

/* Of edition.json in FOLDER, before anybody else can get at it. */
static gboolean digest_manifest(const char *folder, ProduceSummary *summary, GError **error)
{
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    g_autofree char *sha256 = file_sha256(path, error);
    if (sha256) {
        g_strlcpy(summary->manifest_sha256, sha256, sizeof summary->manifest_sha256);
    }
    return sha256 != NULL;
}

gboolean produce(const Script *script, const GPtrArray *voices, const ProduceOptions *options,
                 const char *folder, ProduceSummary *summary, GError **error)
{
    g_autoptr(Folder) work =
        cover_is_readable(options->cover, error) ? folder_open(folder, error) : NULL;
    g_autoptr(Performed) performed =
        work ? perform(script, voices, &options->perform, folder_work_path(work), error) : NULL;
    if (!performed ||
        !write_edition(script, voices, options, performed, folder_work_path(work), error) ||
        !digest_manifest(folder_work_path(work), summary, error) || !folder_commit(work, error)) {
        return FALSE;
    }
    summarise(script, performed, summary);
    return TRUE;
}
