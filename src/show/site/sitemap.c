#include "show/site/sitemap.h"

#include <string.h>

#include "show/site/listing.h"

static void write_page(Xml *xml, const char *address, gint64 changed)
{
    g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(changed);
    g_autofree char *date = when ? g_date_time_format(when, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    xml_open(xml, "url", NULL);
    xml_element(xml, "loc", address, NULL);
    if (date) {
        xml_element(xml, "lastmod", date, NULL);
    }
    xml_close(xml);
    xml_line(xml);
}

/* When the newest of the episodes from FIRST to END was changed. */
static gint64 newest(const Site *site, guint first, guint end)
{
    gint64 time = 0;
    for (guint i = first; i < end; i++) {
        const Episode *episode = g_ptr_array_index(site->episodes, i);
        time = MAX(time, episode->changed);
    }
    return time;
}

static void write_lists(Xml *xml, const Site *site)
{
    guint pages = listing_pages(site);
    for (guint i = 0; i < pages; i++) {
        g_auto(ListPage) page = listing_page(site, i);
        g_autofree char *address = show_address(site->show, i > 0 ? page.name : "");
        write_page(xml, address,
                   i > 0 ? newest(site, page.first, page.end)
                         : newest(site, 0, site->episodes->len));
    }
}

static gboolean write_map(const Site *site, GError **error)
{
    Xml *xml = xml_new(TRUE, NULL);
    xml_open(xml, "urlset", "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9", NULL);
    xml_line(xml);
    write_lists(xml, site);
    for (guint i = 0; i < site->episodes->len; i++) {
        const Episode *episode = g_ptr_array_index(site->episodes, i);
        g_autofree char *address = episode_page(site->show, episode);
        write_page(xml, address, episode->changed);
    }
    xml_close(xml);
    g_autoptr(GString) map = xml_finish(xml);
    return site_put(site, SITE_MAP, map->str, map->len, error);
}

/* Robots ask for it at the host's root alone. */
static gboolean write_robots(const Site *site, GError **error)
{
    const char *host = strstr(site->show->url, "://");
    const char *path = host ? strchr(host + strlen("://"), '/') : NULL;
    if (!path || strcmp(path, "/") != 0) {
        return TRUE;
    }
    g_autofree char *map = show_address(site->show, SITE_MAP);
    g_autofree char *text = g_strdup_printf("User-agent: *\nAllow: /\n\nSitemap: %s\n", map);
    return site_put(site, "robots.txt", text, strlen(text), error);
}

gboolean sitemap_write(const Site *site, GError **error)
{
    return write_map(site, error) && write_robots(site, error);
}
