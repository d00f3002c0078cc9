/* edition.json as it is read back: nothing in it is believed before it was looked at. */
#ifndef LECTERN_EDITION_MANIFEST_H
#define LECTERN_EDITION_MANIFEST_H

#include <glib.h>
#include <jansson.h>

#include "sound/pcm.h"

/* Strings belong to the manifest. */
typedef struct {
    const char *name; /* a plain one: no folder, no control characters */
    const char *type; /* media type */
    gint64 bytes;     /* not negative */
    const char *sha256;
    gboolean is_whole; /* audio of the whole edition, and so of no chapter */
} ManifestFile;

typedef struct {
    guint number; /* of the script's chapter, from 1 */
    const char *title;
    gint64 start, length; /* samples, not negative */
    double start_seconds, length_seconds;
    GPtrArray *files; /* of const ManifestFile *, at least one */
} ManifestChapter;

typedef struct {
    const char *utterance;
    const char *reason;
} ManifestFault;

typedef struct {
    json_t *json; /* owns the strings */
    Pcm pcm;      /* of its audio */
    gint64 length;
    double seconds;
    double loudness_lufs, true_peak_dbtp; /* -HUGE_VAL for silence */
    GArray *files;                        /* of ManifestFile, no name twice */
    GArray *chapters;                     /* of ManifestChapter */
    GArray *faults;                       /* of ManifestFault */
} Manifest;

/* Reads the edition.json at PATH; NULL and LECTERN_ERROR_CHECK where it is none, or something in it
 * is missing, of the wrong type or out of range. Sums and order are not looked at. */
Manifest *manifest_read(const char *path, GError **error);
void manifest_free(Manifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)

/* The JSON in the file at PATH, of at most LIMIT bytes; LECTERN_ERROR_CHECK, with its place, where
 * it is none or has a key twice. */
json_t *json_read(const char *path, gsize limit, GError **error);

/* Makes LINE, which may have words of a stranger's file in it, safe to be shown as a line: control
 * characters become spaces. */
void make_one_line(char *line);

static inline const ManifestFile *manifest_file(const Manifest *manifest, guint index)
{
    return &g_array_index(manifest->files, ManifestFile, index);
}

static inline const ManifestChapter *manifest_chapter(const Manifest *manifest, guint index)
{
    return &g_array_index(manifest->chapters, ManifestChapter, index);
}

#endif
