/* The package document of an EPUB. */
#include <string.h>

#include "package/book/book_pages.h"
#include "package/epub/epub_parts.h"
#include "package/sync/times.h"
#include "package/sync/xml.h"

static void meta(Xml *xml, const char *property, const char *value, const char *refines)
{
    if (value) {
        xml_element(xml, "meta", value, "property", property, "refines", refines, NULL);
        xml_line(xml);
    }
}

static void dc(Xml *xml, const char *name, const char *value, const char *id)
{
    if (value) {
        xml_element(xml, name, value, "id", id, NULL);
        xml_line(xml);
    }
}

/* An element NAME for each part of LIST, which has ";" between. */
static void dc_list(Xml *xml, const char *name, const char *list)
{
    g_auto(GStrv) parts = metadata_list(list);
    for (char **part = parts; *part; part++) {
        dc(xml, name, *part, NULL);
    }
}

static void write_series(Xml *xml, const Metadata *metadata)
{
    if (metadata->series) {
        xml_element(xml, "meta", metadata->series, "property", "belongs-to-collection", "id",
                    "series", NULL);
        meta(xml, "collection-type", "series", "#series");
        meta(xml, "group-position", metadata->number, "#series");
    }
}

static void write_durations(Xml *xml, const Book *book)
{
    for (guint i = 0; i < book_chapters(book); i++) {
        g_autoptr(GString) length = g_string_new(NULL);
        g_autofree char *target = g_strdup_printf("#o%u", i + 1);
        times_append_clock(length, book_chapter_ms(book, i), '.');
        meta(xml, "media:duration", length->str, target);
    }
    g_autoptr(GString) length = g_string_new(NULL);
    times_append_clock(length, book_ms(book), '.');
    meta(xml, "media:duration", length->str, NULL);
    meta(xml, "media:active-class", EPUB_ACTIVE_CLASS, NULL);
    meta(xml, "media:playback-active-class", EPUB_PLAYING_CLASS, NULL);
}

/* Whether all that is read is heard: then the sound alone is enough. */
static gboolean is_all_heard(const Book *book)
{
    for (guint i = 0; i < book_chapters(book); i++) {
        const PerformedChapter *chapter = book_chapter(book, i);
        for (gsize k = 0; k < chapter->utterance_count; k++) {
            const Utterance *utterance =
                script_utterance(book->input->script, chapter->first_utterance + k);
            if (utterance->kind == UTTERANCE_SKIPPED) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* What is true of every book that is made here. That it conforms to WCAG is the publisher's to say.
 * https://www.w3.org/TR/epub-a11y-11/ */
static void write_accessibility(Xml *xml, const Book *book)
{
    static const char *const features[] = {
        "structuralNavigation",  "tableOfContents",         "readingOrder",
        "synchronizedAudioText", "displayTransformability",
    };
    meta(xml, "schema:accessMode", "textual", NULL);
    meta(xml, "schema:accessMode", "auditory", NULL);
    meta(xml, "schema:accessModeSufficient", "textual", NULL);
    if (is_all_heard(book)) {
        meta(xml, "schema:accessModeSufficient", "auditory", NULL);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(features); i++) {
        meta(xml, "schema:accessibilityFeature", features[i], NULL);
    }
    g_autoptr(GArray) pages = book_pages(book);
    if (pages->len > 0) {
        meta(xml, "schema:accessibilityFeature", "pageBreakMarkers", NULL);
        meta(xml, "schema:accessibilityFeature", "pageNavigation", NULL);
        meta(xml, "pageBreakSource", book_page_source(book), NULL);
    }
    meta(xml, "schema:accessibilityHazard", "none", NULL);
    g_autofree char *summary =
        labels_get(book->labels, book->input->by_word ? "summary-by-word" : "summary");
    meta(xml, "schema:accessibilitySummary", summary, NULL);
}

static void write_metadata(Xml *xml, const Book *book)
{
    const Metadata *metadata = book->input->metadata;
    g_autofree char *modified = book_modified(book);
    g_autofree char *narrator = labels_get(book->labels, "narrators");
    xml_open(xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
    xml_line(xml);
    dc(xml, "dc:identifier", book->identifier, "id");
    dc(xml, "dc:title", metadata->title, "title");
    meta(xml, "title-type", "main", "#title");
    if (metadata->subtitle) {
        dc(xml, "dc:title", metadata->subtitle, "subtitle");
        meta(xml, "title-type", "subtitle", "#subtitle");
    }
    dc(xml, "dc:language", metadata->language, NULL);
    dc_list(xml, "dc:creator", metadata->creator);
    dc_list(xml, "dc:subject", metadata->subjects);
    dc(xml, "dc:date", metadata->date, NULL);
    dc(xml, "dc:publisher", metadata->publisher, NULL);
    dc(xml, "dc:rights", metadata->rights, NULL);
    dc(xml, "dc:description", metadata->description, NULL);
    meta(xml, "dcterms:modified", modified, NULL);
    meta(xml, "media:narrator", narrator, NULL);
    write_series(xml, metadata);
    write_durations(xml, book);
    write_accessibility(xml, book);
    xml_close(xml);
    xml_line(xml);
}

static void item(Xml *xml, const char *id, const char *name, const char *type,
                 const char *properties, const char *overlay)
{
    xml_empty(xml, "item", "id", id, "href", name, "media-type", type, "properties", properties,
              "media-overlay", overlay, NULL);
    xml_line(xml);
}

const char *epub_cover_name(const Book *book)
{
    const PackageFile *cover = book->input->cover;
    return !cover ? NULL : strcmp(cover->media_type, "image/png") == 0 ? "cover.png" : "cover.jpg";
}

static void write_manifest(Xml *xml, const Book *book)
{
    xml_open(xml, "manifest", NULL);
    xml_line(xml);
    item(xml, "nav", "nav.xhtml", "application/xhtml+xml", "nav", NULL);
    item(xml, "css", "book.css", "text/css", NULL, NULL);
    if (book->input->cover) {
        item(xml, "cover", epub_cover_name(book), book->input->cover->media_type, "cover-image",
             NULL);
    }
    for (guint i = 0; i < book_chapters(book); i++) {
        g_autofree char *text_id = g_strdup_printf("t%u", i + 1);
        g_autofree char *overlay_id = g_strdup_printf("o%u", i + 1);
        g_autofree char *audio_id = g_strdup_printf("a%u", i + 1);
        g_autofree char *text = epub_text_name(i);
        g_autofree char *overlay = epub_overlay_name(i);
        g_autofree char *audio = epub_audio_name(book, i);
        item(xml, text_id, text, "application/xhtml+xml", NULL, overlay_id);
        item(xml, overlay_id, overlay, "application/smil+xml", NULL, NULL);
        item(xml, audio_id, audio, book_audio_type(book), NULL, NULL);
    }
    xml_close(xml);
    xml_line(xml);
}

GString *epub_package(const Book *book)
{
    Xml *xml = xml_new(TRUE, NULL);
    xml_open(xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0",
             "unique-identifier", "id", "xml:lang", book->input->metadata->language, "prefix",
             "media: http://www.idpf.org/epub/vocab/overlays/#", NULL);
    xml_line(xml);
    write_metadata(xml, book);
    write_manifest(xml, book);
    xml_open(xml, "spine", NULL);
    for (guint i = 0; i < book_chapters(book); i++) {
        g_autofree char *id = g_strdup_printf("t%u", i + 1);
        xml_empty(xml, "itemref", "idref", id, NULL);
    }
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}
