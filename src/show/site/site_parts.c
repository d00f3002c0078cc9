#include "show/site/site_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "package/html/page_date.h"
#include "package/html/page_parts.h"

gboolean site_put(const Site *site, const char *path, const char *contents, gsize length,
                  GError **error)
{
    g_autofree char *full = g_build_filename(site->folder, path, NULL);
    return file_update(full, contents, length, error);
}

gboolean site_put_page(const Site *site, const char *path, const char *first_lines,
                       const char *html, GError **error)
{
    html += g_str_has_prefix(html, SITE_DOCTYPE) ? strlen(SITE_DOCTYPE) : 0;
    g_autofree char *page = g_strconcat(first_lines, html, NULL);
    return site_put(site, path, page, strlen(page), error);
}

gboolean site_begins(const Site *site, const char *path, const char *first_lines)
{
    enum { ENOUGH = 160 };
    char begin[ENOUGH];
    g_autofree char *full = g_build_filename(site->folder, path, NULL);
    FILE *file = fopen(full, "re");
    if (!file) {
        return FALSE;
    }
    size_t length = strlen(first_lines);
    gboolean same = length <= sizeof begin && fread(begin, 1, length, file) == length &&
                    memcmp(begin, first_lines, length) == 0;
    fclose(file);
    return same;
}

const char *site_from_page(const Episode *episode, const char *path)
{
    gsize length = strlen(episode->folder);
    return g_str_has_prefix(path, episode->folder) && path[length] == '/' ? path + length + 1
                                                                          : path;
}

/* "Season 2, episode 3"; NULL where it has no number. */
static char *number_of(const Labels *labels, const Metadata *metadata)
{
    if (!metadata->number) {
        return NULL;
    }
    g_autofree char *episode = labels_with(labels, "episode", metadata->number);
    g_autofree char *season =
        metadata->season ? labels_with(labels, "season", metadata->season) : NULL;
    return season ? g_strdup_printf("%s · %s", season, episode) : g_steal_pointer(&episode);
}

void site_write_facts(Xml *xml, const Labels *labels, const Show *show, const Episode *episode)
{
    g_autofree char *date = page_date(episode->metadata.date, show->language);
    g_autofree char *length = page_minutes(episode->duration_ms);
    g_autofree char *number = number_of(labels, &episode->metadata);
    xml_open(xml, "p", "class", "facts", NULL);
    xml_element(xml, "time", date, "datetime", episode->metadata.date, NULL);
    xml_text(xml, " ", 1); /* the style puts points between */
    xml_element(xml, "span", length, NULL);
    if (number) {
        xml_text(xml, " ", 1);
        xml_element(xml, "span", number, NULL);
    }
    xml_close(xml);
}

/* Where one of Creative Commons' licences is to be read; NULL for others. */
static char *licence_address(const Show *show)
{
    static const char commons[] = "cc-";
    if (show->licence_url) {
        return g_strdup(show->licence_url);
    }
    g_autofree char *small = g_ascii_strdown(show->licence, -1);
    if (strcmp(small, "cc0-1.0") == 0) {
        return g_strdup("https://creativecommons.org/publicdomain/zero/1.0/");
    }
    char *version = strrchr(small, '-');
    if (!g_str_has_prefix(small, commons) || version <= small + strlen(commons)) {
        return NULL;
    }
    *version++ = '\0';
    return g_strdup_printf("https://creativecommons.org/licenses/%s/%s/", small + strlen(commons),
                           version);
}

/* A licence's name as people write it: "CC BY 4.0". */
static char *licence_name(const Show *show)
{
    if (show->licence_url || g_ascii_strncasecmp(show->licence, "cc", 2) != 0) {
        return g_strdup(show->licence);
    }
    char *name = g_ascii_strup(show->licence, -1);
    char *first = strchr(name, '-');
    char *last = strrchr(name, '-');
    if (first) {
        *first = *last = ' ';
    }
    return name;
}

void site_write_licence(Xml *xml, const Labels *labels, const Show *show, const char *rights)
{
    if (rights) {
        xml_element(xml, "p", rights, NULL);
    }
    if (show->licence) {
        g_autofree char *label = labels_get(labels, "licence");
        g_autofree char *name = licence_name(show);
        g_autofree char *address = licence_address(show);
        xml_open(xml, "p", NULL);
        xml_text(xml, label, -1);
        xml_text(xml, " ", -1);
        xml_element(xml, address ? "a" : "span", name, address ? "href" : NULL, address, "rel",
                    "license", NULL);
        xml_close(xml);
    }
}

void site_write_paragraphs(Xml *xml, const char *text, const char *class)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (*g_strstrip(*line)) {
            xml_element(xml, "p", *line, "class", class, NULL);
        }
    }
}

void site_write_copyable(Xml *xml, const Labels *labels, const char *label, const char *id,
                         const char *text, guint rows)
{
    g_autofree char *title = labels_get(labels, label);
    g_autofree char *copy = labels_get(labels, "copy");
    g_autofree char *copied = labels_get(labels, "copied");
    g_autofree char *height = g_strdup_printf("%u", rows);
    xml_open(xml, "div", "class", "copyable", NULL);
    xml_element(xml, "label", title, "for", id, NULL);
    if (rows > 1) {
        xml_element(xml, "textarea", text, "id", id, "rows", height, "readonly", "", "spellcheck",
                    "false", NULL);
    } else {
        xml_empty(xml, "input", "id", id, "type", "text", "value", text, "readonly", "", NULL);
    }
    xml_element(xml, "button", copy, "type", "button", "data-copy", id, "data-copied", copied,
                "hidden", "", NULL);
    xml_close(xml);
}

void site_write_label(Xml *xml, const Labels *labels, const char *element, const char *name,
                      const char *class)
{
    g_autofree char *text = labels_get(labels, name);
    xml_element(xml, element, text ? text : "", "class", class, NULL);
}

char *site_finish(Xml *xml)
{
    GString *html = xml_finish(xml);
    g_string_replace(html, "/>", ">", 0); /* a text's own ">" is escaped */
    return g_string_free(html, FALSE);
}
