#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "edition/check_parts.h"
#include "edition/edition.h"
#include "sound/encoder.h"

/* Whether FILE is there with the bytes it had. */
static gboolean check_file(const Check *check, const ManifestFile *file)
{
    g_autofree char *path = g_build_filename(check->folder, file->name, NULL);
    GStatBuf status;
    if (g_stat(path, &status) != 0) {
        check_problem(check, file->name, "%s", errno == ENOENT ? "is missing" : g_strerror(errno));
        return FALSE;
    }
    if (!S_ISREG(status.st_mode)) {
        check_problem(check, file->name, "is not a file");
        return FALSE;
    }
    if (status.st_size != file->bytes) {
        check_problem(check, file->name,
                      "has %" G_GINT64_FORMAT " bytes instead of %" G_GINT64_FORMAT,
                      (gint64)status.st_size, file->bytes);
        return FALSE;
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *sha256 = file_sha256(path, &error);
    if (!sha256) {
        g_ptr_array_add(check->problems, g_strdup(error->message));
        return FALSE;
    }
    if (strcmp(sha256, file->sha256) != 0) {
        check_problem(check, file->name, "was changed: its SHA-256 is another one");
        return FALSE;
    }
    return TRUE;
}

static gboolean is_audio_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (const AudioFormat *format = audio_formats; dot && format->name; format++) {
        if (g_ascii_strcasecmp(dot + 1, format->extension) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* An audio file more would be published with the rest. */
static void check_extra_audio(const Check *check, GHashTable *listed)
{
    g_autoptr(GDir) entries = g_dir_open(check->folder, 0, NULL);
    g_autoptr(GPtrArray) extra = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; entries && (name = g_dir_read_name(entries));) {
        if (is_audio_name(name) && !g_hash_table_contains(listed, name)) {
            g_ptr_array_add(extra, g_strdup(name));
        }
    }
    g_ptr_array_sort(extra, compare_names);
    for (guint i = 0; i < extra->len; i++) {
        check_problem(check, g_ptr_array_index(extra, i), "is not part of the edition");
    }
}

void check_files(const Check *check)
{
    g_autoptr(GHashTable) listed = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < check->manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(check->manifest, i);
        g_hash_table_add(listed, (gpointer)file->name);
        if (check_file(check, file)) {
            g_hash_table_add(check->intact, (gpointer)file->name);
        }
    }
    const char *const needed[] = {EDITION_TIMING, EDITION_SCRIPT};
    for (gsize i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (!g_hash_table_contains(listed, needed[i])) {
            check_problem(check, EDITION_MANIFEST, "does not list %s", needed[i]);
        }
    }
    check_extra_audio(check, listed);
}
