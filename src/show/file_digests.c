#include "show/file_digests.h"

#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/file_sha256.h"

struct FileDigests {
    GHashTable *known; /* path -> digest, or "" for none */
};

FileDigests *file_digests_new(void)
{
    FileDigests *digests = g_new0(FileDigests, 1);
    digests->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return digests;
}

void file_digests_free(FileDigests *digests)
{
    if (digests) {
        g_hash_table_unref(digests->known);
        g_free(digests);
    }
}

const char *file_digests_get(FileDigests *digests, const char *path)
{
    const char *known = g_hash_table_lookup(digests->known, path);
    if (!known) {
        char *found = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? file_sha256(path, NULL) : NULL;
        found = found ? found : g_strdup("");
        g_hash_table_insert(digests->known, g_strdup(path), found);
        known = found;
    }
    return *known ? known : NULL;
}

static int compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_tree(FileDigests *digests, const char *folder, Digest *digest)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare);
    digest_add_number(digest, names->len);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        digest_add_text(digest, g_ptr_array_index(names, i));
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            add_tree(digests, path, digest);
        } else {
            digest_add_text(digest, file_digests_get(digests, path));
        }
    }
}

char *file_digests_tree(FileDigests *digests, const char *folder)
{
    Digest digest;
    digest_init(&digest);
    add_tree(digests, folder, &digest);
    return digest_end_hex(&digest);
}
