#include "package/html/page_parts.h"

#include <string.h>

#include "package/html/embed.h"
#include "package/html/frame.h"
#include "package/html/page_date.h"
#include "package/sync/heard_words.h"
#include "package/sync/markup_colours.h"
#include "package/sync/markup_ids.h"
#include "package/sync/times.h"
#include "package/sync/xml.h"

char *page_escape(const char *text)
{
    g_autoptr(Xml) xml = xml_new(FALSE, NULL);
    xml_text(xml, text, -1);
    return g_string_free(xml_finish(g_steal_pointer(&xml)), FALSE);
}

char *page_attribute(const char *text)
{
    g_autofree char *escaped = page_escape(text);
    g_auto(GStrv) parts = g_strsplit(escaped, "\"", -1);
    return g_strjoinv("&quot;", parts);
}

static char *finish(Xml *xml)
{
    return g_string_free(xml_finish(xml), FALSE);
}

/* "A. Writer, B. Writer", to be freed by the caller; NULL for none. */
static char *creators(const Metadata *metadata)
{
    g_auto(GStrv) names = metadata_list(metadata->creator);
    return names[0] ? g_strjoinv(", ", names) : NULL;
}

static void add_meta(GString *out, const char *name, const char *content)
{
    if (content) {
        g_autofree char *escaped = page_attribute(content);
        g_string_append_printf(out, "<meta name=\"%s\" content=\"%s\">\n", name, escaped);
    }
}

char *page_meta(const PackageInput *input)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *author = creators(input->metadata);
    add_meta(out, "author", author);
    add_meta(out, "description", input->metadata->description);
    add_meta(out, "date", input->metadata->date);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char *page_kicker(const PackageInput *input)
{
    const Metadata *metadata = input->metadata;
    Xml *xml = xml_new(FALSE, NULL);
    if (metadata->series && metadata->number) {
        g_autofree char *text = g_strdup_printf("%s · %s", metadata->series, metadata->number);
        xml_element(xml, "p", text, "class", "kicker", NULL);
    } else if (metadata->series || metadata->publisher) {
        xml_element(xml, "p", metadata->series ? metadata->series : metadata->publisher, "class",
                    "kicker", NULL);
    }
    return finish(xml);
}

/* Writes the label "by", with the NAMES in it in bold. */
static void write_by(Xml *xml, const Labels *labels, const char *names)
{
    g_autofree char *label = labels_get(labels, "by");
    g_auto(GStrv) parts = g_strsplit(label ? label : "%", "%", 2);
    xml_text(xml, parts[0], -1);
    xml_element(xml, "b", names, NULL);
    xml_text(xml, parts[0] && parts[1] ? parts[1] : "", -1);
}

char *page_byline(const PackageInput *input, const Labels *labels)
{
    const Metadata *metadata = input->metadata;
    g_autofree char *names = creators(metadata);
    g_autofree char *date = metadata->date ? page_date(metadata->date, metadata->language) : NULL;
    Xml *xml = xml_new(FALSE, NULL);
    if (names || date) {
        xml_open(xml, "p", "class", "byline", NULL);
        if (names) {
            write_by(xml, labels, names);
        }
        if (date) {
            xml_text(xml, names ? " · " : "", -1);
            xml_element(xml, "time", date, "datetime", metadata->date, NULL);
        }
        xml_close(xml);
    }
    return finish(xml);
}

char *page_rights(const PackageInput *input)
{
    Xml *xml = xml_new(FALSE, NULL);
    if (input->metadata->rights) {
        xml_element(xml, "p", input->metadata->rights, NULL);
    }
    return finish(xml);
}

gboolean page_cover(FILE *file, const PackageInput *input, GError **error)
{
    if (!input->cover) {
        return TRUE;
    }
    fputs(FRAME_COVER, file);
    if (input->embed) {
        g_autofree char *path = g_build_filename(input->folder, input->cover->name, NULL);
        if (!embed_write(file, path, input->cover->media_type, error)) {
            return FALSE;
        }
    } else {
        g_autofree char *name = page_attribute(input->cover->name);
        fputs(name, file);
    }
    fputs("\">", file);
    return TRUE;
}

