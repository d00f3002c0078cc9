#include "package/sync/markup_blocks.h"

#include "base/utf8.h"
#include "package/sync/markup_ids.h"

enum { LOWEST_RANK = 6, DEEPEST_LIST = 8 };

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

MarkupBlocks markup_blocks_new(const PackageInput *input, const MarkupStyle *style, Xml *xml)
{
    const Document *document = input->script->document;
    return (MarkupBlocks){.input = input,
                          .document = document,
                          .style = style,
                          .xml = xml,
                          .top_heading = style->top_heading,
                          .rank = style->top_heading - 1,
                          .lowest_level = find_lowest_level(document)};
}

void markup_blocks_under_title(MarkupBlocks *blocks)
{
    blocks->has_title = TRUE;
    blocks->rank = MAX(blocks->rank, blocks->top_heading);
}

/* The rank of the heading or title BLOCK: below what is above it, and leaving none out on the way
 * down, as who goes from heading to heading expects. */
static guint rank_of(MarkupBlocks *blocks, const Block *block)
{
    guint top = blocks->top_heading;
    guint below_title = blocks->has_title ? 1 : 0;
    guint rank = block->kind == BLOCK_TITLE
                     ? top
                     : top + below_title + MAX(block->level, 1) - blocks->lowest_level;
    blocks->has_title = blocks->has_title || block->kind == BLOCK_TITLE;
    blocks->rank = MIN(MIN(rank, blocks->rank + 1), (guint)LOWEST_RANK);
    return blocks->rank;
}

static void close_lists(MarkupBlocks *blocks, guint depth)
{
    while (blocks->depth > depth) {
        xml_close(blocks->xml); /* the item */
        xml_close(blocks->xml);
        blocks->depth--;
    }
}

/* Whether the item's text begins with its number, as that of Markdown's numbered lists does. */
static gboolean is_numbered(const MarkupBlocks *blocks, const Block *block)
{
    gunichar c = utf8_at(blocks->document->text, block->text.end, block->text.start);
    return g_unichar_isdigit(c);
}

static void open_item(MarkupBlocks *blocks, const Block *block, const char *id)
{
    guint depth = CLAMP(block->level, 1, MIN(blocks->depth + 1, (guint)DEEPEST_LIST));
    close_lists(blocks, depth);
    if (blocks->depth == depth) {
        xml_close(blocks->xml);
    } else {
        gboolean numbered = is_numbered(blocks, block);
        xml_open(blocks->xml, numbered ? "ol" : "ul", "class", numbered ? "numbered" : NULL, NULL);
        blocks->depth++;
    }
    xml_open(blocks->xml, "li", "id", id, NULL);
}

void markup_blocks_open(MarkupBlocks *blocks, const Block *block, const char *id)
{
    static const char *const classes[] = {
        [BLOCK_TITLE] = "title",       [BLOCK_STANDFIRST] = "standfirst",
        [BLOCK_SCENE_BREAK] = "scene", [BLOCK_MARKUP] = "markup",
        [BLOCK_PAGE] = "pages",
    };
    if (block->kind == BLOCK_LIST_ITEM) {
        open_item(blocks, block, id);
        return;
    }
    if (block->kind == BLOCK_CODE) {
        xml_open(blocks->xml, "pre", "id", id, NULL);
        return;
    }
    gboolean heading = block->kind == BLOCK_HEADING || block->kind == BLOCK_TITLE;
    char name[] = "p";
    char rank[] = "h1";
    if (heading) {
        rank[1] = (char)('0' + rank_of(blocks, block));
    }
    xml_open(blocks->xml, heading ? rank : name, "id", id, "class",
             block->kind < G_N_ELEMENTS(classes) ? classes[block->kind] : NULL, NULL);
}

/* Opens the note that the block at INDEX belongs to. */
static void open_note(MarkupBlocks *blocks, guint index)
{
    const MarkupStyle *style = blocks->style;
    guint number = document_block(blocks->document, index)->level;
    /* A note that is parted, by code in it say, has its id but once. */
    g_autofree char *id =
        package_note(blocks->input, number) == (int)index ? markup_note_id(number) : NULL;
    xml_open(blocks->xml, "div", "id", id, "class", style->html4 ? "notebody" : "note", "role",
             style->html4 ? NULL : "doc-footnote", "epub:type", style->epub ? "footnote" : NULL,
             NULL);
    xml_line(blocks->xml);
    blocks->in_note = TRUE;
    blocks->note = number;
}

/* Whether the block at INDEX, a listing say, stands in the note that is open: its next paragraph
 * does not follow far behind. */
static gboolean note_goes_on(const MarkupBlocks *blocks, guint index)
{
    enum { MOST_BETWEEN = 8 };
    guint end = MIN(index + MOST_BETWEEN, blocks->document->blocks->len);
    for (guint i = index; i < end; i++) {
        const Block *block = document_block(blocks->document, i);
        if (block->kind == BLOCK_NOTE) {
            return block->level == blocks->note;
        }
        if (block->kind != BLOCK_CODE && block->kind != BLOCK_SCENE_BREAK &&
            block->kind != BLOCK_MARKUP && block->kind != BLOCK_PAGE) {
            return FALSE;
        }
    }
    return FALSE;
}

void markup_blocks_contain(MarkupBlocks *blocks, guint index)
{
    const Block *block = index == MARKUP_NO_BLOCK ? NULL : document_block(blocks->document, index);
    if (!block || block->kind != BLOCK_LIST_ITEM) {
        close_lists(blocks, 0);
    }
    gboolean quotation = block && block->kind == BLOCK_QUOTATION;
    gboolean inside = block && blocks->in_note && note_goes_on(blocks, index);
    gboolean note = block && block->kind == BLOCK_NOTE;
    if (blocks->in_note && !inside && !(note && block->level == blocks->note)) {
        xml_close(blocks->xml);
        xml_line(blocks->xml);
        blocks->in_note = FALSE;
    }
    if (blocks->in_quotation && !quotation) {
        xml_close(blocks->xml);
        xml_line(blocks->xml);
    } else if (quotation && !blocks->in_quotation) {
        xml_open(blocks->xml, "blockquote", NULL);
    }
    blocks->in_quotation = quotation;
    if (note && !blocks->in_note) {
        open_note(blocks, index);
    }
}

void markup_blocks_close(MarkupBlocks *blocks, const Block *block)
{
    if (block->kind != BLOCK_LIST_ITEM) {
        xml_close(blocks->xml);
        xml_line(blocks->xml);
    }
}
