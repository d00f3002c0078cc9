#include "package/sync/markup.h"

#include "package/sync/heard_words.h"
#include "package/sync/markup_blocks.h"
#include "package/sync/markup_colours.h"
#include "package/sync/markup_ids.h"
#include "package/sync/markup_inline.h"
#include "package/sync/times.h"

struct Markup {
    const PackageInput *input;
    const PerformedChapter *chapter;
    const MarkupStyle *style;
    Xml *xml;
    MarkupBlocks blocks;
    MarkupInline inlines;
    gsize next;     /* utterance, counted in the chapter */
    int speaker;    /* whose name was written last in this block */
    guint *colours; /* by speaker */
};

static const Utterance *utterance_at(const Markup *markup, gsize index)
{
    return script_utterance(markup->input->script, markup->chapter->first_utterance + index);
}

static const Block *block_of(const PackageInput *input, const Utterance *utterance)
{
    return document_block(input->script->document, utterance->block);
}

Markup *markup_new(const PackageInput *input, gsize index, const MarkupStyle *style, Xml *xml)
{
    Markup *markup = g_new0(Markup, 1);
    markup->input = input;
    markup->chapter = g_ptr_array_index(input->performed->chapters, index);
    markup->style = style;
    markup->xml = xml;
    markup->blocks = markup_blocks_new(input, style, xml);
    markup->colours = markup_colours(input->script);
    gsize start = markup->chapter->utterance_count > 0 ? utterance_at(markup, 0)->span.start : 0;
    markup->inlines = markup_inline_new(input, style, xml, (guint)index, start);
    return markup;
}

void markup_free(Markup *markup)
{
    if (markup) {
        markup_inline_clear(&markup->inlines);
        g_free(markup->colours);
        g_free(markup);
    }
}

void markup_under_title(Markup *markup)
{
    markup_blocks_under_title(&markup->blocks);
}

void markup_continue(Markup *markup, Xml *xml)
{
    markup->xml = xml;
    markup->blocks.xml = xml;
    markup->inlines.xml = xml;
}

void markup_skip_title(Markup *markup)
{
    while (markup->next < markup->chapter->utterance_count &&
           block_of(markup->input, utterance_at(markup, markup->next))->kind == BLOCK_TITLE) {
        markup->next++;
    }
    markup_under_title(markup);
}

gsize markup_opening(const PackageInput *input, gsize index)
{
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    gsize count = 0;
    while (count < chapter->utterance_count) {
        const Utterance *utterance =
            script_utterance(input->script, chapter->first_utterance + count);
        BlockKind kind = block_of(input, utterance)->kind;
        if (kind != BLOCK_TITLE && (kind != BLOCK_STANDFIRST || count == 0)) {
            break;
        }
        count++;
    }
    return count;
}

static gint64 ms_of(const Markup *markup, guint32 sample)
{
    return times_ms(sample, markup->input->performed->rate);
}

static char *times_of(const Markup *markup, gsize index, const GArray *words)
{
    Placement place = markup->chapter->utterances[index];
    GString *times = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        g_string_append_printf(times, "%" G_GINT64_FORMAT " ",
                               ms_of(markup, g_array_index(words, HeardWord, i).place.start));
    }
    if (words->len == 0) {
        g_string_append_printf(times, "%" G_GINT64_FORMAT " ", ms_of(markup, place.start));
    }
    g_string_append_printf(times, "%" G_GINT64_FORMAT, ms_of(markup, place.end));
    return g_string_free(times, FALSE);
}

/* The classes of an utterance's element; the caller frees them. */
static char *class_of(const Markup *markup, const Utterance *utterance)
{
    if (utterance->kind == UTTERANCE_SKIPPED) {
        return g_strdup(utterance->instead ? "u instead" : "unread");
    }
    if (utterance->speaker < 0) {
        return g_strdup("u");
    }
    return markup->style->speakers ? g_strdup_printf("u q k%u", markup->colours[utterance->speaker])
                                   : g_strdup("u q");
}

/* Writes the name of who speaks UTTERANCE, where it is not the one who spoke before. */
static void write_name(Markup *markup, const Utterance *utterance)
{
    const Speaker *who = script_speaker(markup->input->script, utterance->speaker);
    if (who && utterance->speaker != markup->speaker) {
        g_autofree char *label = g_strconcat(who->name, ":", NULL);
        xml_element(markup->xml, "b", label, "class", "who", NULL);
        xml_text(markup->xml, " ", 1);
    }
    markup->speaker = who ? utterance->speaker : markup->speaker;
}

static gboolean write_utterance(Markup *markup, gsize index, GError **error)
{
    const Utterance *utterance = utterance_at(markup, index);
    const MarkupStyle *style = markup->style;
    g_autoptr(GArray) words = heard_words(markup->input->script, markup->chapter, index, error);
    if (!words) {
        return FALSE;
    }
    gboolean heard = heard_utterance(markup->chapter, index);
    g_autofree char *id = markup_utterance_id(utterance);
    g_autofree char *times = style->times && heard ? times_of(markup, index, words) : NULL;
    g_autofree char *speaker = style->speakers && utterance->speaker >= 0
                                   ? g_strdup_printf("%d", utterance->speaker)
                                   : NULL;
    const Speaker *who = script_speaker(markup->input->script, utterance->speaker);
    const char *name = style->speaker_names && who ? who->name : NULL;
    if (style->names) {
        write_name(markup, utterance);
    }
    g_autofree char *class = class_of(markup, utterance);
    xml_open(markup->xml, "span", "id", id, "class", class, "data-t", times, "data-s", speaker,
             style->html4 ? "title" : "data-speaker", name, NULL);
    markup_inline_write(&markup->inlines, utterance, utterance->span, words);
    xml_close(markup->xml);
    return TRUE;
}

/* Writes the utterances of the block NUMBER, up to END, as one piece of text. */
static void write_plain(Markup *markup, guint number, gsize end)
{
    Span span = utterance_at(markup, markup->next)->span;
    while (markup->next < end && utterance_at(markup, markup->next)->block == number) {
        span.end = utterance_at(markup, markup->next++)->span.end;
    }
    markup_inline_write(&markup->inlines, NULL, span, NULL);
}

/* Writes the block that begins at the next utterance. */
static gboolean write_block(Markup *markup, gsize end, GError **error)
{
    const Utterance *utterance = utterance_at(markup, markup->next);
    guint number = utterance->block;
    const Block *block = block_of(markup->input, utterance);
    g_autofree char *id = markup->style->plain ? NULL : markup_block_id(number);
    markup->speaker = SPEAKER_NARRATOR;
    markup_blocks_contain(&markup->blocks, number);
    markup_blocks_open(&markup->blocks, block, id);
    if (markup->style->plain) {
        write_plain(markup, number, end);
    }
    gsize at = utterance->span.start;
    while (markup->next < end && utterance_at(markup, markup->next)->block == number) {
        utterance = utterance_at(markup, markup->next);
        markup_inline_write(&markup->inlines, NULL, (Span){at, utterance->span.start}, NULL);
        if (!write_utterance(markup, markup->next++, error)) {
            return FALSE;
        }
        at = utterance->span.end;
    }
    markup_blocks_close(&markup->blocks, block);
    return TRUE;
}

gboolean markup_write(Markup *markup, gsize end, GError **error)
{
    while (markup->next < end) {
        if (!write_block(markup, end, error)) {
            return FALSE;
        }
    }
    markup_blocks_contain(&markup->blocks, MARKUP_NO_BLOCK);
    return TRUE;
}
