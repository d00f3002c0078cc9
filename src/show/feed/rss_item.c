#include <math.h>
#include <string.h>

#include "show/feed/feed_dates.h"
#include "show/feed/rss.h"
#include "show/feed/rss_person.h"
#include "show/feed/voice_person.h"

enum { MS_A_SECOND = 1000 };

static void line_element(Xml *xml, const char *name, const char *text)
{
    if (text) {
        xml_element(xml, name, text, NULL);
        xml_line(xml);
    }
}

static void number_element(Xml *xml, const char *name, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    line_element(xml, name, text);
}

static char *address_of(const Show *show, const EpisodeFile *file)
{
    return show_address(show, file->path);
}

static void write_enclosure(Xml *xml, const Show *show, const Episode *episode)
{
    const EpisodeFile *audio = &episode->files[EPISODE_AUDIO];
    g_autofree char *address = address_of(show, audio);
    g_autofree char *bytes = g_strdup_printf("%" G_GINT64_FORMAT, audio->bytes);
    xml_empty(xml, "enclosure", "url", address, "length", bytes, "type", audio->media_type, NULL);
    xml_line(xml);
    for (guint i = 0; i < episode->audio->len; i++) {
        const EpisodeAudio *other = &g_array_index(episode->audio, EpisodeAudio, i);
        g_autofree char *uri = address_of(show, other);
        g_autofree char *length = g_strdup_printf("%" G_GINT64_FORMAT, other->bytes);
        xml_open(xml, "podcast:alternateEnclosure", "type", other->media_type, "length", length,
                 NULL);
        xml_empty(xml, "podcast:source", "uri", uri, NULL);
        xml_close(xml);
        xml_line(xml);
    }
}

static void write_transcripts(Xml *xml, const Show *show, const Episode *episode)
{
    static const struct {
        EpisodeFileRole role;
        const char *relation;
    } transcripts[] = {
        {EPISODE_VTT, "captions"},
        {EPISODE_SRT, "captions"},
        {EPISODE_TRANSCRIPT_JSON, NULL},
        {EPISODE_TRANSCRIPT, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(transcripts); i++) {
        const EpisodeFile *file = &episode->files[transcripts[i].role];
        g_autofree char *address = address_of(show, file);
        xml_empty(xml, "podcast:transcript", "url", address, "type", file->media_type, "language",
                  episode->metadata.language, "rel", transcripts[i].relation, NULL);
        xml_line(xml);
    }
    const EpisodeFile *chapters = &episode->files[EPISODE_CHAPTERS];
    g_autofree char *address = address_of(show, chapters);
    xml_empty(xml, "podcast:chapters", "url", address, "type", chapters->media_type, NULL);
    xml_line(xml);
}

/* An item's persons stand for all: the show's are among them. */
static void write_persons(Xml *xml, const Show *show, const Episode *episode, const Labels *labels)
{
    for (guint i = 0; i < show->persons->len; i++) {
        const ShowPerson *person = show_person(show, i);
        rss_person(xml, person->name, person->role, person->group, person->url, person->image);
    }
    g_auto(GStrv) creators = metadata_list(episode->metadata.creator);
    for (char **creator = creators; *creator; creator++) {
        rss_person(xml, *creator, "author", "writing", NULL, NULL);
    }
    for (guint i = 0; i < episode->voices->len; i++) {
        const EpisodeVoice *voice = episode_voice(episode, i);
        g_autofree char *name = voice_person(voice, labels);
        rss_person(xml, name, voice->narrates ? "narrator" : "voice actor", "cast", NULL, NULL);
    }
}

/* iTunes takes whole numbers from 1; the podcast namespace decimal ones, too. */
static void write_numbers(Xml *xml, const Metadata *metadata)
{
    line_element(xml, "itunes:season", metadata->season);
    line_element(xml, "podcast:season", metadata->season);
    if (metadata->number) {
        double number = g_ascii_strtod(metadata->number, NULL);
        if (number >= 1.0 && number == floor(number)) {
            number_element(xml, "itunes:episode", (gint64)number);
        }
        line_element(xml, "podcast:episode", metadata->number);
    }
}

static void write_keywords(Xml *xml, const Metadata *metadata)
{
    g_auto(GStrv) subjects = metadata_list(metadata->subjects);
    if (!subjects[0]) {
        return;
    }
    g_autofree char *keywords = g_strjoinv(",", subjects);
    line_element(xml, "itunes:keywords", keywords);
    for (char **subject = subjects; *subject; subject++) {
        line_element(xml, "category", *subject);
    }
}

static void write_authors(Xml *xml, const Metadata *metadata)
{
    g_auto(GStrv) creators = metadata_list(metadata->creator);
    g_autofree char *names = g_strjoinv(", ", creators);
    line_element(xml, "itunes:author", names);
    for (char **creator = creators; *creator; creator++) {
        line_element(xml, "dc:creator", *creator);
    }
}

static void write_head(Xml *xml, const Show *show, const Episode *episode)
{
    const Metadata *metadata = &episode->metadata;
    g_autofree char *page = episode_page(show, episode);
    g_autofree char *date = feed_date_mail(episode->published);
    g_autofree char *summary = feed_summary(episode);
    line_element(xml, "title", metadata->title);
    line_element(xml, "itunes:title", metadata->title);
    line_element(xml, "link", page);
    xml_element(xml, "guid", episode->guid, "isPermaLink", "false", NULL);
    xml_line(xml);
    line_element(xml, "pubDate", date);
    line_element(xml, "itunes:subtitle", metadata->subtitle);
    line_element(xml, "description", summary);
    line_element(xml, "itunes:summary", summary);
    write_authors(xml, metadata);
    write_keywords(xml, metadata);
}

gboolean rss_item(Xml *xml, const FeedPage *page, guint index, GError **error)
{
    const Show *show = page->show;
    const Episode *episode = feed_episode(page, index);
    g_autofree char *article = feed_article(show, episode, error);
    if (!article) {
        return FALSE;
    }
    xml_open(xml, "item", NULL);
    xml_line(xml);
    write_head(xml, show, episode);
    line_element(xml, "content:encoded", article);
    write_enclosure(xml, show, episode);
    number_element(xml, "itunes:duration", (episode->duration_ms + MS_A_SECOND / 2) / MS_A_SECOND);
    line_element(xml, "itunes:explicit", show->is_explicit ? "true" : "false");
    line_element(xml, "itunes:episodeType", "full");
    write_numbers(xml, &episode->metadata);
    if (episode->has_own_cover) {
        g_autofree char *cover = address_of(show, &episode->files[EPISODE_COVER]);
        xml_empty(xml, "itunes:image", "href", cover, NULL);
        xml_line(xml);
    }
    write_transcripts(xml, show, episode);
    write_persons(xml, show, episode, page->labels);
    xml_close(xml);
    xml_line(xml);
    return TRUE;
}
