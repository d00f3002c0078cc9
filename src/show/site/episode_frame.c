#include "show/site/episode_frame.h"

#include <string.h>

#include "package/html/page_date.h"
#include "package/html/page_parts.h"

#define HOME "../../"

/* The language of the show's name, where the page's is another one. */
static const char *show_language(const Show *show, const Episode *episode)
{
    return g_ascii_strcasecmp(show->language, episode->metadata.language) == 0 ? NULL
                                                                               : show->language;
}

char *episode_frame_top(const Site *site, const Labels *labels, const Episode *episode)
{
    g_autofree char *subscribe = labels_get(labels, "subscribe");
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "header", "class", "show-head", NULL);
    xml_element(xml, "a", site->show->title, "class", "show-name", "href", HOME, "lang",
                show_language(site->show, episode), NULL);
    xml_element(xml, "a", subscribe, "class", "subscribe", "href", HOME "#subscribe", NULL);
    xml_close(xml);
    return site_finish(xml);
}

/* A row of what is known: WHAT in NAME's words. */
static void write_row(Xml *xml, const Labels *labels, const char *name, const char *what)
{
    site_write_label(xml, labels, "dt", name, NULL);
    xml_element(xml, "dd", what, NULL);
}

static void write_facts(Xml *xml, const Labels *labels, const Show *show, const Episode *episode)
{
    g_autofree char *published = page_date(episode->metadata.date, episode->metadata.language);
    g_autofree char *length = page_minutes(episode->duration_ms);
    g_auto(GStrv) creators = metadata_list(episode->metadata.creator);
    g_autofree char *by = g_strjoinv(", ", creators);
    xml_open(xml, "dl", NULL);
    write_row(xml, labels, "published", published);
    if (episode->changed > episode->published) {
        g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(episode->changed);
        g_autofree char *date = g_date_time_format(when, "%Y-%m-%d");
        g_autofree char *changed = page_date(date, episode->metadata.language);
        write_row(xml, labels, "updated", changed);
    }
    write_row(xml, labels, "length", length);
    write_row(xml, labels, "author", by);
    for (guint i = 0; i < show->persons->len; i++) {
        const ShowPerson *person = show_person(show, i);
        g_autofree char *role = g_utf8_strup(person->role, 1);
        xml_open(xml, "dt", NULL);
        xml_text(xml, role, -1);
        xml_text(xml, person->role + strlen(role), -1);
        xml_close(xml);
        xml_open(xml, "dd", NULL);
        xml_element(xml, person->url ? "a" : "span", person->name, person->url ? "href" : NULL,
                    person->url, NULL);
        xml_close(xml);
    }
    xml_close(xml);
}

/* A link to FILE, called NAME, which is saved rather than shown where SIZED: with its size. */
static void write_file(Xml *xml, const Episode *episode, const EpisodeFile *file, const char *name,
                       gboolean sized)
{
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", name, "href", site_from_page(episode, file->path), "type",
                file->media_type, sized ? "download" : NULL, "", NULL);
    if (sized) {
        g_autofree char *size = g_format_size((guint64)file->bytes);
        xml_text(xml, " ", 1);
        xml_element(xml, "span", size, NULL);
    }
    xml_close(xml);
}

/* An audio file's name for people: what its name ends in. */
static char *format_name(const EpisodeFile *file)
{
    const char *dot = strrchr(file->path, '.');
    return g_ascii_strup(dot ? dot + 1 : file->media_type, -1);
}

static void write_files(Xml *xml, const Labels *labels, const Episode *episode)
{
    g_autofree char *transcript = labels_get(labels, "transcript");
    site_write_label(xml, labels, "h3", "download", NULL);
    xml_open(xml, "ul", "class", "files", NULL);
    g_autofree char *main_name = format_name(&episode->files[EPISODE_AUDIO]);
    write_file(xml, episode, &episode->files[EPISODE_AUDIO], main_name, TRUE);
    for (guint i = 0; i < episode->audio->len; i++) {
        const EpisodeFile *file = &g_array_index(episode->audio, EpisodeAudio, i);
        g_autofree char *name = format_name(file);
        write_file(xml, episode, file, name, TRUE);
    }
    xml_close(xml);
    xml_element(xml, "h3", transcript, NULL);
    xml_open(xml, "ul", "class", "files", NULL);
    write_file(xml, episode, &episode->files[EPISODE_TRANSCRIPT], "HTML", FALSE);
    write_file(xml, episode, &episode->files[EPISODE_VTT], "WebVTT", FALSE);
    write_file(xml, episode, &episode->files[EPISODE_SRT], "SubRip", FALSE);
    write_file(xml, episode, &episode->files[EPISODE_TRANSCRIPT_JSON], "JSON", FALSE);
    xml_close(xml);
}

