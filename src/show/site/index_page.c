#include "show/site/index_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "package/html/page_date.h"
#include "package/html/page_parts.h"
#include "package/html/template.h"
#include "show/site/episode_list.h"
#include "show/site/page_head.h"

#define TEMPLATE "show-pages/show.html"

typedef struct {
    const Site *site;
    const Labels *labels;
    ListPage list;
} IndexPage;

/* ---- the parts of the page; the caller frees each ---- */

static char *language(const IndexPage *page)
{
    return page_attribute(page->site->show->language);
}

static char *policy(const IndexPage *page)
{
    const Site *site = page->site;
    g_autofree char *style = g_strconcat(site->page_style, site->show_style, NULL);
    g_autofree char *style_hash = template_hash(style);
    g_autofree char *script_hash = template_hash(site->script);
    return g_strdup_printf("default-src 'none'; script-src %s; style-src %s; img-src 'self' data:; "
                           "base-uri 'none'; form-action 'none'",
                           script_hash, style_hash);
}

static const char *date_at(const Site *site, guint index)
{
    const Episode *episode = g_ptr_array_index(site->episodes, index);
    return episode->metadata.date;
}

/* What a further page is called: "Page 2"; but where what is on it stays the same while its place
 * changes, from when to when its episodes are. NULL for the show's own page. */
static char *page_name(const IndexPage *page)
{
    const ListPage *list = &page->list;
    if (list->index == 0) {
        return NULL;
    }
    if (page->site->show->is_serial) {
        g_autofree char *number = g_strdup_printf("%u", list->index + 1);
        return labels_with(page->labels, "page", number);
    }
    return page_dates(date_at(page->site, list->end - 1), date_at(page->site, list->first),
                      page->site->show->language);
}

/* What the page is called in a browser's tabs and where it is shared. */
static char *full_title(const IndexPage *page)
{
    g_autofree char *name = page_name(page);
    const char *title = page->site->show->title;
    return name ? g_strdup_printf("%s · %s", title, name) : g_strdup(title);
}

static char *window_title(const IndexPage *page)
{
    g_autofree char *title = full_title(page);
    return page_escape(title);
}

static char *head(const IndexPage *page)
{
    g_autofree char *title = full_title(page);
    g_auto(ListPage) before = {0}, behind = {0};
    if (page->list.index > 0) {
        before = listing_page(page->site, page->list.index - 1);
    }
    if (page->list.index + 1 < listing_pages(page->site)) {
        behind = listing_page(page->site, page->list.index + 1);
    }
    const PageHeadList list = {.title = title,
                               .path = page->list.index > 0 ? page->list.name : "",
                               .before = page->list.index == 1 ? "" : before.name,
                               .behind = behind.name};
    return page_head_show(page->site->show, &list);
}

/* The show's title; on further pages it leads to the first. */
static char *title(const IndexPage *page)
{
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "h1", NULL);
    xml_element(xml, page->list.index > 0 ? "a" : "span", page->site->show->title,
                page->list.index > 0 ? "href" : NULL, "./", NULL);
    xml_close(xml);
    return site_finish(xml);
}

/* Who makes the show, where that is not its title again. */
static char *author(const IndexPage *page)
{
    const Show *show = page->site->show;
    Xml *xml = xml_new(FALSE, NULL);
    if (strcmp(show->author, show->title) != 0 && page->list.index == 0) {
        xml_element(xml, "p", show->author, "class", "by", NULL);
    }
    return site_finish(xml);
}

static char *cover(const IndexPage *page)
{
    return page_attribute(page->site->show->cover_name);
}

static char *style(const IndexPage *page)
{
    return g_strconcat(page->site->page_style, page->site->show_style, NULL);
}

static char *script(const IndexPage *page)
{
    return g_strdup(page->site->script);
}

static char *class(const IndexPage *page)
{
    return g_strdup(page->list.index > 0 ? "further" : "own");
}

static char *description(const IndexPage *page)
{
    Xml *xml = xml_new(FALSE, NULL);
    if (page->list.index == 0) {
        site_write_paragraphs(xml, page->site->show->description, "standfirst");
    }
    return site_finish(xml);
}

/* A link that podcast apps on this machine open, in place of the feed's "https". */
static char *app_address(const char *feed)
{
    const char *rest = strstr(feed, "://");
    return g_strconcat("podcast", rest ? rest : "://", NULL);
}

