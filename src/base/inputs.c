#include "base/inputs.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/data_dir.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file_sha256.h"
#include "base/json.h"

#define FILES "files"
#define WARNINGS "warnings"

struct Inputs {
    char *own_data;    /* below it nothing is noted */
    GHashTable *files; /* path -> SHA-256, or "" for one that is missing */
    GPtrArray *warnings;
    gboolean is_repeatable, has_all;
};

static _Thread_local Inputs *watching;

Inputs *inputs_new(void)
{
    Inputs *inputs = g_new0(Inputs, 1);
    g_autofree char *data = data_path("");
    inputs->own_data = g_strconcat(data, G_DIR_SEPARATOR_S, NULL);
    inputs->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    inputs->warnings = g_ptr_array_new_with_free_func(g_free);
    inputs->is_repeatable = TRUE;
    return inputs;
}

void inputs_free(Inputs *inputs)
{
    if (!inputs) {
        return;
    }
    if (watching == inputs) {
        watching = NULL;
    }
    g_free(inputs->own_data);
    g_hash_table_unref(inputs->files);
    g_ptr_array_unref(inputs->warnings);
    g_free(inputs);
}

static void note_warning(const char *line)
{
    if (watching) {
        g_ptr_array_add(watching->warnings, g_strdup(line));
    }
}

void inputs_watch(Inputs *inputs)
{
    warn_tell(note_warning);
    watching = inputs;
}

void inputs_end_reading(Inputs *inputs)
{
    inputs->has_all = TRUE;
}

/* Notes SHA256, which is taken over. A file that was read twice with other bytes changes while it
 * is used: nobody can say which of them counted. */
static void note(Inputs *inputs, const char *path, char *sha256)
{
    const char *known = g_hash_table_lookup(inputs->files, path);
    if (known && strcmp(known, sha256) != 0) {
        inputs->is_repeatable = FALSE;
    }
    g_hash_table_insert(inputs->files, g_strdup(path), sha256);
}

static gboolean is_file(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

void inputs_note_read(const char *path, int fd, gconstpointer bytes, gsize length)
{
    if (!watching || watching->has_all || g_str_has_prefix(path, watching->own_data)) {
        return;
    }
    if (fd == STDIN_FILENO || !is_file(fd)) {
        watching->is_repeatable = FALSE;
        return;
    }
    Digest digest;
    digest_init(&digest);
    digest_add(&digest, bytes, length);
    note(watching, path, digest_end_hex(&digest));
}

/* The SHA-256 of the file at PATH; NULL where there is none: a pipe is not touched, since what is
 * read of it is gone. */
static char *sha256_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? file_sha256(path, NULL) : NULL;
}

void inputs_add_file(Inputs *inputs, const char *path)
{
    char *sha256 = sha256_of(path);
    if (sha256) {
        note(inputs, path, sha256);
    } else {
        inputs->is_repeatable = FALSE;
    }
}

static gboolean exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

gboolean input_exists(const char *path)
{
    if (exists(path)) {
        return TRUE;
    }
    if (watching && !watching->has_all) {
        note(watching, path, g_strdup(""));
    }
    return FALSE;
}

json_t *inputs_json(const Inputs *inputs)
{
    if (!inputs->is_repeatable) {
        return NULL;
    }
    g_autoptr(json_t) noted = json_object();
    json_t *files = json_object();
    json_t *warnings = json_array();
    json_object_set_new(noted, FILES, files);
    json_object_set_new(noted, WARNINGS, warnings);
    GHashTableIter all;
    gpointer path, sha256;
    g_hash_table_iter_init(&all, inputs->files);
    while (g_hash_table_iter_next(&all, &path, &sha256)) {
        if (json_object_set_new(files, path, json_string(sha256)) != 0) {
            return NULL;
        }
    }
    for (guint i = 0; i < inputs->warnings->len; i++) {
        if (json_array_append_new(warnings, json_string(inputs->warnings->pdata[i])) != 0) {
            return NULL;
        }
    }
    return g_steal_pointer(&noted);
}

static gboolean holds(const char *path, const char *sha256)
{
    if (!*sha256) {
        return !exists(path);
    }
    g_autofree char *now = sha256_of(path);
    return now && strcmp(now, sha256) == 0;
}

gboolean inputs_hold(const json_t *noted)
{
    json_t *files = json_object_get(noted, FILES);
    const char *path;
    json_t *sha256;
    json_object_foreach(files, path, sha256)
    {
        if (!json_is_string(sha256) || !holds(path, json_string_value(sha256))) {
            return FALSE;
        }
    }
    return json_is_object(files);
}

void inputs_warn_again(const json_t *noted)
{
    gsize index;
    json_t *line;
    json_array_foreach(json_object_get(noted, WARNINGS), index, line)
    {
        fprintf(stderr, "%s\n", json_string_value(line) ? json_string_value(line) : "");
    }
}
