#include "show/feed/feed.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "show/feed/feed_page.h"

/* Of a description directories take this many bytes. */
enum { ARTICLE_LIMIT = 64 << 20, SUMMARY_LIMIT = 4000 };

/* A kind of feed. */
typedef struct {
    const char *name;
    GString *(*page)(const FeedPage *page, GError **error);
    char *(*archive)(guint number);
} Kind;

static char *rss_archive(guint number)
{
    return g_strdup_printf(SITE_ARCHIVE, number);
}

static char *json_archive(guint number)
{
    return g_strdup_printf(SITE_JSON_ARCHIVE, number);
}

/* The feed that directories read comes last. */
static const Kind kinds[] = {
    {SITE_JSON_FEED, json_feed_page, json_archive},
    {SITE_FEED, rss_page, rss_archive},
};

char *feed_article(const Show *show, const Episode *episode, GError **error)
{
    g_autofree char *path = show_site_path(show, episode->files[EPISODE_ARTICLE].path);
    gsize length;
    g_autofree char *text = file_read(path, ARTICLE_LIMIT, &length, error);
    if (text && !g_utf8_validate_len(text, length, NULL)) {
        error_set(error, LECTERN_ERROR_CHECK, path, "is not UTF-8 text");
        return NULL;
    }
    return g_steal_pointer(&text);
}

char *feed_summary(const Episode *episode)
{
    const Metadata *metadata = &episode->metadata;
    const char *text = metadata->description ? metadata->description
                       : metadata->subtitle  ? metadata->subtitle
                                             : metadata->title;
    const char *end = text + strlen(text);
    while (end - text > SUMMARY_LIMIT) {
        end = g_utf8_find_prev_char(text, end);
    }
    return g_strndup(text, (gsize)(end - text));
}

/* When the newest of the sources of PAGE was published or changed: of an archive, which is to stay
 * as it is when others come, only its own. */
static gint64 newest(const FeedPage *page)
{
    gint64 time = 0;
    for (guint i = page->first; i < (page->number == 0 ? page->episodes->len : page->end); i++) {
        time = MAX(time, feed_episode(page, i)->changed);
    }
    return time;
}

void feed_page_turn(FeedPage *page, guint number)
{
    guint length = page->show->feed_length, all = page->episodes->len;
    page->number = number;
    page->archives = all < 2 * length ? 0 : (all - length) / length;
    page->first = number == 0 ? 0 : all - number * length;
    page->end = number == 0 ? all - page->archives * length : page->first + length;
    page->built = newest(page);
}

static gboolean write_page(const Kind *kind, const FeedPage *page, const char *folder,
                           GError **error)
{
    g_autoptr(GString) text = kind->page(page, error);
    g_autofree char *name = page->number > 0 ? kind->archive(page->number) : g_strdup(kind->name);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return text && file_update(path, text->str, text->len, error);
}

/* Removes archives behind the last one. */
static gboolean remove_rest(const Kind *kind, guint archives, const char *folder, GError **error)
{
    for (guint number = archives + 1;; number++) {
        g_autofree char *name = kind->archive(number);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (unlink(path) != 0) {
            if (errno == ENOENT) {
                return TRUE;
            }
            error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot remove");
            return FALSE;
        }
    }
}

gboolean feed_write(const Show *show, const GPtrArray *episodes, const char *folder, GError **error)
{
    g_autoptr(Labels) labels = labels_load(show->language, error);
    if (!labels) {
        return FALSE;
    }
    FeedPage page = {.show = show, .labels = labels, .episodes = episodes};
    feed_page_turn(&page, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        guint archives = page.archives;
        for (guint number = 1; number <= archives + 1; number++) {
            feed_page_turn(&page, number > archives ? 0 : number);
            if (!write_page(&kinds[i], &page, folder, error)) {
                return FALSE;
            }
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (!remove_rest(&kinds[i], page.archives, folder, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
