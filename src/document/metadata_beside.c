/* The key files and the cover that stand beside a source. */
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/inputs.h"
#include "base/key_file.h"
#include "document/metadata.h"

#define GROUP "edition"
#define FOLDER_CONF "edition.conf"

enum { CONF_LIMIT = 1 << 20 };

/* All names of keys, with the file's own as far as they are other names for these. */
static gboolean knows_keys(const KeyFile *file, char **names, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        g_ptr_array_add(known, (gpointer)key->name);
    }
    for (char **name = names; *name; name++) {
        const MetadataKey *key = metadata_key(*name, TRUE);
        if (key && g_strv_contains(key->synonyms, *name)) {
            g_ptr_array_add(known, *name);
        }
    }
    g_ptr_array_add(known, NULL);
    return key_file_knows(file, GROUP, (const char *const *)known->pdata, error);
}

/* Sets what the key called NAME says, once. */
static gboolean read_key(const KeyFile *file, const char *name, Metadata *metadata, GError **error)
{
    const MetadataKey *key = metadata_key(name, TRUE);
    if (metadata_value(metadata, key)) {
        key_file_error(file, GROUP, name, error, "“%s” says again what another key has said (%s)",
                       name, key->name);
        return FALSE;
    }
    g_autofree char *value = key_file_string(file, GROUP, name, error);
    if (!value) {
        return FALSE;
    }
    const char *expected = metadata_set(metadata, key, value);
    if (expected) {
        key_file_error(file, GROUP, name, error, "“%s” has to be %s", name, expected);
    }
    return !expected;
}

static gboolean read_keys(const KeyFile *file, Metadata *metadata, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(key_file_keys(file), NULL);
    for (char **group = groups; *group; group++) {
        if (strcmp(*group, GROUP) != 0) {
            key_file_error(file, *group, NULL, error, "[%s] is not known here, only [" GROUP "]",
                           *group);
            return FALSE;
        }
    }
    g_auto(GStrv) names = g_key_file_get_keys(key_file_keys(file), GROUP, NULL, NULL);
    if (!names) {
        return TRUE;
    }
    if (!knows_keys(file, names, error)) {
        return FALSE;
    }
    for (char **name = names; *name; name++) {
        if (!read_key(file, *name, metadata, error)) {
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

/* Adds what the key file at PATH says and METADATA does not know, if there is that file. */
static gboolean read_conf(const char *path, Metadata *metadata, GError **error)
{
    if (!input_exists(path)) {
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

char **metadata_paths_beside(const char *input)
{
    g_autofree char *folder = g_path_get_dirname(input);
    g_autofree char *own = conf_name(input);
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    const char *const names[] = {own, FOLDER_CONF};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (names[i] && (i > 0 || strcmp(names[i], FOLDER_CONF) != 0)) {
            g_autofree char *path = g_build_filename(folder, names[i], NULL);
            g_strv_builder_add(paths, path);
        }
    }
    return g_strv_builder_end(paths);
}

static void find_cover(const char *folder, Metadata *metadata)
{
    static const char *const names[] = {"cover.jpg", "cover.jpeg", "cover.png"};
    for (gsize i = 0; i < G_N_ELEMENTS(names) && !metadata->cover; i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        if (input_exists(path) && g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            metadata->cover = strcmp(folder, ".") == 0 ? g_strdup(names[i]) : g_strdup(path);
        }
    }
}

gboolean metadata_read_beside(const char *input, Metadata *metadata, GError **error)
{
    if (strcmp(input, "-") == 0) {
        return TRUE;
    }
    g_auto(GStrv) paths = metadata_paths_beside(input);
    for (char **path = paths; *path; path++) {
        if (!read_conf(*path, metadata, error)) {
            return FALSE;
        }
    }
    g_autofree char *folder = g_path_get_dirname(input);
    find_cover(folder, metadata);
    return TRUE;
}
