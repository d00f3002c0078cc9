/* The key files and the cover that stand beside a source. */
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"
#include "document/metadata.h"

#define GROUP "edition"

enum { CONF_LIMIT = 1 << 20 };

static gboolean read_keys(const KeyFile *file, Metadata *metadata, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        g_ptr_array_add(known, (gpointer)key->name);
    }
    g_ptr_array_add(known, NULL);
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        if (strcmp(*group, GROUP) != 0) {
            key_file_error(file, *group, NULL, error, "[%s] is not known here, only [" GROUP "]",
                           *group);
            return FALSE;
        }
    }
    if (!key_file_knows(file, GROUP, (const char *const *)known->pdata, error)) {
        return FALSE;
    }
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        if (!g_key_file_has_key(key_file_keys(file), GROUP, key->name, NULL)) {
            continue;
        }
        g_autofree char *value = key_file_string(file, GROUP, key->name, error);
        if (!value) {
            return FALSE;
        }
        const char *expected = metadata_set(metadata, key, value);
        if (expected) {
            key_file_error(file, GROUP, key->name, error, "“%s” has to be %s", key->name, expected);
            return FALSE;
        }
    }
    return TRUE;
}

void metadata_rebase_cover(Metadata *metadata, const char *input)
{
    g_autofree char *folder = g_path_get_dirname(input);
    if (metadata->cover && !g_path_is_absolute(metadata->cover) && strcmp(folder, ".") != 0) {
        char *rebased = g_build_filename(folder, metadata->cover, NULL);
        g_free(metadata->cover);
        metadata->cover = rebased;
    }
}

/* Adds what the key file NAME in FOLDER says and METADATA does not know, if there is that file. */
static gboolean read_conf(const char *folder, const char *name, Metadata *metadata, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        return TRUE;
    }
    gsize length;
    g_autofree char *text = file_read(path, CONF_LIMIT, &length, error);
    g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, error) : NULL;
    g_auto(Metadata) said = {0};
    if (!file || !read_keys(file, &said, error)) {
        return FALSE;
    }
    metadata_rebase_cover(&said, path);
    metadata_merge(metadata, &said, FALSE);
    return TRUE;
}

/* "article.conf" for "folder/article.txt"; NULL where that is the file itself. */
static char *conf_name(const char *input)
{
    g_autofree char *name = g_path_get_basename(input);
    char *dot = strrchr(name, '.');
    if (dot && dot > name) {
        if (strcmp(dot, ".conf") == 0) {
            return NULL;
        }
        *dot = '\0';
    }
    return g_strconcat(name, ".conf", NULL);
}

static void find_cover(const char *folder, Metadata *metadata)
{
    static const char *const names[] = {"cover.jpg", "cover.jpeg", "cover.png"};
    for (gsize i = 0; i < G_N_ELEMENTS(names) && !metadata->cover; i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            metadata->cover = strcmp(folder, ".") == 0 ? g_strdup(names[i]) : g_strdup(path);
        }
    }
}

gboolean metadata_read_beside(const char *input, Metadata *metadata, GError **error)
{
    if (strcmp(input, "-") == 0) {
        return TRUE;
    }
    g_autofree char *folder = g_path_get_dirname(input);
    g_autofree char *own = conf_name(input);
    if ((own && strcmp(own, "edition.conf") != 0 && !read_conf(folder, own, metadata, error)) ||
        !read_conf(folder, "edition.conf", metadata, error)) {
        return FALSE;
    }
    find_cover(folder, metadata);
    return TRUE;
}
