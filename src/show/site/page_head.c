#include "show/site/page_head.h"

#include "package/sync/xml.h"
#include "show/site/linked_data.h"
#include "show/site/share_image.h"
#include "show/site/site_parts.h"

static void meta(Xml *xml, const char *key, const char *name, const char *content)
{
    if (content) {
        xml_empty(xml, "meta", key, name, "content", content, NULL);
        xml_line(xml);
    }
}

static void property(Xml *xml, const char *name, const char *content)
{
    meta(xml, "property", name, content);
}

/* A link to PATH of the site, by its address. */
static void address_link(Xml *xml, const Show *show, const char *rel, const char *path,
                         const char *type, const char *title)
{
    g_autofree char *address = show_address(show, path);
    xml_empty(xml, "link", "rel", rel, "href", address, "type", type, "title", title, NULL);
    xml_line(xml);
}

/* What all pages have. PATH is the page's, SHARE its picture's. */
static void write_common(Xml *xml, const Show *show, const char *path, const char *title,
                         const char *description, const char *language, const char *share)
{
    g_autofree char *page = show_address(show, path);
    g_autofree char *picture = show_address(show, share);
    g_autofree char *width = g_strdup_printf("%d", SHARE_WIDTH);
    g_autofree char *height = g_strdup_printf("%d", SHARE_HEIGHT);
    g_autofree char *locale = g_strdelimit(g_strdup(language), "-", '_');
    address_link(xml, show, "canonical", path, NULL, NULL);
    address_link(xml, show, "alternate", SITE_FEED, "application/rss+xml", show->title);
    address_link(xml, show, "alternate", SITE_JSON_FEED, "application/feed+json", show->title);
    property(xml, "og:site_name", show->title);
    property(xml, "og:title", title);
    property(xml, "og:description", description);
    property(xml, "og:url", page);
    property(xml, "og:locale", locale);
    property(xml, "og:image", picture);
    property(xml, "og:image:type", "image/png");
    property(xml, "og:image:width", width);
    property(xml, "og:image:height", height);
    property(xml, "og:image:alt", title);
    meta(xml, "name", "twitter:card", "summary_large_image");
    meta(xml, "name", "robots", "max-image-preview:large");
}

char *page_head_show(const Show *show, const PageHeadList *list)
{
    gboolean own = *list->path == '\0';
    Xml *xml = xml_new(FALSE, NULL);
    meta(xml, "name", "description", own ? show->description : NULL);
    meta(xml, "name", "author", show->author);
    write_common(xml, show, list->path, list->title, show->description, show->language, SHARE_NAME);
    property(xml, "og:type", "website");
    if (list->before) {
        address_link(xml, show, "prev", list->before, NULL, NULL);
    }
    if (list->behind) {
        address_link(xml, show, "next", list->behind, NULL, NULL);
    }
    g_autofree char *head = site_finish(xml);
    g_autofree char *data = own ? linked_data_show(show) : NULL;
    return g_strconcat(head, data, NULL);
}

char *page_head_episode(const Show *show, const Episode *episode)
{
    const Metadata *metadata = &episode->metadata;
    g_autofree char *path = g_strconcat(episode->folder, "/", NULL);
    g_autofree char *share = g_strconcat(path, SHARE_NAME, NULL);
    g_autofree char *sound = show_address(show, episode->files[EPISODE_AUDIO].path);
    Xml *xml = xml_new(FALSE, NULL);
    write_common(xml, show, path, metadata->title, metadata->description, metadata->language,
                 share);
    property(xml, "og:type", "article");
    property(xml, "article:published_time", metadata->date);
    property(xml, "og:audio", sound);
    property(xml, "og:audio:type", episode->files[EPISODE_AUDIO].media_type);
    g_autofree char *head = site_finish(xml);
    g_autofree char *data = linked_data_episode(show, episode);
    return g_strconcat(head, data, NULL);
}
