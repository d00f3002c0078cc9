#include "edition/manifest.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "edition/edition.h"

/* Outside these a number is nonsense: hundreds of years of sound, and rates the meter does not
 * take.
 */
#define LONGEST_SAMPLES ((json_int_t)1 << 50)
enum { LOWEST_RATE = 8000, HIGHEST_RATE = 95999 };

typedef struct {
    const char *path;
    Manifest *manifest;
    GHashTable *by_name; /* file name -> ManifestFile * */
} Reader;

static gboolean refuse(const Reader *reader, const char *part, const char *what, GError **error)
{
    error_set(error, LECTERN_ERROR_CHECK, reader->path, "%s: %s", part, what);
    return FALSE;
}

/* Whether NAME can be a file of this folder, and of no other. */
static gboolean is_plain_name(const char *name)
{
    if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        return FALSE;
    }
    for (const char *c = name; *c; c++) {
        if (*c == '/' || g_ascii_iscntrl(*c)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_sha256(const char *text)
{
    enum { DIGITS = 64 };
    return strlen(text) == DIGITS && strspn(text, "0123456789abcdef") == DIGITS;
}

static gboolean in_range(json_int_t samples)
{
    return samples >= 0 && samples <= LONGEST_SAMPLES;
}

static gboolean read_file(const Reader *reader, json_t *value, GError **error)
{
    json_error_t why;
    json_int_t bytes;
    ManifestFile file = {0};
    if (json_unpack_ex(value, &why, 0, "{s:s, s:s, s:I, s:s, s?b}", "name", &file.name, "type",
                       &file.type, "bytes", &bytes, "sha256", &file.sha256, "whole",
                       &file.is_whole) != 0) {
        return refuse(reader, "files", why.text, error);
    }
    if (!is_plain_name(file.name)) {
        return refuse(reader, "files", "a name is not that of a file in the folder", error);
    }
    if (bytes < 0) {
        return refuse(reader, file.name, "its bytes are out of range", error);
    }
    if (!is_sha256(file.sha256)) {
        return refuse(reader, file.name, "its sha256 is none", error);
    }
    file.bytes = bytes;
    g_array_append_val(reader->manifest->files, file);
    return TRUE;
}

static gboolean read_files(const Reader *reader, json_t *values, GError **error)
{
    gsize index;
    json_t *value;
    json_array_foreach(values, index, value)
    {
        if (!read_file(reader, value, error)) {
            return FALSE;
        }
    }
    /* Not earlier: the array moves while it grows. */
    for (guint i = 0; i < reader->manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(reader->manifest, i);
        if (!g_hash_table_insert(reader->by_name, (gpointer)file->name, (gpointer)file)) {
            return refuse(reader, file->name, "is listed twice", error);
        }
    }
    return TRUE;
}

static gboolean read_chapter_files(const Reader *reader, const json_t *names, GPtrArray *files,
                                   const char *where, GError **error)
{
    gsize index;
    json_t *value;
    json_array_foreach(names, index, value)
    {
        const char *name = json_string_value(value);
        gpointer file = name ? g_hash_table_lookup(reader->by_name, name) : NULL;
        if (!file) {
            return refuse(reader, where, "names a file that is not among the files", error);
        }
        g_ptr_array_add(files, file);
    }
    return files->len > 0 || refuse(reader, where, "has no file", error);
}

static gboolean read_chapter(const Reader *reader, json_t *value, GError **error)
{
    GArray *chapters = reader->manifest->chapters;
    g_autofree char *where = g_strdup_printf("chapters[%u]", chapters->len);
    json_error_t why;
    json_int_t number, start, length;
    json_t *files;
    ManifestChapter chapter = {0};
    if (json_unpack_ex(value, &why, 0, "{s:I, s:s, s:I, s:I, s:F, s:F, s:o}", "number", &number,
                       "title", &chapter.title, "start_sample", &start, "length_samples", &length,
                       "start_seconds", &chapter.start_seconds, "length_seconds",
                       &chapter.length_seconds, "files", &files) != 0) {
        return refuse(reader, where, why.text, error);
    }
    if (number < 1 || number > G_MAXINT || !in_range(start) || !in_range(length)) {
        return refuse(reader, where, "a number is out of range", error);
    }
    chapter.number = (guint)number;
    chapter.start = start;
    chapter.length = length;
    chapter.files = g_ptr_array_new();
    g_array_append_val(chapters, chapter);
    return read_chapter_files(reader, files, chapter.files, where, error);
}

static gboolean read_chapters(const Reader *reader, const json_t *values, GError **error)
{
    gsize index;
    json_t *value;
    json_array_foreach(values, index, value)
    {
        if (!read_chapter(reader, value, error)) {
            return FALSE;
        }
    }
    return reader->manifest->chapters->len > 0 || refuse(reader, "chapters", "is empty", error);
}

static gboolean read_faults(const Reader *reader, const json_t *values, GError **error)
{
    gsize index;
    json_t *value;
    json_array_foreach(values, index, value)
    {
        json_error_t why;
        ManifestFault fault;
        if (json_unpack_ex(value, &why, 0, "{s:s, s:s}", "utterance", &fault.utterance, "reason",
                           &fault.reason) != 0) {
            return refuse(reader, "faults", why.text, error);
        }
        g_array_append_val(reader->manifest->faults, fault);
    }
    return json_is_array(values) || refuse(reader, "faults", "is not a list", error);
}

/* A level in decibels, or null for silence. */
static gboolean read_level(const Reader *reader, const json_t *value, double *level, GError **error)
{
    *level = json_is_null(value) ? -HUGE_VAL : json_number_value(value);
    return json_is_null(value) || json_is_number(value) ||
           refuse(reader, "loudness", "a level is not a number", error);
}

static gboolean read_all(const Reader *reader, GError **error)
{
    Manifest *manifest = reader->manifest;
    json_error_t why;
    json_int_t rate, samples, channels = 1;
    const char *format;
    json_t *loudness, *peak, *chapters, *files, *faults;
    if (json_unpack_ex(manifest->json, &why, 0,
                       "{s:s, s:I, s?I, s:{s:I, s:F}, s:{s:o, s:o}, s:o, s:o, s:o}", "format",
                       &format, "sample_rate", &rate, "channels", &channels, "duration", "samples",
                       &samples, "seconds", &manifest->seconds, "loudness", "integrated_lufs",
                       &loudness, "true_peak_dbtp", &peak, "chapters", &chapters, "files", &files,
                       "faults", &faults) != 0) {
        return refuse(reader, "is not an edition's", why.text, error);
    }
    if (strcmp(format, EDITION_FORMAT) != 0) {
        return refuse(reader, "format", "is not " EDITION_FORMAT, error);
    }
    if (rate < LOWEST_RATE || rate > HIGHEST_RATE || !in_range(samples)) {
        return refuse(reader, "sample_rate or duration", "is out of range", error);
    }
    if (channels < 1 || channels > PCM_MOST_CHANNELS) {
        return refuse(reader, "channels", "is neither 1 nor 2", error);
    }
    manifest->pcm = (Pcm){(guint)rate, (guint)channels};
    manifest->length = samples;
    return read_level(reader, loudness, &manifest->loudness_lufs, error) &&
           read_level(reader, peak, &manifest->true_peak_dbtp, error) &&
           read_files(reader, files, error) && read_chapters(reader, chapters, error) &&
           read_faults(reader, faults, error);
}

static void clear_chapter(gpointer chapter)
{
    g_ptr_array_unref(((ManifestChapter *)chapter)->files);
}

static Manifest *manifest_new(json_t *json)
{
    Manifest *manifest = g_new0(Manifest, 1);
    manifest->json = json;
    manifest->files = g_array_new(FALSE, FALSE, sizeof(ManifestFile));
    manifest->chapters = g_array_new(FALSE, FALSE, sizeof(ManifestChapter));
    g_array_set_clear_func(manifest->chapters, clear_chapter);
    manifest->faults = g_array_new(FALSE, FALSE, sizeof(ManifestFault));
    return manifest;
}

void make_one_line(char *line)
{
    for (char *c = line; *c; c++) {
        if (g_ascii_iscntrl(*c)) {
            *c = ' ';
        }
    }
}

json_t *json_read(const char *path, gsize limit, GError **error)
{
    /* A pipe would never end, and a missing file is said better by the reader. */
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        error_set(error, LECTERN_ERROR_CHECK, path, "is not a file");
        return NULL;
    }
    gsize length;
    g_autofree char *text = file_read(path, limit, &length, error);
    if (!text) {
        return NULL;
    }
    json_error_t why;
    json_t *json = json_loadb(text, length, JSON_REJECT_DUPLICATES, &why);
    if (!json) {
        make_one_line(why.text);
        error_set_at(error, LECTERN_ERROR_CHECK, path, (guint)MAX(why.line, 1),
                     (guint)MAX(why.column, 1), "%s", why.text);
    }
    return json;
}

Manifest *manifest_read(const char *path, GError **error)
{
    json_t *json = json_read(path, EDITION_MANIFEST_LIMIT, error);
    if (!json) {
        return NULL;
    }
    Manifest *manifest = manifest_new(json);
    g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
    Reader reader = {path, manifest, by_name};
    if (!read_all(&reader, error)) {
        manifest_free(manifest);
        return NULL;
    }
    return manifest;
}

void manifest_free(Manifest *manifest)
{
    if (!manifest) {
        return;
    }
    g_array_unref(manifest->files);
    g_array_unref(manifest->chapters);
    g_array_unref(manifest->faults);
    json_decref(manifest->json);
    g_free(manifest);
}