static char *subscribe(const IndexPage *page)
{
    if (page->list.index > 0) {
        return g_strdup("");
    }
    const Site *site = page->site;
    const Labels *labels = page->labels;
    g_autofree char *label = labels_get(labels, "subscribe");
    g_autofree char *feed = show_address(site->show, SITE_FEED);
    g_autofree char *app = app_address(feed);
    g_autofree char *open = labels_get(labels, "open-app");
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "section", "id", "subscribe", "aria-label", label, NULL);
    site_write_copyable(xml, labels, "feed-address", "feed", feed, 1);
    xml_open(xml, "p", "class", "ways", NULL);
    xml_element(xml, "a", open, "href", app, NULL);
    xml_text(xml, " ", 1);
    xml_element(xml, "a", "RSS", "href", SITE_FEED, "type", "application/rss+xml", NULL);
    xml_text(xml, " ", 1);
    xml_element(xml, "a", "JSON Feed", "href", SITE_JSON_FEED, "type", "application/feed+json",
                NULL);
    for (guint i = 0; i < site->show->funding->len; i++) {
        const ShowFunding *funding = show_funding(site->show, i);
        xml_text(xml, " ", 1);
        xml_element(xml, "a", funding->text, "class", "funding", "href", funding->url, NULL);
    }
    xml_close(xml);
    xml_close(xml);
    return site_finish(xml);
}

/* "Episodes", on further pages with the page's name. */
static char *list_title(const IndexPage *page)
{
    g_autofree char *episodes = labels_get(page->labels, "episodes");
    g_autofree char *name = page_name(page);
    g_autofree char *both = name ? g_strdup_printf("%s · %s", episodes, name) : NULL;
    return page_escape(both ? both : episodes);
}

static char *episodes(const IndexPage *page)
{
    g_autofree char *list = episode_list(page->site, page->labels, &page->list);
    g_autofree char *pages = episode_list_pages(page->site, page->labels, &page->list);
    return g_strconcat(list, pages, NULL);
}

static char *people(const IndexPage *page)
{
    const Site *site = page->site;
    Xml *xml = xml_new(FALSE, NULL);
    if (site->show->persons->len > 0) {
        site_write_label(xml, page->labels, "h2", "people", NULL);
        xml_open(xml, "ul", "class", "people", NULL);
        for (guint i = 0; i < site->show->persons->len; i++) {
            const ShowPerson *person = show_person(site->show, i);
            xml_open(xml, "li", NULL);
            xml_element(xml, person->url ? "a" : "span", person->name, person->url ? "href" : NULL,
                        person->url, NULL);
            xml_text(xml, " ", 1);
            xml_element(xml, "small", person->role, NULL);
            xml_close(xml);
        }
        xml_close(xml);
    }
    return site_finish(xml);
}

static char *licence(const IndexPage *page)
{
    const Show *show = page->site->show;
    Xml *xml = xml_new(FALSE, NULL);
    site_write_licence(xml, page->labels, show, show->copyright);
    return site_finish(xml);
}

static const struct {
    const char *name;
    char *(*write)(const IndexPage *page);
} parts[] = {
    {"language", language},
    {"policy", policy},
    {"head", head},
    {"window-title", window_title},
    {"class", class},
    {"title", title},
    {"author", author},
    {"cover", cover},
    {"style", style},
    {"script", script},
    {"description", description},
    {"subscribe", subscribe},
    {"list-title", list_title},
    {"episodes", episodes},
    {"people", people},
    {"licence", licence},
};

/* The part called NAME; NULL for an unknown one. */
static char *part(const IndexPage *page, const char *name)
{
    static const char label[] = "label:";
    if (g_str_has_prefix(name, label)) {
        g_autofree char *text = labels_get(page->labels, name + strlen(label));
        return text ? page_attribute(text) : NULL;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (strcmp(parts[i].name, name) == 0) {
            return parts[i].write(page);
        }
    }
    return NULL;
}

static gboolean fill(FILE *file, const char *name, gpointer data, GError **error)
{
    (void)error;
    g_autofree char *html = part(data, name);
    if (html) {
        fputs(html, file);
    }
    return html != NULL;
}

static gboolean write_page(IndexPage *page, GError **error)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    gboolean filled = file && template_put(TEMPLATE, file, fill, page, error);
    if (!file || fclose(file) != 0) {
        g_assert_not_reached(); /* memory alone: GLib ends the program without it, too */
    }
    gboolean own = page->list.index == 0;
    gboolean done =
        filled && site_put_page(page->site, page->list.name,
                                own ? page->site->first_lines : SITE_DOCTYPE, text, error);
    free(text);
    return done;
}

gboolean index_page_write(const Site *site, GError **error)
{
    g_autoptr(Labels) labels = labels_load(site->show->language, error);
    /* The show's own page last: it leads to the others. */
    for (guint i = labels ? listing_pages(site) : 0; i > 0; i--) {
        IndexPage page = {site, labels, listing_page(site, i - 1)};
        gboolean written = write_page(&page, error);
        list_page_clear(&page.list);
        if (!written) {
            return FALSE;
        }
    }
    return labels != NULL;
}
