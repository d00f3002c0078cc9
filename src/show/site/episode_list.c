#include "show/site/episode_list.h"

static void write_episode(Xml *xml, const Site *site, const Labels *labels, const Episode *episode,
                          const char *heading)
{
    g_autofree char *address = g_strconcat(episode->folder, "/", NULL);
    const char *language = g_ascii_strcasecmp(site->show->language, episode->metadata.language) == 0
                               ? NULL
                               : episode->metadata.language;
    xml_open(xml, "li", "lang", language, NULL);
    xml_open(xml, heading, "class", "title", NULL);
    xml_element(xml, "a", episode->metadata.title, "href", address, NULL);
    xml_close(xml);
    if (episode->metadata.description) {
        xml_element(xml, "p", episode->metadata.description, "class", "summary", NULL);
    }
    site_write_facts(xml, labels, site->show, episode);
    xml_close(xml);
    xml_line(xml);
}

/* ---- seasons ---- */

static const Episode *episode_at(const Site *site, guint index)
{
    return g_ptr_array_index(site->episodes, index);
}

static gboolean has_seasons(const Site *site)
{
    for (guint i = 0; site->show->is_serial && i < site->episodes->len; i++) {
        if (episode_at(site, i)->metadata.season) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The end of the episodes from FIRST on that are of one season, before END. */
static guint season_end(const Site *site, guint first, guint end)
{
    const char *season = episode_at(site, first)->metadata.season;
    guint i = first;
    while (i < end && g_strcmp0(episode_at(site, i)->metadata.season, season) == 0) {
        i++;
    }
    return i;
}

static void write_list(Xml *xml, const Site *site, const Labels *labels, const ListPage *page,
                       const char *heading)
{
    /* The newest one leads. */
    gboolean leads = page->index == 0 && !site->show->is_serial;
    xml_open(xml, "ol", "class", leads ? "list lead" : "list", NULL);
    xml_line(xml);
    for (guint i = page->first; i < page->end; i++) {
        write_episode(xml, site, labels, episode_at(site, i), heading);
    }
    xml_close(xml);
    xml_line(xml);
}

char *episode_list(const Site *site, const Labels *labels, const ListPage *page)
{
    Xml *xml = xml_new(FALSE, NULL);
    ListPage part = *page;
    if (!has_seasons(site)) {
        write_list(xml, site, labels, page, "h3");
        return site_finish(xml);
    }
    for (; part.first < page->end; part.first = part.end) {
        const char *season = episode_at(site, part.first)->metadata.season;
        part.end = season_end(site, part.first, page->end);
        g_autofree char *name = season ? labels_with(labels, "season", season) : NULL;
        if (name) {
            xml_element(xml, "h3", name, "class", "season", NULL);
            xml_line(xml);
        }
        write_list(xml, site, labels, &part, name ? "h4" : "h3");
    }
    return site_finish(xml);
}

/* ---- the other pages ---- */

static void write_step(Xml *xml, const Site *site, const Labels *labels, guint index,
                       const char *label, const char *rel)
{
    g_auto(ListPage) page = listing_page(site, index);
    g_autofree char *text = labels_get(labels, label);
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", text, "href", page.address, "rel", rel, NULL);
    xml_close(xml);
    xml_line(xml);
}

static void write_number(Xml *xml, const Site *site, const Labels *labels, guint index,
                         gboolean current)
{
    g_auto(ListPage) page = listing_page(site, index);
    g_autofree char *number = g_strdup_printf("%u", index + 1);
    g_autofree char *name = labels_with(labels, "page", number);
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", number, "href", page.address, "aria-label", name,
                current ? "aria-current" : NULL, "page", NULL);
    xml_close(xml);
    xml_line(xml);
}

char *episode_list_pages(const Site *site, const Labels *labels, const ListPage *page)
{
    enum { NEAR = 2 }; /* pages shown on both sides; the first and the last always are */
    guint pages = listing_pages(site);
    gboolean serial = site->show->is_serial, gap = FALSE;
    Xml *xml = xml_new(FALSE, NULL);
    if (pages == 1) {
        return site_finish(xml);
    }
    g_autofree char *label = labels_get(labels, "pages");
    xml_open(xml, "nav", "class", "pages", "aria-label", label, NULL);
    xml_open(xml, "ul", NULL);
    xml_line(xml);
    if (page->index > 0) {
        write_step(xml, site, labels, page->index - 1, serial ? "previous" : "newer", "prev");
    }
    for (guint i = 0; i < pages; i++) {
        guint distance = i > page->index ? i - page->index : page->index - i;
        if (i == 0 || i == pages - 1 || distance <= NEAR) {
            write_number(xml, site, labels, i, i == page->index);
            gap = FALSE;
        } else if (!gap) {
            xml_element(xml, "li", "…", NULL);
            xml_line(xml);
            gap = TRUE;
        }
    }
    if (page->index + 1 < pages) {
        write_step(xml, site, labels, page->index + 1, serial ? "next" : "older", "next");
    }
    xml_close(xml);
    xml_close(xml);
    return site_finish(xml);
}
