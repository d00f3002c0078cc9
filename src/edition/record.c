#include "edition/record.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/data_dir.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "base/json.h"
#include "edition/edition.h"
#include "edition/folder.h"
#include "edition/manifest.h"
#include "package/cover/cover.h"
#include "performance/fingerprint.h"

#define NAME "name"
#define INPUTS "inputs"
#define MANIFEST "edition"

/* Far more than a record has: some paths, and warnings. */
enum { RECORD_LIMIT = 1 << 20 };

struct EditionRecord {
    json_t *json;
};

/* ---- the order ---- */

static void add_tree(const char *path, gpointer digest)
{
    fingerprint_add_tree(digest, path);
}

char *edition_order_key(const GPtrArray *options, const GPtrArray *voices)
{
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, EDITION_FORMAT);
    for (guint i = 0; i < options->len; i++) {
        digest_add_text(&digest, options->pdata[i]);
    }
    digest_add_text(&digest, g_getenv("SOURCE_DATE_EPOCH"));
    digest_add_text(&digest, g_get_user_config_dir());
    fingerprint_add_program(&digest);
    g_autofree char *data = data_path("");
    fingerprint_add_tree(&digest, data);
    g_auto(GStrv) folders = voices_folders();
    for (char **folder = folders; *folder; folder++) {
        fingerprint_add_tree(&digest, *folder);
    }
    fingerprint_add_engines(&digest, voices);
    cover_each_source(add_tree, &digest);
    return digest_end_hex(&digest);
}

/* ---- the record ---- */

static const char *text_of(const EditionRecord *record, const char *key)
{
    return json_string_value(json_object_get(record->json, key));
}

static char *read_entry(Cache *cache, const char *key, gsize *length)
{
    guint64 size;
    int fd = cache_find(cache, key, &size);
    if (fd < 0) {
        return NULL;
    }
    char *text = size <= RECORD_LIMIT ? g_malloc(size) : NULL;
    if (text && pread(fd, text, size, 0) != (ssize_t)size) {
        g_clear_pointer(&text, g_free);
    }
    close(fd);
    *length = size;
    return text;
}

EditionRecord *edition_record_find(Cache *cache, const char *key)
{
    gsize length;
    g_autofree char *text = read_entry(cache, key, &length);
    g_autoptr(json_t) json = text ? json_loadb(text, length, 0, NULL) : NULL;
    EditionRecord found = {json};
    if (!json || !text_of(&found, NAME) || !text_of(&found, MANIFEST) ||
        !inputs_hold(json_object_get(json, INPUTS))) {
        return NULL;
    }
    EditionRecord *record = g_new(EditionRecord, 1);
    record->json = g_steal_pointer(&json);
    return record;
}

void edition_record_free(EditionRecord *record)
{
    if (record) {
        json_decref(record->json);
        g_free(record);
    }
}

const char *edition_record_name(const EditionRecord *record)
{
    return text_of(record, NAME);
}

void edition_record_warn(const EditionRecord *record)
{
    inputs_warn_again(json_object_get(record->json, INPUTS));
}

void edition_record_keep(Cache *cache, const char *key, const Inputs *inputs, const char *name,
                         const char *manifest_sha256)
{
    json_t *noted = inputs_json(inputs);
    if (!noted) {
        return;
    }
    g_autoptr(json_t) json = json_object();
    json_object_set_new(json, NAME, json_string(name));
    json_object_set_new(json, MANIFEST, json_string(manifest_sha256));
    json_object_set_new(json, INPUTS, noted);
    char *text = json_line(json);
    CacheEntry *entry = cache_entry_new(cache, key);
    cache_entry_add(entry, text, strlen(text));
    cache_entry_close(entry);
    free(text);
}

/* ---- the proof ---- */

/* Whether NAME in FOLDER is a file, no link, with so many BYTES (any number where negative) and
 * this SHA256. */
static gboolean has_file(const char *folder, const char *name, gint64 bytes, const char *sha256)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
        (bytes >= 0 && status.st_size != bytes)) {
        return FALSE;
    }
    g_autofree char *found = file_sha256(path, NULL);
    return found && strcmp(found, sha256) == 0;
}

gboolean edition_record_holds(const EditionRecord *record, const char *folder)
{
    if (!folder_is_at_rest(folder) ||
        !has_file(folder, EDITION_MANIFEST, -1, text_of(record, MANIFEST))) {
        return FALSE;
    }
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, NULL);
    gboolean is_whole = manifest != NULL;
    for (guint i = 0; is_whole && i < manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(manifest, i);
        is_whole = has_file(folder, file->name, file->bytes, file->sha256);
    }
    return is_whole;
}
