#include "edition/check.h"

#include <math.h>

#include "base/error.h"
#include "edition/check_parts.h"
#include "edition/edition.h"

gboolean edition_check(const char *folder, const Preset *preset, CheckSummary *summary,
                       GPtrArray *measured, GPtrArray *problems, GError **error)
{
    *summary = (CheckSummary){.loudness_lufs = NAN, .true_peak_dbtp = NAN};
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        error_set(error, LECTERN_ERROR_INPUT, folder, "is not a folder");
        return FALSE;
    }
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, error);
    if (!manifest) {
        return FALSE;
    }
    g_autoptr(GHashTable) intact = g_hash_table_new(g_str_hash, g_str_equal);
    Check check = {folder, manifest, intact, problems, summary, preset != NULL};
    summary->files = manifest->files->len + 1;
    summary->chapters = manifest->chapters->len;
    summary->seconds = (double)manifest->length / manifest->pcm.rate;
    check_manifest(&check);
    check_files(&check);
    g_autoptr(GArray) heard = check_timing(&check);
    g_autoptr(GPtrArray) decoded = check_audio(&check, heard);
    if (preset) {
        check_preset(&check, decoded, preset, measured);
    }
    return TRUE;
}
