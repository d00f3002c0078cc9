#include "package/book/book.h"

#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "package/sync/heard_words.h"
#include "package/sync/markup_ids.h"
#include "package/sync/times.h"

guint book_chapters(const Book *book)
{
    return book->input->performed->chapters->len;
}

const PerformedChapter *book_chapter(const Book *book, guint index)
{
    return g_ptr_array_index(book->input->performed->chapters, index);
}

/* A name-based UUID (RFC 9562, version 5) of all that makes this edition this one. */
static char *make_identifier(const Book *book)
{
    const Document *document = book->input->script->document;
    GChecksum *sum = uuid_begin(uuid_namespace_url);
    g_checksum_update(sum, (const guchar *)book->input->metadata->title, -1);
    g_checksum_update(sum, (const guchar *)document->text, (gssize)document->length);
    for (guint i = 0; i < book_chapters(book); i++) {
        const PerformedChapter *chapter = book_chapter(book, i);
        g_checksum_update(sum, (const guchar *)chapter->utterances,
                          (gssize)(chapter->utterance_count * sizeof *chapter->utterances));
    }
    g_autofree char *uuid = uuid_end(sum);
    return g_strconcat("urn:uuid:", uuid, NULL);
}

gboolean book_init(Book *book, const PackageInput *input, const char *const *names, GError **error)
{
    book->input = input;
    book->format = package_format(input, names);
    book->labels = labels_load(input->metadata->language, error);
    if (!book->labels) {
        return FALSE;
    }
    book->identifier =
        input->metadata->identifier ? g_strdup(input->metadata->identifier) : make_identifier(book);
    return TRUE;
}

void book_clear(Book *book)
{
    labels_free(book->labels);
    g_free(book->identifier);
}

const char *book_audio(const Book *book, guint index)
{
    return g_ptr_array_index(book_chapter(book, index)->files, (guint)book->format);
}

char *book_audio_path(const Book *book, guint index)
{
    return g_build_filename(book->input->folder, book_audio(book, index), NULL);
}

const char *book_audio_type(const Book *book)
{
    const AudioFormat *format = book->input->formats[book->format];
    return strcmp(format->name, "opus") == 0 ? "audio/ogg; codecs=opus" : format->media_type;
}

gint64 book_chapter_ms(const Book *book, guint index)
{
    return times_ms(book_chapter(book, index)->length, book->input->performed->rate);
}

gint64 book_ms(const Book *book)
{
    gint64 sum = 0;
    for (guint i = 0; i < book_chapters(book); i++) {
        sum += book_chapter_ms(book, i);
    }
    return sum;
}

char *book_modified(const Book *book)
{
    static const char no_day[] = "2000-01-01T00:00:00Z";
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    const char *date = book->input->metadata->date;
    g_autoptr(GDateTime) time = NULL;
    guint64 seconds;
    if (epoch && g_ascii_string_to_unsigned(epoch, 10, 0, 253402300799, &seconds, NULL)) {
        time = g_date_time_new_from_unix_utc((gint64)seconds);
    } else if (date) {
        enum { DAY_LENGTH = 10 };
        g_autofree char *day = g_strdup_printf("%.*sT00:00:00Z", DAY_LENGTH, date);
        time = g_date_time_new_from_iso8601(day, NULL);
    }
    return time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup(no_day);
}

static void clip_clear(gpointer data)
{
    g_free(((Clip *)data)->id);
}

/* Appends a clip and takes over ID. */
static void add_clip(GArray *clips, char *id, gint64 begin, guint block)
{
    Clip clip = {.begin = begin, .end = begin, .block = block};
    clip.id = g_steal_pointer(&id);
    g_array_append_val(clips, clip);
}

/* Drops clips that would be empty, as two words spoken as one give, and closes the gaps. */
static void join_clips(GArray *clips, gint64 length)
{
    guint kept = 0;
    for (guint i = 0; i < clips->len; i++) {
        Clip *clip = &g_array_index(clips, Clip, i);
        gint64 end = i + 1 < clips->len ? g_array_index(clips, Clip, i + 1).begin : length;
        clip->begin = kept == 0 ? 0 : clip->begin;
        if (end > clip->begin) {
            clip->end = end;
            Clip *place = &g_array_index(clips, Clip, kept++);
            Clip moved = *clip;
            *clip = *place;
            *place = moved;
        }
    }
    g_array_set_size(clips, kept);
}

GArray *book_clips(const Book *book, guint index, gboolean by_word, GError **error)
{
    const Script *script = book->input->script;
    const PerformedChapter *chapter = book_chapter(book, index);
    guint rate = book->input->performed->rate;
    g_autoptr(GArray) clips = g_array_new(FALSE, FALSE, sizeof(Clip));
    g_array_set_clear_func(clips, clip_clear);
    for (gsize i = 0; i < chapter->utterance_count; i++) {
        const Utterance *utterance = script_utterance(script, chapter->first_utterance + i);
        if (!heard_utterance(chapter, i)) {
            continue;
        }
        g_autoptr(GArray) words = by_word ? heard_words(script, chapter, i, error) : NULL;
        if (by_word && !words) {
            return NULL;
        }
        if (!words || words->len == 0) {
            add_clip(clips, markup_utterance_id(utterance),
                     times_ms(chapter->utterances[i].start, rate), utterance->block);
        }
        for (guint k = 0; words && k < words->len; k++) {
            add_clip(clips, markup_word_id(utterance, k),
                     times_ms(g_array_index(words, HeardWord, k).place.start, rate),
                     utterance->block);
        }
    }
    join_clips(clips, book_chapter_ms(book, index));
    return g_steal_pointer(&clips);
}

static void heading_clear(gpointer data)
{
    BookHeading *heading = data;
    g_free(heading->id);
    g_free(heading->text);
}

/* The words of SPAN on one line. */
static char *one_line(const char *text, Span span)
{
    GString *line = g_string_new(NULL);
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        if (!utf8_is_space(c)) {
            g_string_append_unichar(line, c);
        } else if (line->len > 0 && line->str[line->len - 1] != ' ') {
            g_string_append_c(line, ' ');
        }
    }
    return g_string_free(line, FALSE);
}

GArray *book_headings(const Book *book, guint index)
{
    const Script *script = book->input->script;
    const PerformedChapter *chapter = book_chapter(book, index);
    GArray *headings = g_array_new(FALSE, FALSE, sizeof(BookHeading));
    g_array_set_clear_func(headings, heading_clear);
    guint block = G_MAXUINT, level = 0, first = 0;
    for (gsize i = 0; i < chapter->utterance_count; i++) {
        const Utterance *utterance = script_utterance(script, chapter->first_utterance + i);
        const Block *here = document_block(script->document, utterance->block);
        gboolean is_heading = here->kind == BLOCK_HEADING || here->kind == BLOCK_TITLE;
        if (utterance->block == block || (headings->len > 0 && !is_heading)) {
            continue;
        }
        block = utterance->block;
        BookHeading heading = {
            .id = markup_block_id(block),
            .text = is_heading ? one_line(script->document->text, here->text)
                               : g_strdup(script_chapter(script, chapter->number - 1)->title),
            .utterance = (guint)i,
        };
        first = headings->len == 0 ? MAX(here->level, 1) : first;
        guint depth = headings->len == 0 ? 1 : MAX(here->level, first + 1) - first + 1;
        level = MIN(depth, level + 1);
        heading.level = level;
        g_array_append_val(headings, heading);
    }
    return headings;
}
