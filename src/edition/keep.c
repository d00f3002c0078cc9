#include "edition/keep.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "base/json.h"
#include "edition/edition.h"

/* The edition.json of FOLDER where it bears our mark, else NULL. */
static json_t *read_manifest(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    gsize length;
    g_autofree char *text = NULL;
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        text = file_read(path, EDITION_MANIFEST_LIMIT, &length, NULL);
    }
    if (!text) {
        return NULL;
    }
    g_autoptr(json_t) manifest = json_loadb(text, length, 0, NULL);
    const char *format = json_string_value(json_object_get(manifest, "format"));
    if (!format || !g_str_has_prefix(format, EDITION_FORMAT_FAMILY)) {
        return NULL;
    }
    return g_steal_pointer(&manifest);
}

gboolean folder_is_edition(const char *folder)
{
    g_autoptr(json_t) manifest = read_manifest(folder);
    return manifest != NULL;
}

/* File name -> SHA-256 of all that MANIFEST lists and of itself, none for NULL; borrowed from it.
 */
static GHashTable *listed_files(const json_t *manifest)
{
    GHashTable *listed = g_hash_table_new(g_str_hash, g_str_equal);
    if (manifest) {
        g_hash_table_insert(listed, (gpointer)EDITION_MANIFEST, (gpointer) "");
    }
    gsize index;
    const json_t *file;
    json_array_foreach(json_object_get(manifest, "files"), index, file)
    {
        const char *name = json_string_value(json_object_get(file, "name"));
        const char *sha256 = json_string_value(json_object_get(file, "sha256"));
        if (name) {
            g_hash_table_insert(listed, (gpointer)name, (gpointer)(sha256 ? sha256 : ""));
        }
    }
    return listed;
}

static gboolean is_own(GHashTable *listed, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    const char *sha256 = g_hash_table_lookup(listed, name);
    if (!sha256 || !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        return FALSE;
    }
    if (strcmp(name, EDITION_SCRIPT) != 0 && strcmp(name, EDITION_LEXICON) != 0) {
        return TRUE;
    }
    /* People are told to edit these: their work is theirs. */
    g_autofree char *now = file_sha256(path, NULL);
    return now && strcmp(now, sha256) == 0;
}

static gboolean exists(const char *path)
{
    GStatBuf status;
    return g_lstat(path, &status) == 0;
}

static gboolean same_contents(const char *a, const char *b)
{
    GStatBuf of_a, of_b;
    if (g_lstat(a, &of_a) != 0 || g_lstat(b, &of_b) != 0 || !S_ISREG(of_a.st_mode) ||
        !S_ISREG(of_b.st_mode) || of_a.st_size != of_b.st_size) {
        return FALSE;
    }
    g_autofree char *sum_a = file_sha256(a, NULL);
    g_autofree char *sum_b = file_sha256(b, NULL);
    return sum_a && sum_b && strcmp(sum_a, sum_b) == 0;
}

static gboolean move_file(const char *path, const char *place, GError **error)
{
    if (rename(path, place) == 0) {
        return TRUE;
    }
    error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno,
                    "cannot be moved over to the new edition");
    return FALSE;
}

/* Moves PATH to the first of PLACE~, PLACE~~ … that is free, unless one of them has the same in it.
 */
static gboolean move_aside(const char *path, const char *place, GError **error)
{
    g_autoptr(GString) other = g_string_new(place);
    while (exists(other->str)) {
        if (same_contents(path, other->str)) {
            return TRUE;
        }
        g_string_append_c(other, '~');
    }
    return move_file(path, other->str, error);
}

/* The names in FOLDER that are not its edition's own. */
static GPtrArray *foreign_names(const char *folder, GError **error)
{
    g_autoptr(json_t) manifest = read_manifest(folder);
    g_autoptr(GHashTable) listed = listed_files(manifest);
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) entries = g_dir_open(folder, 0, &cause);
    if (!entries) {
        error_set(error, LECTERN_ERROR_OUTPUT, folder, "cannot be read: %s", cause->message);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(entries));) {
        if (!is_own(listed, folder, name)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    return names;
}

gboolean keep_foreign_files(const char *from, const char *to, GError **error)
{
    /* All names first, since moving changes the folder that is listed. */
    g_autoptr(GPtrArray) names = foreign_names(from, error);
    if (!names) {
        return FALSE;
    }
    /* Those whose name is free go before those that need another one, which must not take it. */
    for (guint round = 0; round < 2; round++) {
        for (guint i = 0; i < names->len; i++) {
            const char *name = g_ptr_array_index(names, i);
            g_autofree char *path = g_build_filename(from, name, NULL);
            g_autofree char *place = g_build_filename(to, name, NULL);
            if (round == 0 && !exists(place) && !move_file(path, place, error)) {
                return FALSE;
            }
            if (round == 1 && exists(path) && !move_aside(path, place, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}
