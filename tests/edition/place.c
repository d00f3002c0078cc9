#include "edition/place.h"

#include <string.h>

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"
#include "edition/folder.h"

int make_place(void **state)
{
    Place *place = g_new0(Place, 1);
    /* In memory where there is such a place: hundreds of runs are killed below. */
    const char *parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir();
    g_autofree char *top = g_build_filename(parent, "lectern-folder-XXXXXX", NULL);
    place->top = g_strdup(g_mkdtemp(top));
    g_assert_nonnull(place->top);
    place->target = g_build_filename(place->top, "an-edition", NULL);
    *state = place;
    return 0;
}

int remove_place(void **state)
{
    Place *place = *state;
    g_assert_true(file_remove_tree(place->top, NULL));
    g_free(place->top);
    g_free(place->target);
    g_free(place);
    return 0;
}

void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    FILE *file = fopen(path, "we");
    g_assert_nonnull(file);
    (void)fputs(text, file);
    g_assert_cmpint(fclose(file), ==, 0);
}

char *get(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : NULL;
}

gboolean has(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

guint count_entries(const char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    guint count = 0;
    while (entries && g_dir_read_name(entries)) {
        count++;
    }
    return count;
}

void write_edition(const char *folder, int version)
{
    g_autofree char *text = g_strdup_printf("version %d\n", version);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    g_autoptr(GString) manifest = g_string_new("{\"format\": \"lectern-edition/1\", \"files\": [");
    for (int i = 0; i < FILES; i++) {
        g_autofree char *name = g_strdup_printf("%02d.mp3", i);
        put(folder, name, text);
        g_string_append_printf(manifest, "{\"name\": \"%s\", \"sha256\": \"%s\"}, ", name, sum);
    }
    put(folder, "script.txt", text);
    g_string_append_printf(manifest,
                           "{\"name\": \"script.txt\", \"sha256\": \"%s\"}], "
                           "\"version\": %d}\n",
                           sum, version);
    put(folder, "edition.json", manifest->str);
}

int edition_version(const char *folder)
{
    g_autofree char *manifest = get(folder, "edition.json");
    const char *key = manifest ? strstr(manifest, "\"version\": ") : NULL;
    int version = key ? (int)g_ascii_strtoll(key + strlen("\"version\": "), NULL, 10) : 0;
    g_autofree char *expected = g_strdup_printf("version %d\n", version);
    for (int i = 0; i < FILES; i++) {
        g_autofree char *name = g_strdup_printf("%02d.mp3", i);
        g_autofree char *text = get(folder, name);
        if (!text || strcmp(text, expected) != 0) {
            return 0;
        }
    }
    return version;
}

void publish(const char *target, int version)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(target, &error);
    assert_null(error);
    write_edition(folder_work_path(folder), version);
    assert_true(folder_commit(folder, &error));
}

void assert_refused(const char *path, const char *because)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(path, &error);
    assert_null(folder);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    if (!strstr(error->message, because)) {
        fail_msg("%s", error->message);
    }
}
