/* edition.json: what the edition is, and what it is made of. */
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "base/json.h"
#include "edition/edition_json.h"
#include "edition/seal.h"
#include "performance/places.h"

enum { SECOND_DECIMALS = 3, LEVEL_DECIMALS = 2 };

static json_t *seconds_json(const Edition *edition, gint64 samples)
{
    return json_rounded((double)samples / edition->rate, SECOND_DECIMALS);
}

/* A level in decibels; silence has none. */
static json_t *level_json(double level)
{
    return isfinite(level) ? json_rounded(level, LEVEL_DECIMALS) : json_null();
}

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text) {
        json_object_set_new(object, key, json_string(text));
    }
}

static json_t *duration_json(const Edition *edition)
{
    gint64 samples = 0;
    for (guint i = 0; i < edition->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(edition->chapters, i);
        samples += chapter->length;
    }
    json_t *duration = json_object();
    json_object_set_new(duration, "samples", json_integer(samples));
    json_object_set_new(duration, "seconds", seconds_json(edition, samples));
    return duration;
}

static json_t *loudness_json(const Edition *edition)
{
    json_t *loudness = json_object();
    json_object_set_new(loudness, "integrated_lufs", level_json(edition->loudness_lufs));
    json_object_set_new(loudness, "true_peak_dbtp", level_json(edition->true_peak_dbtp));
    json_object_set_new(loudness, "channels_counted",
                        json_string(edition->channels > 1 ? "both" : "one"));
    return loudness;
}

/* Where speakers stand who do not stand in the middle. */
static json_t *places_json(const Edition *edition)
{
    json_t *places = json_array();
    for (guint i = 0; i < edition->script->speakers->len; i++) {
        json_t *place = json_object();
        set_text(place, "speaker", script_speaker(edition->script, (int)i)->name);
        json_object_set_new(place, "right_db", level_json(speaker_place_db((int)i)));
        json_array_append_new(places, place);
    }
    return places;
}

static json_t *chapters_json(const Edition *edition)
{
    json_t *chapters = json_array();
    gint64 start = 0;
    for (guint i = 0; i < edition->chapters->len; i++) {
        const PerformedChapter *performed = g_ptr_array_index(edition->chapters, i);
        json_t *chapter = json_object();
        json_object_set_new(chapter, "number", json_integer(performed->number));
        set_text(chapter, "title", script_chapter(edition->script, performed->number - 1)->title);
        json_object_set_new(chapter, "start_sample", json_integer(start));
        json_object_set_new(chapter, "length_samples", json_integer(performed->length));
        json_object_set_new(chapter, "start_seconds", seconds_json(edition, start));
        json_object_set_new(chapter, "length_seconds", seconds_json(edition, performed->length));
        json_t *files = json_array();
        for (guint k = 0; k < performed->files->len; k++) {
            json_array_append_new(files, json_string(g_ptr_array_index(performed->files, k)));
        }
        json_object_set_new(chapter, "files", files);
        json_array_append_new(chapters, chapter);
        start += performed->length;
    }
    return chapters;
}

/* Appends to FILES what is known of the file NAME in FOLDER, which is PACKAGED where that is not
 * NULL. */
static gboolean add_file(json_t *files, const char *folder, const char *name, const char *type,
                         const PackageFile *packaged, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256) {
        return FALSE;
    }
    GStatBuf status;
    if (g_stat(path, &status) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot be read");
        return FALSE;
    }
    json_t *file = json_object();
    json_object_set_new(file, "name", json_string(name));
    json_object_set_new(file, "type", json_string(type));
    json_object_set_new(file, "bytes", json_integer(status.st_size));
    json_object_set_new(file, "sha256", json_string(sha256));
    if (packaged) {
        set_text(file, "title", packaged->title);
        set_text(file, "package", packaged->package);
        json_object_set_new(file, "whole", json_boolean(packaged->is_whole));
    }
    json_array_append_new(files, file);
    return TRUE;
}

static gboolean add_lexicon(json_t *files, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, EDITION_LEXICON, NULL);
    return !g_file_test(path, G_FILE_TEST_EXISTS) ||
           add_file(files, folder, EDITION_LEXICON, "application/pls+xml", NULL, error);
}

static json_t *files_json(const Edition *edition, const char *folder, GError **error)
{
    g_autoptr(json_t) files = json_array();
    for (guint i = 0; i < edition->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(edition->chapters, i);
        for (guint k = 0; k < chapter->files->len; k++) {
            if (!add_file(files, folder, g_ptr_array_index(chapter->files, k),
                          g_ptr_array_index(edition->media_types, k), NULL, error)) {
                return NULL;
            }
        }
    }
    for (guint i = 0; edition->packages && i < edition->packages->len; i++) {
        const PackageFile *file = &g_array_index(edition->packages, PackageFile, i);
        if (!add_file(files, folder, file->name, file->media_type, file, error)) {
            return NULL;
        }
    }
    if (!add_file(files, folder, EDITION_TIMING, "application/json", NULL, error) ||
        !add_file(files, folder, EDITION_SCRIPT, "text/plain", NULL, error) ||
        !add_lexicon(files, folder, error)) {
        return NULL;
    }
    return g_steal_pointer(&files);
}

static json_t *faults_json(const Edition *edition)
{
    json_t *faults = json_array();
    for (guint i = 0; edition->faults && i < edition->faults->len; i++) {
        const Fault *fault = &g_array_index(edition->faults, Fault, i);
        json_t *object = json_object();
        set_text(object, "utterance", script_utterance(edition->script, fault->utterance)->id);
        set_text(object, "reason", fault->reason);
        json_array_append_new(faults, object);
    }
    return faults;
}

static json_t *manifest_json(const Edition *edition, const char *folder, GError **error)
{
    json_t *files = files_json(edition, folder, error);
    if (!files) {
        return NULL;
    }
    json_t *manifest = json_object();
    set_text(manifest, "format", EDITION_FORMAT);
    set_text(manifest, "generator", "Lectern " LECTERN_VERSION);
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        if (key->offset != offsetof(Metadata, cover)) { /* a path; the image is among the files */
            set_text(manifest, key->name, metadata_value(edition->metadata, key));
        }
    }
    set_text(manifest, "preset", edition->preset);
    if (edition->announces_speakers) {
        json_object_set_new(manifest, "announces_speakers", json_true());
    }
    json_object_set_new(manifest, "sample_rate", json_integer(edition->rate));
    if (edition->channels > 1) {
        json_object_set_new(manifest, "channels", json_integer(edition->channels));
        json_object_set_new(manifest, "places", places_json(edition));
    }
    json_object_set_new(manifest, "duration", duration_json(edition));
    json_object_set_new(manifest, "loudness", loudness_json(edition));
    json_object_set_new(manifest, "chapters", chapters_json(edition));
    json_object_set_new(manifest, "voices", voices_json(edition));
    json_object_set_new(manifest, "files", files);
    json_object_set_new(manifest, "faults", faults_json(edition));
    set_text(manifest, SEAL_KEY, SEAL_EMPTY);
    return manifest;
}

gboolean edition_json_write(const Edition *edition, const char *folder, GError **error)
{
    g_autoptr(json_t) manifest = manifest_json(edition, folder, error);
    if (!manifest) {
        return FALSE;
    }
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    char *page = json_page(manifest);
    g_autofree char *text = g_strconcat(page, "\n", NULL);
    free(page);
    seal_set(text, strlen(text));
    return file_write(path, text, strlen(text), error);
}
