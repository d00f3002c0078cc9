/* The ledger's file, read and written. */
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "show/ledger.h"

enum { LEDGER_LIMIT = 64 << 20 };

static void entry_free(gpointer data)
{
    LedgerEntry *entry = data;
    g_free(entry->guid);
    g_free(entry->slug);
    g_free(entry->source);
    g_free(entry->sha256);
    g_free(entry->key);
    g_free(entry->edition);
    g_free(entry->image);
    g_free(entry);
}

void ledger_free(Ledger *ledger)
{
    if (ledger) {
        g_free(ledger->path);
        g_ptr_array_unref(ledger->entries);
        g_ptr_array_unref(ledger->removed);
        g_free(ledger);
    }
}

/* ---- reading: nothing in it is believed, as it makes paths ---- */

static gboolean has_only(const char *text, const char *characters)
{
    return *text && strspn(text, characters) == strlen(text);
}

static gboolean is_slug(const char *text)
{
    return has_only(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

/* A folder that may be removed: "episodes/SLUG/", or one edition in it. */
static gboolean is_site_folder(const char *text)
{
    return g_regex_match_simple("^" SITE_EPISODES "/[a-z0-9-]+/([0-9a-f]+/)?$", text, 0, 0);
}

/* NULL where ENTRY is as it has to be, else what is wrong. */
static const char *fault_of(const LedgerEntry *entry)
{
    return !*entry->guid                                                     ? "a guid is empty"
           : !is_slug(entry->slug)                                           ? "a slug is none"
           : entry->edition && !has_only(entry->edition, "0123456789abcdef") ? "an edition is none"
                                                                             : NULL;
}

static gboolean refuse(const Ledger *ledger, const char *what, GError **error)
{
    error_set(error, LECTERN_ERROR_SYNTAX, ledger->path, "%s", what);
    return FALSE;
}

static gboolean read_entry(Ledger *ledger, json_t *value, GHashTable *seen, GError **error)
{
    const char *guid, *slug, *source, *sha256 = NULL, *key = NULL, *edition = NULL, *image = NULL;
    json_int_t changed = 0;
    json_error_t why;
    if (json_unpack_ex(value, &why, 0, "{s:s, s:s, s:s, s?s, s?s, s?s, s?s, s?I}", "guid", &guid,
                       "slug", &slug, "source", &source, "sha256", &sha256, "key", &key, "edition",
                       &edition, "image", &image, "changed", &changed) != 0) {
        return refuse(ledger, why.text, error);
    }
    LedgerEntry *entry = g_new0(LedgerEntry, 1);
    *entry = (LedgerEntry){.guid = g_strdup(guid),
                           .slug = g_strdup(slug),
                           .source = g_strdup(source),
                           .sha256 = g_strdup(sha256),
                           .key = g_strdup(key),
                           .edition = g_strdup(edition),
                           .image = g_strdup(image),
                           .changed = changed};
    g_ptr_array_add(ledger->entries, entry);
    const char *fault = fault_of(entry);
    g_autofree char *as_slug = g_strconcat("/", slug, NULL); /* no guid begins so by chance */
    if (!fault && (!g_hash_table_add(seen, g_strdup(guid)) ||
                   !g_hash_table_add(seen, g_steal_pointer(&as_slug)))) {
        fault = "two episodes have the same guid or slug";
    }
    return !fault || refuse(ledger, fault, error);
}

static gboolean read_removed(Ledger *ledger, const json_t *values, GError **error)
{
    gsize index;
    json_t *value;
    json_array_foreach(values, index, value)
    {
        const char *folder = json_string_value(value);
        if (!folder || !is_site_folder(folder)) {
            return refuse(ledger, "a removed folder is none of the site's", error);
        }
        g_ptr_array_add(ledger->removed, g_strdup(folder));
    }
    return TRUE;
}

static gboolean read_all(Ledger *ledger, const char *text, gsize length, GError **error)
{
    json_error_t why;
    g_autoptr(json_t) json = json_loadb(text, length, JSON_REJECT_DUPLICATES, &why);
    if (!json) {
        error_set_at(error, LECTERN_ERROR_SYNTAX, ledger->path, (guint)MAX(why.line, 1),
                     (guint)MAX(why.column, 1), "%s", why.text);
        return FALSE;
    }
    const char *format;
    json_t *episodes, *removed = NULL;
    if (json_unpack_ex(json, &why, 0, "{s:s, s:o, s?o}", "format", &format, "episodes", &episodes,
                       "removed", &removed) != 0) {
        return refuse(ledger, why.text, error);
    }
    if (strcmp(format, LEDGER_FORMAT) != 0 || !json_is_array(episodes)) {
        return refuse(ledger, "is not of the format " LEDGER_FORMAT, error);
    }
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gsize index;
    json_t *value;
    json_array_foreach(episodes, index, value)
    {
        if (!read_entry(ledger, value, seen, error)) {
            return FALSE;
        }
    }
    return read_removed(ledger, removed, error);
}

Ledger *ledger_load(const Show *show, GError **error)
{
    g_autoptr(Ledger) ledger = g_new0(Ledger, 1);
    ledger->path = show_path(show, SHOW_LEDGER);
    ledger->entries = g_ptr_array_new_with_free_func(entry_free);
    ledger->removed = g_ptr_array_new_with_free_func(g_free);
    if (!g_file_test(ledger->path, G_FILE_TEST_EXISTS)) {
        return g_steal_pointer(&ledger);
    }
    gsize length;
    g_autofree char *text = file_read(ledger->path, LEDGER_LIMIT, &length, error);
    return text && read_all(ledger, text, length, error) ? g_steal_pointer(&ledger) : NULL;
}

/* ---- writing ---- */

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text) {
        json_object_set_new(object, key, json_string(text));
    }
}

static json_t *entry_json(const LedgerEntry *entry)
{
    json_t *object = json_object();
    set_text(object, "source", entry->source);
    set_text(object, "guid", entry->guid);
    set_text(object, "slug", entry->slug);
    set_text(object, "edition", entry->edition);
    set_text(object, "image", entry->image);
    if (entry->changed > 0) {
        json_object_set_new(object, "changed", json_integer(entry->changed));
    }
    set_text(object, "sha256", entry->sha256);
    set_text(object, "key", entry->key);
    return object;
}

static int compare_sources(gconstpointer a, gconstpointer b)
{
    const LedgerEntry *first = *(const LedgerEntry *const *)a;
    const LedgerEntry *second = *(const LedgerEntry *const *)b;
    int order = strcmp(first->source, second->source);
    return order != 0 ? order : strcmp(first->guid, second->guid);
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

gboolean ledger_save(const Ledger *ledger, GError **error)
{
    g_ptr_array_sort(ledger->entries, compare_sources);
    g_ptr_array_sort(ledger->removed, compare_texts);
    g_autoptr(json_t) json = json_object();
    json_object_set_new(json, "format", json_string(LEDGER_FORMAT));
    json_t *episodes = json_array();
    for (guint i = 0; i < ledger->entries->len; i++) {
        json_array_append_new(episodes, entry_json(g_ptr_array_index(ledger->entries, i)));
    }
    json_object_set_new(json, "episodes", episodes);
    json_t *removed = json_array();
    for (guint i = 0; i < ledger->removed->len; i++) {
        json_array_append_new(removed, json_string(g_ptr_array_index(ledger->removed, i)));
    }
    json_object_set_new(json, "removed", removed);
    char *page = json_page(json);
    g_autofree char *text = g_strconcat(page, "\n", NULL);
    free(page);
    return file_update(ledger->path, text, strlen(text), error);
}
