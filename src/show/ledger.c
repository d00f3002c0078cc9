#include "show/ledger.h"

#include <string.h>

#include "base/file.h"
#include "base/uuid.h"

enum { SLUG_LIMIT = 60 };

static LedgerEntry *entry_at(const Ledger *ledger, guint index)
{
    return g_ptr_array_index(ledger->entries, index);
}

LedgerEntry *ledger_find(const Ledger *ledger, const char *source, const char *sha256,
                         const char *guid, GHashTable *sources)
{
    LedgerEntry *by_name = NULL, *by_digest = NULL;
    for (guint i = 0; i < ledger->entries->len; i++) {
        LedgerEntry *entry = entry_at(ledger, i);
        if (guid && strcmp(entry->guid, guid) == 0) {
            return entry;
        }
        if (strcmp(entry->source, source) == 0) {
            by_name = entry;
        } else if (!by_digest && g_strcmp0(entry->sha256, sha256) == 0 &&
                   !g_hash_table_contains(sources, entry->source)) {
            by_digest = entry;
        }
    }
    return guid ? NULL : by_name ? by_name : by_digest;
}

static gboolean is_taken(const Ledger *ledger, const char *guid, const char *slug)
{
    for (guint i = 0; i < ledger->entries->len; i++) {
        const LedgerEntry *entry = entry_at(ledger, i);
        if (g_strcmp0(entry->guid, guid) == 0 || g_strcmp0(entry->slug, slug) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* "the-tide" for "articles/2026-03-01-The tide.md". */
static char *slug_of(const char *source)
{
    g_autofree char *name = g_path_get_basename(source);
    char *dot = strrchr(name, '.');
    if (dot && dot > name) {
        *dot = '\0';
    }
    g_autoptr(GRegex) date = g_regex_new("^\\d{4}-\\d\\d-\\d\\d[-_ ]+(?=.)", 0, 0, NULL);
    g_autofree char *rest = g_regex_replace_literal(date, name, -1, 0, "", 0, NULL);
    return file_slug(rest ? rest : name, SLUG_LIMIT);
}

static char *free_slug(const Ledger *ledger, const char *source)
{
    g_autofree char *base = slug_of(source);
    char *slug = g_strdup(base);
    for (guint number = 2; is_taken(ledger, NULL, slug); number++) {
        g_free(slug);
        slug = g_strdup_printf("%s-%u", base, number);
    }
    return slug;
}

static char *free_guid(const Ledger *ledger, const Show *show, const char *source)
{
    guint8 namespace[UUID_BYTES] = {0};
    uuid_parse(show->guid, namespace);
    char *guid = uuid_of(namespace, source);
    for (guint number = 2; is_taken(ledger, guid, NULL); number++) {
        g_autofree char *name = g_strdup_printf("%s %u", source, number);
        g_free(guid);
        guid = uuid_of(namespace, name);
    }
    return guid;
}

LedgerEntry *ledger_add(Ledger *ledger, const Show *show, const char *source, const char *guid)
{
    LedgerEntry *entry = g_new0(LedgerEntry, 1);
    entry->source = g_strdup(source);
    entry->guid = guid ? g_strdup(guid) : free_guid(ledger, show, source);
    entry->slug = free_slug(ledger, source);
    g_ptr_array_add(ledger->entries, entry);
    return entry;
}

void ledger_remove(Ledger *ledger, LedgerEntry *entry)
{
    g_ptr_array_remove(ledger->entries, entry);
}

void ledger_note_removed(Ledger *ledger, const char *folder)
{
    ledger_note_present(ledger, folder);
    g_ptr_array_add(ledger->removed, g_strdup(folder));
}

void ledger_note_present(Ledger *ledger, const char *folder)
{
    guint index;
    if (g_ptr_array_find_with_equal_func(ledger->removed, folder, g_str_equal, &index)) {
        g_ptr_array_remove_index(ledger->removed, index);
    }
}
