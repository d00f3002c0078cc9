/* From the tree of a page to blocks: its structure, and what of it is read. */
#include <string.h>

#include "base/utf8.h"
#include "document/block_writer.h"
#include "document/characters.h"
#include "document/html.h"
#include "document/html_element.h"
#include "document/html_tree.h"
#include "document/html_words.h"

enum { BLOCKS_ABOVE_TITLE = 2 };

/* What an element that is open has changed, to be undone at its end. */
typedef struct {
    const GumboNode *element;
    gboolean block;
    gboolean list;
    gboolean container; /* an item of a list, or a quotation */
    gboolean note;
    gboolean listing;
    gboolean page; /* its words are a page's number */
    gboolean quote;
    guint heading; /* of what it stands in */
    guint inlines; /* how many of them it opened */
} Open;

typedef struct {
    gboolean ordered;
    int next;
} List;

typedef struct {
    const HtmlInto *into;
    GArray *open;       /* of Open, the innermost last */
    GArray *lists;      /* of List */
    GArray *containers; /* of GumboTag: items and quotations */
    HtmlWords words;    /* of the block that is open */
    guint heading;      /* rank, or 0 */
    gboolean is_title;
    guint listing;  /* how many <pre> are open */
    guint page;     /* how many page numbers */
    guint note;     /* number, or 0 */
    gboolean label; /* of the note, which is not written yet */
    char *number;   /* of the next block of the open item, or NULL */
} Walk;

static BlockKind kind_of(const Walk *walk)
{
    guint blocks = walk->into->document->blocks->len;
    if (walk->listing > 0) {
        return BLOCK_CODE;
    }
    if (walk->page > 0) {
        return BLOCK_PAGE;
    }
    if (is_ornamental(walk->words.text->str, (Span){0, walk->words.text->len})) {
        return BLOCK_SCENE_BREAK;
    }
    if (walk->note > 0) {
        return BLOCK_NOTE;
    }
    if (walk->heading > 0) {
        return walk->is_title && blocks <= BLOCKS_ABOVE_TITLE ? BLOCK_TITLE : BLOCK_HEADING;
    }
    if (walk->containers->len > 0) {
        GumboTag tag = g_array_index(walk->containers, GumboTag, walk->containers->len - 1);
        return tag == GUMBO_TAG_LI ? BLOCK_LIST_ITEM : BLOCK_QUOTATION;
    }
    return BLOCK_PARAGRAPH;
}

/* What is written before the words of the block: a note's label, an item's number. */
static char *prefix_of(Walk *walk, BlockKind kind)
{
    const char *text = walk->words.text->str;
    text += strspn(text, " \n");
    g_autofree char *number = g_steal_pointer(&walk->number);
    if (kind == BLOCK_NOTE && walk->label) {
        g_autofree char *label = html_note_label(walk->into->notes, walk->note);
        walk->label = FALSE;
        return g_str_has_prefix(text, label) ? g_strdup("") : g_strconcat(label, " ", NULL);
    }
    gboolean numbered = g_ascii_isdigit(*text);
    return g_strdup(kind == BLOCK_LIST_ITEM && number && !numbered ? number : "");
}

/* Ends the block that is open. */
static void flush(Walk *walk)
{
    HtmlWords *words = &walk->words;
    html_words_end(words);
    if (!utf8_is_blank(words->text->str, (Span){0, words->text->len})) {
        BlockKind kind = kind_of(walk);
        guint depth = MAX(walk->lists->len, 1);
        Block block = {.kind = kind,
                       .level = kind == BLOCK_HEADING     ? walk->heading
                                : kind == BLOCK_LIST_ITEM ? depth
                                : kind == BLOCK_NOTE      ? walk->note
                                                          : 0};
        if (walk->into->is_source && words->source.start < words->source.end) {
            block.source = words->source;
        }
        g_autofree char *prefix = prefix_of(walk, kind);
        g_autofree char *text = g_strconcat(prefix, words->text->str, NULL);
        gsize blank = utf8_trim(text, (Span){0, strlen(text)}).start;
        block_add(walk->into->document, walk->into->text, block, text);
        inlines_deliver(&words->inlines, walk->into->document,
                        (gssize)strlen(prefix) - (gssize)blank);
    }
    html_words_restart(words);
}

static void mark(Walk *walk, Open *open, InlineKind kind, const char *value)
{
    open->inlines += html_words_mark(&walk->words, kind, value) ? 1 : 0;
}

static void open_page(Walk *walk, Open *open, const GumboNode *element, const char *label)
{
    g_autofree char *text = html_text(element, 1);
    if (*text) {
        open->page = open->block && walk->page == 0;
        walk->page += open->page ? 1 : 0;
        mark(walk, open, INLINE_PAGE, g_intern_string(label));
    } else {
        html_words_begin_page(&walk->words, label);
    }
}

static void open_item(Walk *walk, const GumboNode *element)
{
    List *list =
        walk->lists->len > 0 ? &g_array_index(walk->lists, List, walk->lists->len - 1) : NULL;
    const char *value = html_attribute(element, "value");
    if (list && value) {
        list->next = (int)CLAMP(g_ascii_strtoll(value, NULL, 10), -999999, 999999);
    }
    g_free(walk->number);
    walk->number = list && list->ordered ? g_strdup_printf("%d. ", list->next++) : NULL;
}