/* What a page elsewhere needs to have the player in it. */
static char *embed_code(const Show *show, const Labels *labels, const Episode *episode)
{
    g_autofree char *page = episode_page(show, episode);
    g_autofree char *listen = labels_get(labels, "listen");
    g_autofree char *title = g_strdup_printf("%s: %s", listen, episode->metadata.title);
    g_autofree char *escaped = page_attribute(title);
    return g_strdup_printf("<iframe src=\"%s" EMBED_NAME "\" title=\"%s\" width=\"100%%\" "
                           "height=\"%d\" style=\"border:0\" loading=\"lazy\" "
                           "allow=\"autoplay\"></iframe>",
                           page, escaped, EMBED_HEIGHT);
}

static void write_embed(Xml *xml, const Show *show, const Labels *labels, const Episode *episode)
{
    g_autofree char *code = embed_code(show, labels, episode);
    xml_open(xml, "details", NULL);
    site_write_label(xml, labels, "summary", "embed", NULL);
    site_write_copyable(xml, labels, "embed-help", "embed-code", code, 6);
    xml_close(xml);
}

static void write_neighbour(Xml *xml, const Labels *labels, const Site *site, guint index,
                            const char *name, const char *rel)
{
    xml_open(xml, "li", "class", rel, NULL);
    if (index < site->episodes->len) {
        const Episode *episode = g_ptr_array_index(site->episodes, index);
        g_autofree char *address = g_strconcat("../", episode->slug, "/", NULL);
        xml_open(xml, "a", "href", address, "rel", rel, NULL);
        site_write_label(xml, labels, "span", name, NULL);
        xml_element(xml, "b", episode->metadata.title, NULL);
        xml_close(xml);
    }
    xml_close(xml);
}

/* The newer episode is the one before in the list; of a serial show the next one is behind. */
static void write_neighbours(Xml *xml, const Labels *labels, const Site *site, guint index)
{
    gboolean serial = site->show->is_serial;
    g_autofree char *label = labels_get(labels, "episodes");
    xml_open(xml, "nav", "class", "neighbours", "aria-label", label, NULL);
    xml_open(xml, "ul", NULL);
    write_neighbour(xml, labels, site, serial ? index - 1 : index + 1,
                    serial ? "previous" : "older", "prev");
    write_neighbour(xml, labels, site, serial ? index + 1 : index - 1, serial ? "next" : "newer",
                    "next");
    xml_close(xml);
    xml_open(xml, "p", NULL);
    g_autofree char *all = labels_get(labels, "all-episodes");
    xml_element(xml, "a", all, "href", HOME, NULL);
    xml_close(xml);
    xml_close(xml);
}

char *episode_frame_end(const Site *site, const Labels *labels, guint index)
{
    const Episode *episode = g_ptr_array_index(site->episodes, index);
    const Metadata *metadata = &episode->metadata;
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "section", "class", "about-episode", "aria-labelledby", "about-episode", NULL);
    g_autofree char *about = labels_get(labels, "about");
    xml_element(xml, "h2", about, "id", "about-episode", NULL);
    if (metadata->description) {
        site_write_paragraphs(xml, metadata->description, "summary");
    }
    write_facts(xml, labels, site->show, episode);
    write_files(xml, labels, episode);
    write_embed(xml, site->show, labels, episode);
    xml_open(xml, "div", "class", "licence", NULL);
    /* The player's own foot has the article's rights. */
    site_write_licence(xml, labels, site->show, metadata->rights ? NULL : site->show->copyright);
    xml_close(xml);
    xml_close(xml);
    write_neighbours(xml, labels, site, index);
    return site_finish(xml);
}

char *episode_frame_card(const Site *site, const Labels *labels, const Episode *episode)
{
    g_autofree char *page = episode_page(site->show, episode);
    g_autofree char *read = labels_get(labels, "read-along");
    const char *cover = site_from_page(episode, episode->files[EPISODE_COVER].path);
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "div", "class", "card", NULL);
    xml_empty(xml, "img", "src", cover, "alt", "", "width", "88", "height", "88", NULL);
    xml_open(xml, "div", NULL);
    xml_element(xml, "p", site->show->title, "class", "show-name", "lang",
                show_language(site->show, episode), NULL);
    xml_element(xml, "p", episode->metadata.title, "class", "title", "role", "heading",
                "aria-level", "1", NULL);
    xml_close(xml);
    xml_element(xml, "a", read, "class", "read", "href", page, "target", "_blank", "rel",
                "noopener", NULL);
    xml_close(xml);
    return site_finish(xml);
}
