#include "show/order.h"

#include <string.h>
#include <sys/stat.h>

#include "base/data_dir.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "cast/voice.h"
#include "document/parse.h"
#include "edition/lexicons.h"
#include "package/cover/picture.h"
#include "script/form/script_text.h"
#include "show/episode.h"
#include "show/summary.h"

void order_free(Order *order)
{
    if (order) {
        g_free(order->source);
        g_free(order->path);
        g_free(order->sha256);
        g_free(order->key);
        metadata_clear(&order->metadata);
        metadata_clear(&order->completed);
        g_free(order);
    }
}

/* ---- what the edition depends on ---- */

/* Notes when the file at PATH was changed. */
static void note_time(Order *order, const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0) {
        order->modified = MAX(order->modified, (gint64)status.st_mtim.tv_sec);
    }
}

/* A source is as old as its files, but not younger than a build that is to be the same again. */
static void limit_time(Order *order)
{
    guint64 epoch;
    const char *limit = g_getenv("SOURCE_DATE_EPOCH");
    if (limit && g_ascii_string_to_unsigned(limit, 10, 0, G_MAXINT64, &epoch, NULL)) {
        order->modified = MIN(order->modified, (gint64)epoch);
    }
}

static gboolean find_digest(Order *order, char *const *beside, FileDigests *files, GError **error)
{
    const char *known = file_digests_get(files, order->path);
    g_autofree char *read = known ? NULL : file_sha256(order->path, error); /* or why not */
    const char *source = known ? known : read;
    if (!source) {
        return FALSE;
    }
    note_time(order, order->path);
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, source);
    if (beside[0] && beside[1]) { /* the first is that of the source's own name */
        digest_add_text(&digest, file_digests_get(files, beside[0]));
        note_time(order, beside[0]);
    }
    limit_time(order);
    order->sha256 = digest_end_hex(&digest);
    return TRUE;
}

/* The pictures that may become the cover without being named; the show's own counts for all. */
static void add_covers_beside(Digest *digest, const Order *order, const Show *show,
                              FileDigests *files)
{
    static const char *const names[] = {"cover.jpg", "cover.jpeg", "cover.png"};
    g_autofree char *folder = g_path_get_dirname(order->path);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *cover = g_build_filename(folder, names[i], NULL);
        gboolean is_shows = strcmp(cover, show->cover) == 0;
        digest_add_text(digest, is_shows ? "show" : file_digests_get(files, cover));
    }
}

Order *order_new(const Show *show, const char *source, const char *common, FileDigests *files,
                 GError **error)
{
    g_autoptr(Order) order = g_new0(Order, 1);
    order->source = g_strdup(source);
    order->path = show_path(show, source);
    if (!g_utf8_validate(source, -1, NULL)) { /* neither the ledger nor a feed could say it */
        g_autofree char *shown = g_utf8_make_valid(order->path, -1);
        error_set(error, LECTERN_ERROR_INPUT, shown, "its name is not UTF-8: give it another one");
        return NULL;
    }
    g_auto(GStrv) beside = metadata_paths_beside(order->path);
    g_auto(GStrv) lexicons = lexicons_paths(order->path);
    if (!find_digest(order, beside, files, error)) {
        return NULL;
    }
    g_autofree char *name = g_path_get_basename(source);
    char **const lists[] = {beside, lexicons};
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, common);
    digest_add_text(&digest, name);
    digest_add_text(&digest, order->sha256);
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        for (char **path = lists[i]; *path; path++) {
            digest_add_text(&digest, file_digests_get(files, *path));
        }
    }
    add_covers_beside(&digest, order, show, files);
    order->key = digest_end_hex(&digest);
    return g_steal_pointer(&order);
}

char *order_key(const Order *order, const char *image, FileDigests *files)
{
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, order->key);
    digest_add_text(&digest, image ? file_digests_get(files, image) : NULL);
    return digest_end_hex(&digest);
}

char *order_common(const Show *show, FileDigests *files, GError **error)
{
    g_autofree char *data = data_path("");
    if (!g_file_test(data, G_FILE_TEST_IS_DIR)) {
        error_set(error, LECTERN_ERROR_INPUT, data, "the program's data are missing");
        return NULL;
    }
    g_autofree char *tree = file_digests_tree(files, data);
    const char *const texts[] = {LECTERN_VERSION,
                                 tree,
                                 show->title,
                                 show->author,
                                 show->language,
                                 show->copyright,
                                 show->preset,
                                 show->narrator,
                                 show->formats,
                                 show->cover_is_made ? "made" : show->cover_sha256,
                                 show->cast ? file_digests_get(files, show->cast) : NULL};
    Digest digest;
    digest_init(&digest);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        digest_add_text(&digest, texts[i]);
    }
    g_auto(GStrv) voices = voices_folders();
    for (char **folder = voices + 1; *folder; folder++) { /* the first is among the data */
        g_autofree char *own = file_digests_tree(files, *folder);
        digest_add_text(&digest, own);
    }
    digest_add_number(&digest, show->announce_speakers);
    digest_add_number(&digest, show->stereo);
    digest_add_number(&digest, show->is_serial);
    return digest_end_hex(&digest);
}

