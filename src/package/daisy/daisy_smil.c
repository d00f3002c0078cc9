/* The chapters of a DAISY book: SMIL 1.0, and text in XHTML 1.0. */
#include "package/book/book_pages.h"
#include "package/daisy/daisy_common.h"
#include "package/daisy/daisy_parts.h"
#include "package/sync/markup.h"
#include "package/sync/times.h"

static const char smil_type[] = "<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "
                                "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">";
static const char region[] = "text";

/* Begins a SMIL document, up to its body; ELAPSED (or NULL) is how much was before it. */
static Xml *begin_smil(const Book *book, const char *title, const char *elapsed, const char *length)
{
    Xml *xml = xml_new(TRUE, smil_type);
    xml_open(xml, "smil", NULL);
    xml_open(xml, "head", NULL);
    xml_line(xml);
    daisy_meta(xml, "dc:format", "Daisy 2.02");
    daisy_meta(xml, "dc:identifier", book->identifier);
    daisy_meta(xml, "dc:title", book->input->metadata->title);
    daisy_meta(xml, "title", title);
    daisy_meta(xml, "ncc:generator", "Lectern " LECTERN_VERSION);
    daisy_meta(xml, "ncc:totalElapsedTime", elapsed);
    daisy_meta(xml, "ncc:timeInThisSmil", length);
    xml_open(xml, "layout", NULL);
    xml_empty(xml, "region", "id", region, NULL);
    xml_close(xml);
    xml_close(xml);
    xml_open(xml, "body", NULL);
    xml_line(xml);
    return xml;
}

GString *daisy_master(const Book *book)
{
    g_autofree char *length = daisy_time(book_ms(book));
    Xml *xml = begin_smil(book, NULL, NULL, length);
    for (guint i = 0; i < book_chapters(book); i++) {
        g_autofree char *name = daisy_smil_name(i);
        g_autofree char *id = g_strdup_printf("m%u", i + 1);
        xml_empty(xml, "ref", "title", package_chapter_title(book->input, i), "src", name, "id", id,
                  NULL);
        xml_line(xml);
    }
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}

static char *npt(gint64 ms)
{
    g_autoptr(GString) time = g_string_new("npt=");
    times_append_seconds(time, ms);
    g_string_append_c(time, 's');
    return g_string_free(g_steal_pointer(&time), FALSE);
}

/* Writes CLIP; a player that is to leave notes out does so by what is required of a NOTE. */
static void write_clip(Xml *xml, const Clip *clip, gboolean note, const char *text,
                       const char *audio)
{
    g_autofree char *par_id = g_strconcat("p-", clip->id, NULL);
    g_autofree char *text_id = g_strconcat("t-", clip->id, NULL);
    g_autofree char *audio_id = g_strconcat("a-", clip->id, NULL);
    g_autofree char *target = g_strdup_printf("%s#%s", text, clip->id);
    g_autofree char *begin = npt(clip->begin);
    g_autofree char *end = npt(clip->end);
    xml_open(xml, "par", "endsync", "last", "id", par_id, "system-required",
             note ? "footnote-on" : NULL, NULL);
    xml_empty(xml, "text", "src", target, "id", text_id, "region", region, NULL);
    xml_empty(xml, "audio", "src", audio, "clip-begin", begin, "clip-end", end, "id", audio_id,
              NULL);
    xml_close(xml);
    xml_line(xml);
}

GString *daisy_smil(const Book *book, guint index, GError **error)
{
    g_autoptr(GArray) clips = book_clips(book, index, FALSE, error);
    if (!clips) {
        return NULL;
    }
    gint64 before = 0;
    for (guint i = 0; i < index; i++) {
        before += book_chapter_ms(book, i);
    }
    g_autofree char *elapsed = daisy_time(before);
    g_autofree char *length = daisy_time(book_chapter_ms(book, index));
    g_autoptr(GString) duration = g_string_new(NULL);
    times_append_seconds(duration, book_chapter_ms(book, index));
    g_string_append_c(duration, 's');
    g_autofree char *text = daisy_text_name(index);
    Xml *xml = begin_smil(book, package_chapter_title(book->input, index), elapsed, length);
    xml_open(xml, "seq", "dur", duration->str, NULL);
    xml_line(xml);
    for (guint i = 0; i < clips->len; i++) {
        const Clip *clip = &g_array_index(clips, Clip, i);
        guint number;
        write_clip(xml, clip, book_in_note(book, clip, &number), text, book_audio(book, index));
    }
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}

GString *daisy_text(const Book *book, guint index, GError **error)
{
    static const MarkupStyle style = {.speaker_names = TRUE,
                                      .xml_lang = TRUE,
                                      .html4 = TRUE,
                                      .top_heading = 1,
                                      .document_of = daisy_text_name};
    g_autoptr(Xml) xml = daisy_page(book, package_chapter_title(book->input, index));
    xml_close(xml);
    xml_open(xml, "body", NULL);
    xml_line(xml);
    g_autoptr(Markup) markup = markup_new(book->input, index, &style, xml);
    if (!markup_write(markup, book_chapter(book, index)->utterance_count, error)) {
        return NULL;
    }
    xml_close(xml);
    xml_close(xml);
    return xml_finish(g_steal_pointer(&xml));
}
