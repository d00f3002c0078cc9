#include "show/feed/rss.h"

#include "show/feed/feed_dates.h"
#include "show/feed/rss_person.h"

/* The namespaces, by the names that every reader knows them by. */
static void open_rss(Xml *xml)
{
    xml_open(xml, "rss", "version", "2.0", "xmlns:itunes",
             "http://www.itunes.com/dtds/podcast-1.0.dtd", "xmlns:podcast",
             "https://podcastindex.org/namespace/1.0", "xmlns:atom", "http://www.w3.org/2005/Atom",
             "xmlns:content", "http://purl.org/rss/1.0/modules/content/", "xmlns:dc",
             "http://purl.org/dc/elements/1.1/", "xmlns:fh",
             "http://purl.org/syndication/history/1.0", NULL);
    xml_open(xml, "channel", NULL);
    xml_line(xml);
}

static void line_element(Xml *xml, const char *name, const char *text)
{
    if (text) {
        xml_element(xml, name, text, NULL);
        xml_line(xml);
    }
}

static char *page_address(const FeedPage *page, guint number)
{
    g_autofree char *name =
        number > 0 ? g_strdup_printf(SITE_ARCHIVE, number) : g_strdup(SITE_FEED);
    return show_address(page->show, name);
}

static void write_link(Xml *xml, const FeedPage *page, const char *relation, guint number)
{
    g_autofree char *address = page_address(page, number);
    xml_empty(xml, "atom:link", "rel", relation, "href", address, "type", "application/rss+xml",
              NULL);
    xml_line(xml);
}

/* Links as RFC 5005 has them: of archives (section 4), and of pages (section 3), on which the
 * numbers go down, as archive 1 has the oldest. */
static void write_links(Xml *xml, const FeedPage *page)
{
    write_link(xml, page, "self", page->number);
    if (page->archives == 0) {
        return;
    }
    guint older = page->number == 0 ? page->archives : page->number - 1;
    write_link(xml, page, "first", 0);
    write_link(xml, page, "last", 1);
    if (older > 0) {
        write_link(xml, page, "next", older);
        write_link(xml, page, "prev-archive", older);
    }
    if (page->number > 0) {
        gboolean is_newest = page->number == page->archives;
        write_link(xml, page, "previous", is_newest ? 0 : page->number + 1);
        if (!is_newest) {
            write_link(xml, page, "next-archive", page->number + 1);
        }
        write_link(xml, page, "current", 0);
        xml_empty(xml, "fh:archive", NULL);
        xml_line(xml);
    }
}

static void write_image(Xml *xml, const Show *show)
{
    g_autofree char *cover = show_address(show, show->cover_name);
    xml_empty(xml, "itunes:image", "href", cover, NULL);
    xml_line(xml);
    xml_open(xml, "image", NULL);
    xml_element(xml, "url", cover, NULL);
    xml_element(xml, "title", show->title, NULL);
    xml_element(xml, "link", show->url, NULL);
    xml_close(xml);
    xml_line(xml);
}

static void write_categories(Xml *xml, const Show *show)
{
    for (guint i = 0; i < show->categories->len; i++) {
        const ShowCategory *category = show_category(show, i);
        xml_open(xml, "itunes:category", "text", category->name, NULL);
        if (category->below) {
            xml_empty(xml, "itunes:category", "text", category->below, NULL);
        }
        xml_close(xml);
        xml_line(xml);
    }
}

static void write_podcast(Xml *xml, const Show *show)
{
    line_element(xml, "podcast:guid", show->guid);
    line_element(xml, "podcast:medium", show->medium);
    xml_element(xml, "podcast:locked", show->is_locked ? "yes" : "no", "owner", show->email, NULL);
    xml_line(xml);
    if (show->licence) {
        xml_element(xml, "podcast:license", show->licence, "url", show->licence_url, NULL);
        xml_line(xml);
    }
    for (guint i = 0; i < show->funding->len; i++) {
        const ShowFunding *funding = show_funding(show, i);
        xml_element(xml, "podcast:funding", funding->text, "url", funding->url, NULL);
        xml_line(xml);
    }
    for (guint i = 0; i < show->persons->len; i++) {
        const ShowPerson *person = show_person(show, i);
        rss_person(xml, person->name, person->role, person->group, person->url, person->image);
    }
}

static void write_channel(Xml *xml, const FeedPage *page)
{
    const Show *show = page->show;
    g_autofree char *editor = g_strdup_printf("%s (%s)", show->email, show->owner);
    line_element(xml, "title", show->title);
    line_element(xml, "link", show->url);
    line_element(xml, "description", show->description);
    line_element(xml, "language", show->language);
    line_element(xml, "copyright", show->copyright);
    line_element(xml, "managingEditor", editor);
    line_element(xml, "generator", "Lectern " LECTERN_VERSION);
    if (page->built > 0) { /* 0: there is no episode yet */
        g_autofree char *built = feed_date_mail(page->built);
        line_element(xml, "lastBuildDate", built);
    }
    write_links(xml, page);
    write_image(xml, show);
    line_element(xml, "itunes:author", show->author);
    xml_open(xml, "itunes:owner", NULL);
    xml_element(xml, "itunes:name", show->owner, NULL);
    xml_element(xml, "itunes:email", show->email, NULL);
    xml_close(xml);
    xml_line(xml);
    write_categories(xml, show);
    line_element(xml, "itunes:explicit", show->is_explicit ? "true" : "false");
    line_element(xml, "itunes:type", show->is_serial ? "serial" : "episodic");
    write_podcast(xml, show);
}

GString *rss_page(const FeedPage *page, GError **error)
{
    g_autoptr(Xml) xml = xml_new(TRUE, NULL);
    open_rss(xml);
    write_channel(xml, page);
    for (guint i = page->first; i < page->end; i++) {
        if (!rss_item(xml, page, i, error)) {
            return NULL;
        }
    }
    xml_close(xml);
    xml_close(xml);
    return xml_finish(g_steal_pointer(&xml));
}