/* ---- what the source says ---- */

static gboolean refuse(const Order *order, const char *what, GError **error)
{
    error_set(error, LECTERN_ERROR_INPUT, order->path, "%s", what);
    return FALSE;
}

/* Takes over what DOCUMENT knows, and a summary of its text. */
static void take(Order *order, Document *document)
{
    metadata_rebase_cover(&document->metadata, order->path);
    metadata_merge(&order->metadata, &document->metadata, TRUE);
    order->completed.description = summary_of(document);
}

/* Whether DOCUMENT is more than a title: a draft may be none. */
static gboolean has_text(const Document *document)
{
    for (guint i = 0; i < document->blocks->len; i++) {
        BlockKind kind = document_block(document, i)->kind;
        if (kind != BLOCK_TITLE && kind != BLOCK_SCENE_BREAK && kind != BLOCK_MARKUP &&
            kind != BLOCK_PAGE) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean read_source(Order *order, GError **error)
{
    gsize length;
    g_autofree char *bytes = file_read(order->path, DOCUMENT_LIMIT, &length, error);
    if (!bytes) {
        return FALSE;
    }
    if (script_text_is(bytes, length)) {
        g_autoptr(Script) script = script_text_read(order->path, bytes, length, error);
        if (script) {
            take(order, script->document);
            g_free(order->metadata.language);
            order->metadata.language = g_strdup(script->language);
        }
        return script != NULL;
    }
    g_autoptr(Document) document = document_parse(order->path, bytes, length, FORMAT_GUESS, error);
    if (document && !has_text(document)) {
        return refuse(order, "there is nothing to read but its title", error);
    }
    if (document) {
        take(order, document);
    }
    return document != NULL;
}

/* The day that the name of SOURCE begins with: "2026-03-01-tide.md"; NULL for none. */
static char *day_of_name(const char *source)
{
    enum { DAY = 10 };
    g_autofree char *name = g_path_get_basename(source);
    return g_regex_match_simple("^\\d{4}-\\d\\d-\\d\\d(?!\\d)", name, 0, 0) ? g_strndup(name, DAY)
                                                                            : NULL;
}

static void complete(Order *order, const Show *show)
{
    Metadata *completed = &order->completed;
    completed->series = g_strdup(show->title);
    completed->creator = g_strdup(show->author);
    completed->language = g_strdup(show->language);
    completed->rights = g_strdup(show->copyright);
    completed->date = day_of_name(order->source);
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        if (metadata_value(&order->metadata, key)) {
            g_clear_pointer(metadata_place(completed, key), g_free);
        }
    }
    metadata_merge(&order->metadata, completed, FALSE);
}

static gboolean is_same_file(const char *a, const char *b)
{
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_ino == second.st_ino &&
           first.st_dev == second.st_dev;
}

static gboolean check_cover(Order *order, const Show *show, GError **error)
{
    char **cover = &order->metadata.cover;
    if (*cover && is_same_file(*cover, show->cover)) {
        g_clear_pointer(cover, g_free);
    }
    g_autoptr(Picture) picture = *cover ? picture_read(*cover, error) : NULL;
    return !*cover || (picture && picture_is_cover(picture, *cover, error));
}

static gboolean check(Order *order, const Show *show, GError **error)
{
    const Metadata *metadata = &order->metadata;
    gint64 time;
    if (!metadata->date) {
        return refuse(
            order, "has no date: write “date: 2026-03-01” at its top, or in a key file beside it",
            error);
    }
    if (!episode_time(metadata->date, &time)) {
        return refuse(order, "its date has to be a day or a time (“2026-03-01”)", error);
    }
    if (metadata->updated && !episode_time(metadata->updated, &time)) {
        return refuse(order, "what it is updated has to be a day or a time (“2026-03-01”)", error);
    }
    if (show->is_serial && !metadata->number) {
        return refuse(order, "has no number: an episode of a serial show has one (“episode: 3”)",
                      error);
    }
    return check_cover(order, show, error);
}

gboolean order_read(Order *order, const Show *show, GError **error)
{
    g_auto(Metadata) beside = {0};
    if (!metadata_read_beside(order->path, &beside, error) || !read_source(order, error)) {
        return FALSE;
    }
    metadata_merge(&order->metadata, &beside, FALSE);
    complete(order, show);
    return check(order, show, error);
}
