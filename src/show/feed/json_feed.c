/* JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
#include "base/json.h"
#include "show/feed/feed_dates.h"
#include "show/feed/feed_page.h"

enum { MS_A_SECOND = 1000, MS_DECIMALS = 3 };

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text) {
        json_object_set_new(object, key, json_string(text));
    }
}

/* Sets KEY to TEXT, which it takes over. */
static void take_text(json_t *object, const char *key, char *text)
{
    set_text(object, key, text);
    g_free(text);
}

static json_t *authors_json(const char *creator)
{
    json_t *authors = json_array();
    g_auto(GStrv) names = metadata_list(creator);
    for (char **name = names; *name; name++) {
        json_t *author = json_object();
        set_text(author, "name", *name);
        json_array_append_new(authors, author);
    }
    return authors;
}

static json_t *attachment_json(const Show *show, const Episode *episode, const EpisodeFile *file)
{
    json_t *attachment = json_object();
    take_text(attachment, "url", show_address(show, file->path));
    set_text(attachment, "mime_type", file->media_type);
    json_object_set_new(attachment, "size_in_bytes", json_integer(file->bytes));
    json_object_set_new(attachment, "duration_in_seconds",
                        json_rounded((double)episode->duration_ms / MS_A_SECOND, MS_DECIMALS));
    return attachment;
}

static json_t *attachments_json(const Show *show, const Episode *episode)
{
    json_t *attachments = json_array();
    json_array_append_new(attachments,
                          attachment_json(show, episode, &episode->files[EPISODE_AUDIO]));
    for (guint i = 0; i < episode->audio->len; i++) {
        json_array_append_new(
            attachments,
            attachment_json(show, episode, &g_array_index(episode->audio, EpisodeAudio, i)));
    }
    return attachments;
}

static json_t *item_json(const Show *show, const Episode *episode, GError **error)
{
    const Metadata *metadata = &episode->metadata;
    g_autofree char *article = feed_article(show, episode, error);
    if (!article) {
        return NULL;
    }
    json_t *item = json_object();
    set_text(item, "id", episode->guid);
    take_text(item, "url", episode_page(show, episode));
    set_text(item, "title", metadata->title);
    take_text(item, "summary", feed_summary(episode));
    set_text(item, "content_html", article);
    take_text(item, "date_published", feed_date_iso(episode->published));
    if (episode->changed > episode->published) {
        take_text(item, "date_modified", feed_date_iso(episode->changed));
    }
    take_text(item, "image",
              show_address(show, episode->has_own_cover ? episode->files[EPISODE_COVER].path
                                                        : show->cover_name));
    json_object_set_new(item, "authors", authors_json(metadata->creator));
    set_text(item, "language", metadata->language);
    g_auto(GStrv) subjects = metadata_list(metadata->subjects);
    json_t *tags = json_array();
    for (char **subject = subjects; *subject; subject++) {
        json_array_append_new(tags, json_string(*subject));
    }
    json_object_set_new(item, "tags", tags);
    json_object_set_new(item, "attachments", attachments_json(show, episode));
    return item;
}

static char *page_address(const FeedPage *page, guint number)
{
    g_autofree char *name =
        number > 0 ? g_strdup_printf(SITE_JSON_ARCHIVE, number) : g_strdup(SITE_JSON_FEED);
    return show_address(page->show, name);
}

static json_t *head_json(const FeedPage *page)
{
    const Show *show = page->show;
    guint older = page->number == 0 ? page->archives : page->number - 1;
    json_t *feed = json_object();
    set_text(feed, "version", "https://jsonfeed.org/version/1.1");
    set_text(feed, "title", show->title);
    set_text(feed, "home_page_url", show->url);
    take_text(feed, "feed_url", page_address(page, page->number));
    if (older > 0) {
        take_text(feed, "next_url", page_address(page, older));
    }
    set_text(feed, "description", show->description);
    take_text(feed, "icon", show_address(show, show->cover_name));
    json_object_set_new(feed, "authors", authors_json(show->author));
    set_text(feed, "language", show->language);
    return feed;
}

GString *json_feed_page(const FeedPage *page, GError **error)
{
    g_autoptr(json_t) feed = head_json(page);
    json_t *items = json_array();
    json_object_set_new(feed, "items", items);
    for (guint i = page->first; i < page->end; i++) {
        json_t *item = item_json(page->show, feed_episode(page, i), error);
        if (!item) {
            return NULL;
        }
        json_array_append_new(items, item);
    }
    char *text = json_page(feed);
    GString *written = g_string_new(text);
    free(text);
    return g_string_append_c(written, '\n');
}
