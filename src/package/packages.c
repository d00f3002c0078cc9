#include "package/packages.h"

#include <string.h>

#include "package/audio/whole.h"
#include "package/audiobook/audiobook.h"
#include "package/cover/cover.h"
#include "package/daisy/daisy.h"
#include "package/epub/epub.h"
#include "package/html/html.h"
#include "package/podcast/podcast.h"
#include "package/transcript/transcript.h"

static const char *const of_mp3[] = {"mp3", NULL};
static const char *const of_m4a[] = {"m4a", NULL};
static const char *const of_opus[] = {"opus", NULL};
static const char *const of_ogg[] = {"ogg", NULL};
static const char *const of_flac[] = {"flac", NULL};

const Package packages[] = {
    {"mp3-whole", "one MP3 with chapters", of_mp3, whole_mp3_write},
    {"m4b", "an audiobook for players of Apple and others", of_m4a, whole_m4b_write},
    {"opus-whole", "one Opus file with chapters", of_opus, whole_opus_write},
    {"ogg-whole", "one Ogg Vorbis file with chapters", of_ogg, whole_ogg_write},
    {"flac-whole", "one FLAC file with chapters", of_flac, whole_flac_write},
    {"vtt", "WebVTT with speakers, by sentence and by word", NULL, transcript_vtt},
    {"srt", "SubRip subtitles with speakers", NULL, transcript_srt},
    {"podcast", "transcript, chapters and text as podcast apps take them", NULL, podcast_write},
    {"epub", "a book with Media Overlays: text and voice in step", epub_made_of, epub_write},
    {"daisy", "a DAISY 2.02 talking book, full text and audio", daisy_made_of, daisy_write},
    {"readium", "an audiobook for Readium apps", audiobook_made_of, audiobook_readium},
    {"lpf", "a W3C audiobook", audiobook_made_of, audiobook_lpf},
    {"html", "a page that plays, in step with its text", html_made_of, html_write},
    {"txt", "the text with its speakers", NULL, transcript_text},
    {0},
};

const Package *package_find(const char *name)
{
    for (const Package *package = packages; package->name; package++) {
        if (strcmp(package->name, name) == 0) {
            return package;
        }
    }
    return NULL;
}

GArray *packages_write(const GPtrArray *list, const PackageInput *given, const char *cover,
                       GError **error)
{
    PackageInput complete = *given;
    const PackageInput *input = &complete;
    PackageFile cover_file = {0};
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(PackageFile));
    g_array_set_clear_func(files, package_file_clear);
    if (!whole_tag_chapters(input, error) || !cover_write(input, cover, &cover_file, error)) {
        return NULL;
    }
    g_array_append_val(files, cover_file);
    g_autoptr(GHashTable) notes = package_notes(input->script->document);
    complete.notes = notes;
    complete.cover = &cover_file; /* its strings belong to FILES */
    for (guint i = 0; i < list->len; i++) {
        const Package *package = g_ptr_array_index(list, i);
        guint before = files->len;
        if (!package->write(input, files, error)) {
            return NULL;
        }
        for (guint k = before; k < files->len; k++) {
            g_array_index(files, PackageFile, k).package = package->name;
        }
    }
    return g_steal_pointer(&files);
}
