#include "package/sync/markup.h"

#include <string.h>

#include "base/utf8.h"
#include "package/sync/heard_words.h"
#include "package/sync/markup_inline.h"
#include "package/sync/times.h"

enum { LOWEST_RANK = 6, DEEPEST_LIST = 8 };

struct Markup {
    const PackageInput *input;
    const PerformedChapter *chapter;
    const MarkupStyle *style;
    Xml *xml;
    MarkupInline inlines;
    gsize next;         /* utterance, counted in the chapter */
    guint rank;         /* of the last heading */
    guint lowest_level; /* of all the text's headings */
    gboolean has_title; /* a title was written */
    guint depth;        /* of the lists that are open, each with an item */
    gboolean in_quotation;
    int speaker;    /* whose name was written last in this block */
    guint *colours; /* by speaker */
};

char *markup_block_id(guint block)
{
    return g_strdup_printf("b%u", block + 1);
}

char *markup_utterance_id(const Utterance *utterance)
{
    return g_strdup(utterance->id);
}

char *markup_word_id(const Utterance *utterance, guint word)
{
    return g_strdup_printf("%s-%u", utterance->id, word + 1);
}

static gint by_lines(gconstpointer a, gconstpointer b, gpointer data)
{
    const Script *script = data;
    const int *first = a, *second = b;
    guint lines = script_speaker(script, *first)->lines;
    guint other = script_speaker(script, *second)->lines;
    return lines != other ? (lines > other ? -1 : 1) : *first - *second;
}

guint *markup_colours(const Script *script)
{
    guint count = script->speakers->len;
    g_autofree int *order = g_new(int, MAX(count, 1));
    guint *colours = g_new0(guint, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        order[i] = (int)i;
    }
    g_qsort_with_data(order, (gint)count, sizeof *order, by_lines, (gpointer)script);
    for (guint i = 0; i < count; i++) {
        colours[order[i]] = i % MARKUP_COLOURS;
    }
    return colours;
}

static const Utterance *utterance_at(const Markup *markup, gsize index)
{
    return script_utterance(markup->input->script, markup->chapter->first_utterance + index);
}

static const Block *block_of(const PackageInput *input, const Utterance *utterance)
{
    return document_block(input->script->document, utterance->block);
}

static guint find_lowest_level(const Document *document)
{
    guint lowest = LOWEST_RANK;
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (block->kind == BLOCK_HEADING) {
            lowest = MIN(lowest, MAX(block->level, 1));
        }
    }
    return lowest;
}

Markup *markup_new(const PackageInput *input, gsize index, const MarkupStyle *style, Xml *xml)
{
    Markup *markup = g_new0(Markup, 1);
    markup->input = input;
    markup->chapter = g_ptr_array_index(input->performed->chapters, index);
    markup->style = style;
    markup->xml = xml;
    markup->lowest_level = find_lowest_level(input->script->document);
    markup->rank = style->top_heading - 1;
    markup->colours = markup_colours(input->script);
    gsize start = markup->chapter->utterance_count > 0 ? utterance_at(markup, 0)->span.start : 0;
    markup->inlines = markup_inline_new(input, style, xml, start);
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
    markup->has_title = TRUE;
    markup->rank = MAX(markup->rank, markup->style->top_heading);
}

