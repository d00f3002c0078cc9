#include "edition/tamper.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "base/json.h"
#include "cmocka_headers.h"
#include "edition/check.h"
#include "edition/edition.h"
#include "edition/seal.h"

json_t *load(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    json_t *json = json_load_file(path, 0, NULL);
    assert_non_null(json);
    return json;
}

void store(const char *folder, const char *name, const json_t *json)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *page = json_page(json);
    assert_true(file_write(path, page, strlen(page), NULL));
    free(page);
}

void reseal(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    g_autoptr(json_t) manifest = load(folder, EDITION_MANIFEST);
    json_object_set_new(manifest, SEAL_KEY, json_string(SEAL_EMPTY));
    char *page = json_page(manifest);
    seal_set(page, strlen(page));
    assert_true(file_write(path, page, strlen(page), NULL));
    free(page);
}

void refresh(const char *folder)
{
    g_autoptr(json_t) manifest = load(folder, EDITION_MANIFEST);
    gsize index;
    json_t *file;
    json_array_foreach(json_object_get(manifest, "files"), index, file)
    {
        const char *name = json_string_value(json_object_get(file, "name"));
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *sha256 = file_sha256(path, NULL);
        GStatBuf status;
        assert_int_equal(g_stat(path, &status), 0);
        json_object_set_new(file, "bytes", json_integer(status.st_size));
        json_object_set_new(file, "sha256", json_string(sha256));
    }
    store(folder, EDITION_MANIFEST, manifest);
    reseal(folder);
}

char *verdict(const char *folder)
{
    CheckSummary summary;
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    if (!edition_check(folder, NULL, &summary, NULL, problems, &error)) {
        assert_non_null(error);
        return g_strdup_printf("%s\n", error->message);
    }
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < problems->len; i++) {
        const char *line = g_ptr_array_index(problems, i);
        assert_null(strchr(line, '\n'));
        g_string_append_printf(lines, "%s\n", line);
    }
    return g_string_free(lines, FALSE);
}

void assert_whole(const char *folder)
{
    g_autofree char *lines = verdict(folder);
    assert_string_equal(lines, "");
}

void assert_fault(const char *folder, const char *because)
{
    g_autofree char *lines = verdict(folder);
    if (!strstr(lines, because)) {
        fail_msg("expected “%s”, got:\n%s", because, *lines ? lines : "nothing");
    }
}