static void open_structure(Walk *walk, Open *open, const GumboNode *element)
{
    GumboTag tag = element->v.element.tag;
    const char *start = html_attribute(element, "start");
    if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) {
        List list = {tag == GUMBO_TAG_OL, 1};
        list.next = start ? (int)CLAMP(g_ascii_strtoll(start, NULL, 10), -999999, 999999) : 1;
        g_array_append_val(walk->lists, list);
        open->list = TRUE;
    } else if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE) {
        g_array_append_val(walk->containers, tag);
        open->container = TRUE;
    } else if (tag == GUMBO_TAG_PRE) {
        walk->listing++;
        open->listing = TRUE;
    }
    if (tag == GUMBO_TAG_LI) {
        open_item(walk, element);
    }
    guint rank = html_heading(element);
    if (rank > 0) {
        walk->heading = rank;
        walk->is_title = element == walk->into->title;
    }
    guint note =
        walk->note == 0 ? html_note_number(walk->into->notes, element, walk->into->page) : 0;
    if (note > 0) {
        flush(walk);
        walk->note = note;
        walk->label = open->note = TRUE;
    }
}

/* A scene break, a line break, or the next cell of a row. */
static void put_break(Walk *walk, const GumboNode *element)
{
    GumboTag tag = element->v.element.tag;
    if (tag == GUMBO_TAG_HR && !html_is(element, "pagebreak")) {
        html_words_put(&walk->words, "***");
        flush(walk);
    } else if (tag == GUMBO_TAG_BR) {
        html_words_put_close(&walk->words, "\n");
    } else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && walk->words.text->len > 0) {
        html_words_put_close(&walk->words, ", ");
    }
}

/* The innermost language that is marked, or the document's. */
static const char *language_here(const Walk *walk)
{
    const char *marked = html_words_language(&walk->words);
    return marked ? marked : walk->into->document->metadata.language;
}

static void enter(Walk *walk, const GumboNode *element)
{
    Open open = {.element = element, .heading = walk->heading};
    const char *language = html_language(element);
    g_autofree char *page = html_page(element);
    InlineKind kind;
    open.block = html_is_block(element);
    if (open.block) {
        flush(walk);
    }
    open_structure(walk, &open, element);
    put_break(walk, element);
    if (language && g_strcmp0(language, language_here(walk)) != 0) {
        mark(walk, &open, INLINE_LANGUAGE, language);
    }
    if (page) {
        open_page(walk, &open, element, page);
    } else if (html_inline_kind(element, &kind)) {
        mark(walk, &open, kind, kind == INLINE_LINK ? html_attribute(element, "href") : NULL);
    }
    if (element->v.element.tag == GUMBO_TAG_Q) {
        html_words_put(&walk->words, "“");
        open.quote = TRUE;
    }
    g_array_append_val(walk->open, open);
}

static void leave(const GumboNode *element, gpointer data)
{
    Walk *walk = data;
    Open *top = walk->open->len > 0 ? &g_array_index(walk->open, Open, walk->open->len - 1) : NULL;
    if (!top || top->element != element) {
        return; /* it was passed over */
    }
    Open open = *top;
    if (open.quote) {
        html_words_put_close(&walk->words, "”");
    }
    if (open.block || open.note) {
        flush(walk);
    }
    for (; open.inlines > 0; open.inlines--) {
        html_words_unmark(&walk->words);
    }
    if (open.list) {
        g_array_set_size(walk->lists, walk->lists->len - 1);
    }
    if (open.container) {
        g_array_set_size(walk->containers, walk->containers->len - 1);
        g_clear_pointer(&walk->number, g_free);
    }
    walk->listing -= open.listing ? 1 : 0;
    walk->page -= open.page ? 1 : 0;
    walk->note = open.note ? 0 : walk->note;
    walk->heading = open.heading;
    g_array_set_size(walk->open, walk->open->len - 1);
}

/* Whether ELEMENT heads the site more than the text: a header of the whole page without heading. */
static gboolean is_site_header(const GumboNode *element)
{
    gboolean header = element->v.element.tag == GUMBO_TAG_HEADER && element->parent &&
                      element->parent->type == GUMBO_NODE_ELEMENT &&
                      element->parent->v.element.tag == GUMBO_TAG_BODY;
    for (const GumboNode *node = header ? element : NULL; node;
         node = html_next(node, element, FALSE, NULL, NULL)) {
        if (node->type == GUMBO_NODE_ELEMENT && html_heading(node) > 0) {
            return FALSE;
        }
    }
    return header;
}

/* Reads NODE; whether what is in it is to be passed over. */
static gboolean read_node(Walk *walk, const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
        html_words_put_node(&walk->words, node, walk->listing > 0);
        return FALSE;
    }
    if (node->type != GUMBO_NODE_ELEMENT) {
        return TRUE;
    }
    guint note = html_note_referred(walk->into->notes, node, walk->into->page);
    if (note > 0) {
        g_autofree char *label = html_note_label(walk->into->notes, note);
        html_words_put_reference(&walk->words, label, note);
        return TRUE;
    }
    if (html_is_left_out(node) || is_site_header(node)) {
        return TRUE;
    }
    enter(walk, node);
    return FALSE;
}

void html_read_into(const HtmlInto *into, const GumboNode *root)
{
    Walk walk = {
        .into = into,
        .open = g_array_new(FALSE, FALSE, sizeof(Open)),
        .lists = g_array_new(FALSE, FALSE, sizeof(List)),
        .containers = g_array_new(FALSE, FALSE, sizeof(GumboTag)),
        .words = html_words_new(),
    };
    gboolean skip = FALSE;
    for (const GumboNode *node = root; node; node = html_next(node, root, skip, leave, &walk)) {
        skip = read_node(&walk, node);
    }
    flush(&walk);
    g_array_unref(walk.open);
    g_array_unref(walk.lists);
    g_array_unref(walk.containers);
    html_words_clear(&walk.words);
    g_free(walk.number);
}