/* The first utterance of each speaker that is heard, by speaker; NULL where there is none. */
static const Utterance **first_words(const PackageInput *input, guint *count)
{
    const Script *script = input->script;
    const Utterance **first = g_new0(const Utterance *, MAX(script->speakers->len, 1));
    *count = 0;
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        for (gsize k = 0; k < chapter->utterance_count; k++) {
            const Utterance *utterance = script_utterance(script, chapter->first_utterance + k);
            if (utterance->speaker >= 0 && !first[utterance->speaker] &&
                heard_utterance(chapter, k)) {
                first[utterance->speaker] = utterance;
                ++*count;
            }
        }
    }
    return first;
}

static void write_speaker(Xml *xml, const Speaker *speaker, guint index, guint colour,
                          const Utterance *first)
{
    g_autofree char *id = markup_utterance_id(first);
    g_autofree char *target = g_strconcat("#", id, NULL);
    g_autofree char *class = g_strdup_printf("k%u", colour);
    g_autofree char *number = g_strdup_printf("%u", index);
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", speaker->name, "href", target, "class", class, "data-s", number, NULL);
    xml_close(xml);
}

char *page_cast(const PackageInput *input, const Labels *labels)
{
    guint count;
    g_autofree const Utterance **first = first_words(input, &count);
    Xml *xml = xml_new(FALSE, NULL);
    if (count == 0) {
        return finish(xml);
    }
    g_autofree char *label = labels_get(labels, "voices");
    g_autofree guint *colours = markup_colours(input->script);
    xml_open(xml, "div", "class", "cast", NULL);
    xml_element(xml, "h2", label ? label : "", NULL);
    xml_open(xml, "ul", NULL);
    for (guint i = 0; i < input->script->speakers->len; i++) {
        if (first[i]) {
            write_speaker(xml, script_speaker(input->script, (int)i), i, colours[i], first[i]);
        }
    }
    xml_close(xml);
    xml_close(xml);
    return finish(xml);
}

char *page_chapters(const PackageInput *input)
{
    Xml *xml = xml_new(FALSE, NULL);
    xml_open(xml, "ol", NULL);
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        g_autofree char *target = g_strdup_printf("#c%u", i + 1);
        g_autoptr(GString) length = g_string_new(NULL);
        times_append_minutes(length, times_ms(chapter->length, input->performed->rate));
        xml_open(xml, "li", NULL);
        xml_open(xml, "a", "href", target, NULL);
        xml_text(xml, package_chapter_title(input, i), -1);
        xml_text(xml, " ", 1);
        xml_element(xml, "span", length->str, NULL);
        xml_close(xml);
        xml_close(xml);
    }
    xml_close(xml);
    return finish(xml);
}

static gint64 length_ms(const PackageInput *input)
{
    return times_ms(package_chapter_start(input, input->performed->chapters->len),
                    input->performed->rate);
}

char *page_minutes(gint64 length)
{
    enum { MS_A_MINUTE = 60000, MINUTES_AN_HOUR = 60 };
    gint64 minutes = MAX((length + MS_A_MINUTE / 2) / MS_A_MINUTE, 1);
    return minutes < MINUTES_AN_HOUR
               ? g_strdup_printf("%d min", (int)minutes)
               : g_strdup_printf("%" G_GINT64_FORMAT " h %d min", minutes / MINUTES_AN_HOUR,
                                 (int)(minutes % MINUTES_AN_HOUR));
}

char *page_length(const PackageInput *input)
{
    return page_minutes(length_ms(input));
}

char *page_clock(const PackageInput *input)
{
    GString *clock = g_string_new(NULL);
    times_append_minutes(clock, length_ms(input));
    return g_string_free(clock, FALSE);
}
