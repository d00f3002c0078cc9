/* The text documents of an EPUB and their overlays. */
#include "package/book/book_pages.h"
#include "package/epub/epub_parts.h"
#include "package/sync/markup.h"
#include "package/sync/markup_ids.h"
#include "package/sync/times.h"
#include "package/sync/xml.h"

static const char xhtml[] = "http://www.w3.org/1999/xhtml";
static const char ops[] = "http://www.idpf.org/2007/ops";

char *epub_text_name(guint index)
{
    return g_strdup_printf("text/c%03u.xhtml", index + 1);
}

/* The text of the chapter at INDEX as another text names it, beside which it stands. */
static char *text_beside(guint index)
{
    return g_strdup_printf("c%03u.xhtml", index + 1);
}

char *epub_overlay_name(guint index)
{
    return g_strdup_printf("overlay/c%03u.smil", index + 1);
}

char *epub_audio_name(const Book *book, guint index)
{
    return g_strconcat("audio/", book_audio(book, index), NULL);
}

static void write_head(Xml *xml, const char *title)
{
    xml_open(xml, "head", NULL);
    xml_element(xml, "title", title, NULL);
    xml_empty(xml, "link", "rel", "stylesheet", "type", "text/css", "href", "../book.css", NULL);
    xml_close(xml);
}

GString *epub_text(const Book *book, guint index, GError **error)
{
    const PackageInput *input = book->input;
    const MarkupStyle style = {
        .words = input->by_word,
        .word_ids = input->by_word,
        .speaker_names = TRUE,
        .xml_lang = TRUE,
        .epub = TRUE,
        .document_of = text_beside,
        .top_heading = 1,
    };
    const char *language = input->metadata->language;
    const char *title = package_chapter_title(input, index);
    g_autoptr(Xml) xml = xml_new(TRUE, "<!DOCTYPE html>");
    xml_open(xml, "html", "xmlns", xhtml, "xmlns:epub", ops, "lang", language, "xml:lang", language,
             NULL);
    write_head(xml, title);
    xml_open(xml, "body", NULL);
    xml_open(xml, "section", "epub:type", "chapter", "role", "doc-chapter", "aria-label", title,
             NULL);
    xml_line(xml);
    g_autoptr(Markup) markup = markup_new(input, index, &style, xml);
    if (!markup_write(markup, book_chapter(book, index)->utterance_count, error)) {
        return NULL;
    }
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(g_steal_pointer(&xml));
}

static void write_clip(Xml *xml, const Clip *clip, guint number, const char *text,
                       const char *audio)
{
    g_autofree char *id = g_strdup_printf("p%u", number);
    g_autofree char *target = g_strdup_printf("../%s#%s", text, clip->id);
    g_autofree char *source = g_strdup_printf("../%s", audio);
    g_autoptr(GString) begin = g_string_new(NULL);
    g_autoptr(GString) end = g_string_new(NULL);
    times_append_seconds(begin, clip->begin);
    times_append_seconds(end, clip->end);
    g_string_append_c(begin, 's');
    g_string_append_c(end, 's');
    xml_open(xml, "par", "id", id, NULL);
    xml_empty(xml, "text", "src", target, NULL);
    xml_empty(xml, "audio", "src", source, "clipBegin", begin->str, "clipEnd", end->str, NULL);
    xml_close(xml);
    xml_line(xml);
}

/* Writes CLIPS, those of a note in a sequence of their own, which readers can leave out or leave.
 */
static void write_clips(Xml *xml, const Book *book, const GArray *clips, const char *text,
                        const char *audio)
{
    gboolean in_note = FALSE;
    guint last = 0;
    for (guint i = 0; i < clips->len; i++) {
        const Clip *clip = &g_array_index(clips, Clip, i);
        guint number;
        gboolean note = book_in_note(book, clip, &number);
        if (in_note && !(note && number == last)) {
            xml_close(xml);
            xml_line(xml);
            in_note = FALSE;
        }
        if (note && !in_note) {
            g_autofree char *id = markup_note_id(number);
            g_autofree char *seq = g_strdup_printf("n%u", i + 1);
            g_autofree char *target = g_strdup_printf("../%s#%s", text, id);
            xml_open(xml, "seq", "id", seq, "epub:textref", target, "epub:type", "footnote", NULL);
            xml_line(xml);
            in_note = TRUE;
        }
        last = number;
        write_clip(xml, clip, i + 1, text, audio);
    }
    if (in_note) {
        xml_close(xml);
    }
}

GString *epub_overlay(const Book *book, guint index, GError **error)
{
    g_autoptr(GArray) clips = book_clips(book, index, book->input->by_word, error);
    g_autoptr(GArray) headings = clips ? book_headings(book, index) : NULL;
    if (!clips) {
        return NULL;
    }
    g_autofree char *text = epub_text_name(index);
    g_autofree char *audio = epub_audio_name(book, index);
    g_autofree char *chapter =
        headings->len > 0
            ? g_strdup_printf("../%s#%s", text, g_array_index(headings, BookHeading, 0).id)
            : g_strdup_printf("../%s", text);
    g_autoptr(Xml) xml = xml_new(TRUE, NULL);
    xml_open(xml, "smil", "xmlns", "http://www.w3.org/ns/SMIL", "xmlns:epub", ops, "version", "3.0",
             NULL);
    xml_open(xml, "body", NULL);
    xml_open(xml, "seq", "id", "chapter", "epub:textref", chapter, "epub:type", "chapter", NULL);
    xml_line(xml);
    write_clips(xml, book, clips, text, audio);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(g_steal_pointer(&xml));
}