void markup_continue(Markup *markup, Xml *xml)
{
    markup->xml = xml;
    markup->inlines.xml = xml;
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

/* The rank of a heading of LEVEL: below what is above it, and leaving none out on the way down, as
 * who goes from heading to heading expects. */
static guint rank_of(Markup *markup, const Block *block)
{
    guint top = markup->style->top_heading;
    guint below_title = markup->has_title ? 1 : 0;
    guint rank = block->kind == BLOCK_TITLE
                     ? top
                     : top + below_title + MAX(block->level, 1) - markup->lowest_level;
    markup->has_title = markup->has_title || block->kind == BLOCK_TITLE;
    markup->rank = MIN(MIN(rank, markup->rank + 1), (guint)LOWEST_RANK);
    return markup->rank;
}

static void close_lists(Markup *markup, guint depth)
{
    while (markup->depth > depth) {
        xml_close(markup->xml); /* the item */
        xml_close(markup->xml);
        markup->depth--;
    }
}

/* Whether the item's text begins with its number, as that of Markdown's numbered lists does. */
static gboolean is_numbered(const Markup *markup, const Block *block)
{
    const Document *document = markup->input->script->document;
    gunichar c = utf8_at(document->text, block->text.end, block->text.start);
    return g_unichar_isdigit(c);
}

static void open_item(Markup *markup, const Block *block, const char *id)
{
    guint depth = CLAMP(block->level, 1, MIN(markup->depth + 1, (guint)DEEPEST_LIST));
    close_lists(markup, depth);
    if (markup->depth == depth) {
        xml_close(markup->xml);
    } else {
        gboolean numbered = is_numbered(markup, block);
        xml_open(markup->xml, numbered ? "ol" : "ul", "class", numbered ? "numbered" : NULL, NULL);
        markup->depth++;
    }
    xml_open(markup->xml, "li", "id", id, NULL);
}

static void open_block(Markup *markup, const Block *block, const char *id)
{
    static const char *const classes[] = {
        [BLOCK_TITLE] = "title",
        [BLOCK_STANDFIRST] = "standfirst",
        [BLOCK_SCENE_BREAK] = "scene",
        [BLOCK_MARKUP] = "markup",
    };
    if (block->kind == BLOCK_LIST_ITEM) {
        open_item(markup, block, id);
        return;
    }
    if (block->kind == BLOCK_CODE) {
        xml_open(markup->xml, "pre", "id", id, NULL);
        return;
    }
    gboolean heading = block->kind == BLOCK_HEADING || block->kind == BLOCK_TITLE;
    char name[] = "p";
    char rank[] = "h1";
    if (heading) {
        rank[1] = (char)('0' + rank_of(markup, block));
    }
    xml_open(markup->xml, heading ? rank : name, "id", id, "class",
             block->kind < G_N_ELEMENTS(classes) ? classes[block->kind] : NULL, NULL);
}

/* Opens and closes what holds several blocks, for BLOCK; NULL: the end. */
static void change_containers(Markup *markup, const Block *block)
{
    if (!block || block->kind != BLOCK_LIST_ITEM) {
        close_lists(markup, 0);
    }
    gboolean quotation = block && block->kind == BLOCK_QUOTATION;
    if (markup->in_quotation && !quotation) {
        xml_close(markup->xml);
        xml_line(markup->xml);
    } else if (quotation && !markup->in_quotation) {
        xml_open(markup->xml, "blockquote", NULL);
    }
    markup->in_quotation = quotation;
}

/* Ends a block; a list's item stays open for the lists in it. */
static void close_block(Markup *markup, const Block *block)
{
    if (block->kind != BLOCK_LIST_ITEM) {
        xml_close(markup->xml);
        xml_line(markup->xml);
    }
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

/* Writes the block that begins at the next utterance. */
static gboolean write_block(Markup *markup, gsize end, GError **error)
{
    const Utterance *utterance = utterance_at(markup, markup->next);
    guint number = utterance->block;
    const Block *block = block_of(markup->input, utterance);
    g_autofree char *id = markup_block_id(number);
    markup->speaker = SPEAKER_NARRATOR;
    change_containers(markup, block);
    open_block(markup, block, id);
    gsize at = utterance->span.start;
    while (markup->next < end && utterance_at(markup, markup->next)->block == number) {
        utterance = utterance_at(markup, markup->next);
        markup_inline_write(&markup->inlines, NULL, (Span){at, utterance->span.start}, NULL);
        if (!write_utterance(markup, markup->next++, error)) {
            return FALSE;
        }
        at = utterance->span.end;
    }
    close_block(markup, block);
    return TRUE;
}

gboolean markup_write(Markup *markup, gsize end, GError **error)
{
    while (markup->next < end) {
        if (!write_block(markup, end, error)) {
            return FALSE;
        }
    }
    change_containers(markup, NULL);
    return TRUE;
}
