#include "show/place.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "base/file_tree.h"
#include "edition/edition.h"
#include "edition/flush.h"
#include "show/episode.h"

/* Digits of the digest that an edition's name has: two of a show's are never the same. */
enum { NAME_DIGITS = 12 };

/* Beside editions, one that is on its way there. */
#define PLACING ".placing"

/* The name of the edition in FOLDER: edition.json has the digests of all its files. */
static char *name_of(const char *folder, GError **error)
{
    g_autofree char *manifest = g_build_filename(folder, EDITION_MANIFEST, NULL);
    g_autofree char *sha256 = file_sha256(manifest, error);
    return sha256 ? g_strndup(sha256, NAME_DIGITS) : NULL;
}

/* Moves the folder FROM to TO on another disk, where the site may be; TO appears whole there, too.
 */
static gboolean carry(const char *from, const char *to, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(to);
    g_autofree char *beside = g_build_filename(parent, PLACING, NULL);
    if (!file_remove_tree(beside, error) || !file_tree_copy(from, beside, error)) {
        return FALSE;
    }
    if (rename(beside, to) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, to, errno, "cannot be put into place");
        return FALSE;
    }
    return file_remove_tree(from, error);
}

static gboolean move(const char *from, const char *to, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(to);
    if (g_mkdir_with_parents(parent, 0777) != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, parent, errno, "cannot make the folder");
        return FALSE;
    }
    gboolean renamed = rename(from, to) == 0;
    if (!renamed && errno == EXDEV) {
        if (!carry(from, to, error)) {
            return FALSE;
        }
    } else if (!renamed) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, to, errno, "cannot be put into place");
        return FALSE;
    }
    flush_parent(to);
    return TRUE;
}

static void replace(char **place, const char *value)
{
    g_free(*place);
    *place = g_strdup(value);
}

/* Notes when the source was changed, where it was: never the same time again. */
static void note_change(LedgerEntry *entry, const Order *order)
{
    gint64 before = 0;
    if (entry->edition && g_strcmp0(entry->sha256, order->sha256) != 0) {
        (void)episode_time(order->metadata.date, &before);
        before = MAX(before, entry->changed);
        entry->changed = MAX(order->modified, before + 1);
    }
}

/* Whether the edition NAME is there among those of ENTRY and whole: then it is the same. */
static gboolean is_there(const Show *show, const LedgerEntry *entry, const char *name)
{
    LedgerEntry with = *entry;
    with.edition = (char *)name;
    g_autoptr(Episode) episode = episode_load(show, &with, NULL);
    return episode != NULL;
}

gboolean place_edition(const Show *show, Ledger *ledger, LedgerEntry *entry, const Order *order,
                       const char *key, const char *folder, GError **error)
{
    g_autofree char *name = name_of(folder, error);
    if (!name) {
        return FALSE;
    }
    g_autofree char *path = g_strconcat(SITE_EPISODES "/", entry->slug, "/", name, NULL);
    g_autofree char *place = show_site_path(show, path);
    /* What is there already is not needed twice, not even until the run has ended. */
    gboolean placed = is_there(show, entry, name)
                          ? file_remove_tree(folder, error)
                          : file_remove_tree(place, error) && move(folder, place, error);
    if (!placed) {
        return FALSE;
    }
    note_change(entry, order);
    replace(&entry->sha256, order->sha256);
    replace(&entry->key, key);
    replace(&entry->edition, name);
    g_autofree char *image = order->metadata.cover ? show_name(show, order->metadata.cover) : NULL;
    replace(&entry->image, image);
    g_autofree char *noted = g_strconcat(path, "/", NULL);
    g_autofree char *above = g_strconcat(SITE_EPISODES "/", entry->slug, "/", NULL);
    ledger_note_present(ledger, noted);
    ledger_note_present(ledger, above);
    return TRUE;
}

/* ---- what is no more ---- */

/* The names in FOLDER that are neither hidden nor files; the caller frees them. */
static GPtrArray *folders_in(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (name[0] != '.' && g_file_test(path, G_FILE_TEST_IS_DIR) &&
            !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    return names;
}

static const LedgerEntry *entry_of(const Ledger *ledger, const char *slug)
{
    for (guint i = 0; i < ledger->entries->len; i++) {
        const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
        if (strcmp(entry->slug, slug) == 0) {
            return entry;
        }
    }
    return NULL;
}

static gboolean is_edition(const char *name)
{
    return strlen(name) == NAME_DIGITS && strspn(name, "0123456789abcdef") == NAME_DIGITS;
}

static gboolean remove_folder(const Show *show, Ledger *ledger, const char *path, GError **error)
{
    g_autofree char *place = show_site_path(show, path);
    if (!file_remove_tree(place, error)) {
        return FALSE;
    }
    g_autofree char *noted = g_strconcat(path, "/", NULL);
    ledger_note_removed(ledger, noted);
    return TRUE;
}

static gboolean prune_editions(const Show *show, Ledger *ledger, const LedgerEntry *entry,
                               GError **error)
{
    g_autofree char *above = g_strconcat(SITE_EPISODES "/", entry->slug, NULL);
    g_autofree char *folder = show_site_path(show, above);
    g_autofree char *placing = g_build_filename(folder, PLACING, NULL);
    g_autoptr(GPtrArray) names = folders_in(folder);
    if (!file_remove_tree(placing, error)) { /* a run was killed */
        return FALSE;
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat(above, "/", name, NULL);
        if (is_edition(name) && g_strcmp0(name, entry->edition) != 0 &&
            !remove_folder(show, ledger, path, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean place_prune(const Show *show, Ledger *ledger, GError **error)
{
    g_autofree char *folder = show_site_path(show, SITE_EPISODES);
    g_autoptr(GPtrArray) slugs = folders_in(folder);
    for (guint i = 0; i < slugs->len; i++) {
        const char *slug = g_ptr_array_index(slugs, i);
        const LedgerEntry *entry = entry_of(ledger, slug);
        g_autofree char *path = g_strconcat(SITE_EPISODES "/", slug, NULL);
        gboolean ours = strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(slug);
        if (entry ? !prune_editions(show, ledger, entry, error)
                  : ours && !remove_folder(show, ledger, path, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
