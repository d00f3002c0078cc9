#include <math.h>
#include <string.h>

#include "base/file.h"
#include "edition/check_parts.h"
#include "edition/edition.h"
#include "edition/seal.h"

/* Seconds are written with three decimals. */
#define SECONDS_TOLERANCE 0.00051

static void check_seconds(const Check *check, const char *what, double seconds, gint64 samples)
{
    double expected = (double)samples / check->manifest->pcm.rate;
    if (!(fabs(seconds - expected) <= SECONDS_TOLERANCE)) {
        check_problem(check, EDITION_MANIFEST, "%s says %.3f s, but its samples last %.3f s", what,
                      seconds, expected);
    }
}

/* A chapter against the end of the one BEFORE it (NULL for the first). */
static void check_chapter(const Check *check, const ManifestChapter *chapter,
                          const ManifestChapter *before)
{
    g_autofree char *what = g_strdup_printf("chapter %u", chapter->number);
    check_seconds(check, what, chapter->start_seconds, chapter->start);
    check_seconds(check, what, chapter->length_seconds, chapter->length);
    gint64 expected = before ? before->start + before->length : 0;
    if (chapter->start != expected) {
        check_problem(check, EDITION_MANIFEST,
                      "%s starts at sample %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, what,
                      chapter->start, expected);
    }
    if (before && before->number >= chapter->number) {
        check_problem(check, EDITION_MANIFEST, "%s stands behind chapter %u", what, before->number);
    }
    if (before && before->files->len != chapter->files->len) {
        check_problem(check, EDITION_MANIFEST, "%s has %u files, the one before it %u", what,
                      chapter->files->len, before->files->len);
    }
}

static void check_chapters(const Check *check)
{
    const ManifestChapter *before = NULL;
    for (guint i = 0; i < check->manifest->chapters->len; i++) {
        const ManifestChapter *chapter = manifest_chapter(check->manifest, i);
        check_chapter(check, chapter, before);
        before = chapter;
    }
    gint64 end = before ? before->start + before->length : 0;
    if (end != check->manifest->length) {
        check_problem(check, EDITION_MANIFEST,
                      "the duration is %" G_GINT64_FORMAT
                      " samples, but the chapters end at %" G_GINT64_FORMAT,
                      check->manifest->length, end);
    }
    check_seconds(check, "the duration", check->manifest->seconds, check->manifest->length);
}

/* The number that the name of a chapter's file starts with ("02-" gives 2), or 0. */
static guint64 number_in_name(const char *name)
{
    return g_ascii_strtoull(name, NULL, 10);
}

/* Each audio file is one chapter's, in the order of its name and with one type a column. */
static void check_chapter_files(const Check *check)
{
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < check->manifest->chapters->len; i++) {
        const ManifestChapter *chapter = manifest_chapter(check->manifest, i);
        for (guint k = 0; k < chapter->files->len; k++) {
            const ManifestFile *file = g_ptr_array_index(chapter->files, k);
            if (!g_hash_table_add(used, (gpointer)file->name)) {
                check_problem(check, EDITION_MANIFEST, "%s is in more than one chapter",
                              file->name);
            }
            const ManifestChapter *before = i > 0 ? manifest_chapter(check->manifest, i - 1) : NULL;
            if (!before || k >= before->files->len) {
                continue;
            }
            const ManifestFile *last = g_ptr_array_index(before->files, k);
            if (strcmp(last->type, file->type) != 0) {
                check_problem(check, EDITION_MANIFEST, "%s is %s, but %s before it is %s",
                              file->name, file->type, last->name, last->type);
            }
            if (number_in_name(last->name) >= number_in_name(file->name)) {
                check_problem(check, EDITION_MANIFEST, "%s stands behind %s", file->name,
                              last->name);
            }
        }
    }
    for (guint i = 0; i < check->manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(check->manifest, i);
        gboolean in_chapter = g_hash_table_contains(used, file->name);
        if (g_str_has_prefix(file->type, "audio/") && !file->is_whole && !in_chapter) {
            check_problem(check, EDITION_MANIFEST, "%s is in no chapter", file->name);
        }
        if (file->is_whole && in_chapter) {
            check_problem(check, EDITION_MANIFEST, "%s is the whole and in a chapter", file->name);
        }
    }
}

/* No other file has the digest of edition.json: it has it itself. */
static void check_seal(const Check *check)
{
    g_autofree char *path = g_build_filename(check->folder, EDITION_MANIFEST, NULL);
    gsize length = 0;
    g_autofree char *text = file_read(path, EDITION_MANIFEST_LIMIT, &length, NULL);
    if (!text || !seal_holds(text, length)) {
        check_problem(check, EDITION_MANIFEST, "was changed: its seal is another one");
    }
}

void check_manifest(const Check *check)
{
    check_seal(check);
    check_chapters(check);
    check_chapter_files(check);
    for (guint i = 0; i < check->manifest->faults->len; i++) {
        const ManifestFault *fault = &g_array_index(check->manifest->faults, ManifestFault, i);
        check_problem(check, EDITION_MANIFEST, "%s could not be spoken: %s", fault->utterance,
                      fault->reason);
    }
}
