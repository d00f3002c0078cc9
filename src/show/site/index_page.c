#include "show/site/index_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "package/html/page_parts.h"
#include "package/html/template.h"
#include "show/site/page_head.h"

#define TEMPLATE "show-pages/show.html"

typedef struct {
    const Site *site;
    const Labels *labels;
} IndexPage;

static char *policy(const Site *site)
{
    g_autofree char *style = g_strconcat(site->page_style, site->show_style, NULL);
    g_autofree char *style_hash = template_hash(style);
    g_autofree char *script_hash = template_hash(site->script);
    return g_strdup_printf("default-src 'none'; script-src %s; style-src %s; img-src 'self' data:; "
                           "base-uri 'none'; form-action 'none'",
                           script_hash, style_hash);
}

/* A link that podcast apps on this machine open, in place of the feed's "https". */
static char *app_address(const char *feed)
{
    const char *rest = strstr(feed, "://");
    return g_strconcat("podcast", rest ? rest : "://", NULL);
}

static char *subscribe(const Site *site, const Labels *labels)
{
    g_autofree char *feed = show_address(site->show, SITE_FEED);
    g_autofree char *app = app_address(feed);
    g_autofree char *open = labels_get(labels, "open-app");
    Xml *xml = xml_new(FALSE, NULL);
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
    return site_finish(xml);
}

static void write_episode(Xml *xml, const Site *site, const Labels *labels, const Episode *episode)
{
    g_autofree char *address = g_strconcat(episode->folder, "/", NULL);
    const char *language = g_ascii_strcasecmp(site->show->language, episode->metadata.language) == 0
                               ? NULL
                               : episode->metadata.language;
    xml_open(xml, "li", "lang", language, NULL);
    xml_open(xml, "h3", NULL);
    xml_element(xml, "a", episode->metadata.title, "href", address, NULL);
    xml_close(xml);
    if (episode->metadata.description) {
        xml_element(xml, "p", episode->metadata.description, "class", "summary", NULL);
    }
    site_write_facts(xml, labels, site->show, episode);
    xml_close(xml);
    xml_line(xml);
}

static char *episodes(const Site *site, const Labels *labels)
{
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "ol", "class", "list", NULL);
    xml_line(xml);
    for (guint i = 0; i < site->episodes->len; i++) {
        write_episode(xml, site, labels, g_ptr_array_index(site->episodes, i));
    }
    xml_close(xml);
    return site_finish(xml);
}

static char *people(const Site *site, const Labels *labels)
{
    Xml *xml = xml_new(FALSE, NULL);
    if (site->show->persons->len > 0) {
        site_write_label(xml, labels, "h2", "people", NULL);
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

/* Who makes the show, where that is not its title again. */
static char *author(const Show *show)
{
    Xml *xml = xml_new(FALSE, NULL);
    if (strcmp(show->author, show->title) != 0) {
        xml_element(xml, "p", show->author, "class", "by", NULL);
    }
    return site_finish(xml);
}

static char *description(const Site *site)
{
    Xml *xml = xml_new(FALSE, NULL);
    site_write_paragraphs(xml, site->show->description, "standfirst");
    return site_finish(xml);
}

static char *licence(const Site *site, const Labels *labels)
{
    Xml *xml = xml_new(FALSE, NULL);
    site_write_licence(xml, labels, site->show, site->show->copyright);
    return site_finish(xml);
}

/* The part called NAME; NULL for an unknown one. */
static char *part(const IndexPage *page, const char *name)
{
    static const char label[] = "label:";
    const Site *site = page->site;
    if (g_str_has_prefix(name, label)) {
        g_autofree char *text = labels_get(page->labels, name + strlen(label));
        return text ? page_attribute(text) : NULL;
    }
    if (strcmp(name, "language") == 0) {
        return page_attribute(site->show->language);
    }
    if (strcmp(name, "policy") == 0) {
        return policy(site);
    }
    if (strcmp(name, "head") == 0) {
        return page_head_show(site->show);
    }
    if (strcmp(name, "title") == 0) {
        return page_escape(site->show->title);
    }
    if (strcmp(name, "author") == 0) {
        return author(site->show);
    }
    if (strcmp(name, "cover") == 0) {
        return page_attribute(site->show->cover_name);
    }
    if (strcmp(name, "style") == 0) {
        return g_strconcat(site->page_style, site->show_style, NULL);
    }
    if (strcmp(name, "script") == 0) {
        return g_strdup(site->script);
    }
    if (strcmp(name, "description") == 0) {
        return description(site);
    }
    if (strcmp(name, "subscribe") == 0) {
        return subscribe(site, page->labels);
    }
    if (strcmp(name, "episodes") == 0) {
        return episodes(site, page->labels);
    }
    if (strcmp(name, "people") == 0) {
        return people(site, page->labels);
    }
    return strcmp(name, "licence") == 0 ? licence(site, page->labels) : NULL;
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

gboolean index_page_write(const Site *site, GError **error)
{
    g_autoptr(Labels) labels = labels_load(site->show->language, error);
    if (!labels) {
        return FALSE;
    }
    IndexPage page = {site, labels};
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    gboolean filled = file && template_put(TEMPLATE, file, fill, &page, error);
    if (!file || fclose(file) != 0) {
        g_assert_not_reached(); /* memory alone: GLib ends the program without it, too */
    }
    gboolean done = filled && site_put(site, SITE_INDEX, text, length, error);
    free(text);
    return done;
}
