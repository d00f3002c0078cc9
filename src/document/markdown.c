#include "document/markdown.h"

#include <string.h>

#include "base/utf8.h"
#include "document/characters.h"
#include "document/front_matter.h"
#include "document/inlines.h"
#include "document/markup.h"
#include "document/source_map.h"

/* A container that is open: a list, an item of one, or a block quotation. */
typedef struct {
    cmark_node_type type;
    int number; /* of an ordered list: its next item's */
} Container;

typedef struct {
    Document *document;
    GString *text; /* the document's, as it grows */
    SourceMap map;
    GArray *containers; /* of Container, the innermost last */
    guint list_depth;
    char *number;       /* "3. ": belongs to the next block of the open item; or NULL */
    gsize number_start; /* where it stands in the source */
    GString *words;     /* of the paragraph or heading that is open */
    Inlines inlines;    /* in it */
    cmark_node *title;  /* the heading that is the text's title, or NULL */
} Reader;

/* Adds WORDS as a block, unless it is blank; whether it did. */
static gboolean add_block(Reader *reader, BlockKind kind, const char *words, Span source)
{
    Span span = utf8_trim(words, (Span){0, strlen(words)});
    if (span_is_empty(span)) {
        return FALSE;
    }
    GArray *blocks = reader->document->blocks;
    Block block = {.kind = kind, .source = source};
    block.level = kind == BLOCK_LIST_ITEM ? reader->list_depth : 0;
    if (blocks->len > 0) {
        BlockKind last = document_block(reader->document, blocks->len - 1)->kind;
        gboolean list = kind == BLOCK_LIST_ITEM && last == BLOCK_LIST_ITEM;
        g_string_append(reader->text, list ? "\n" : "\n\n");
    }
    block.text.start = reader->text->len;
    g_string_append_len(reader->text, words + span.start, (gssize)span_length(span));
    block.text.end = reader->text->len;
    g_array_append_val(blocks, block);
    return TRUE;
}

/* Adds the open paragraph's or heading's words, which NODE ends. */
static void add_words(Reader *reader, cmark_node *node, BlockKind kind)
{
    Span source = source_map_span(&reader->map, node);
    g_autoptr(GString) words = g_string_new(reader->number);
    gsize number = words->len;
    if (reader->number) {
        g_clear_pointer(&reader->number, g_free);
        source.start = reader->number_start;
    }
    g_string_append_len(words, reader->words->str, (gssize)reader->words->len);
    if (add_block(reader, kind, words->str, source)) {
        gsize blank = utf8_trim(words->str, (Span){0, words->len}).start;
        inlines_deliver(&reader->inlines, reader->document, (gssize)number - (gssize)blank);
    }
}

static const Container *innermost(const Reader *reader)
{
    guint count = reader->containers->len;
    return count > 0 ? &g_array_index(reader->containers, Container, count - 1) : NULL;
}

static gboolean is_all_emphasis(cmark_node *paragraph)
{
    cmark_node *child = cmark_node_first_child(paragraph);
    cmark_node_type type = child ? cmark_node_get_type(child) : CMARK_NODE_NONE;
    return (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) && !cmark_node_next(child);
}

static BlockKind paragraph_kind(const Reader *reader, cmark_node *paragraph)
{
    const Container *container = innermost(reader);
    if (is_ornamental(reader->words->str, (Span){0, reader->words->len})) {
        return BLOCK_SCENE_BREAK;
    }
    if (container) {
        return container->type == CMARK_NODE_ITEM ? BLOCK_LIST_ITEM : BLOCK_QUOTATION;
    }
    guint blocks = reader->document->blocks->len;
    gboolean below_title =
        blocks > 0 && document_block(reader->document, blocks - 1)->kind == BLOCK_TITLE;
    return below_title && is_all_emphasis(paragraph) ? BLOCK_STANDFIRST : BLOCK_PARAGRAPH;
}

static void add_heading(Reader *reader, cmark_node *heading)
{
    gboolean title = heading == reader->title;
    guint blocks = reader->document->blocks->len;
    add_words(reader, heading, title ? BLOCK_TITLE : BLOCK_HEADING);
    if (!title && reader->document->blocks->len > blocks) {
        g_array_index(reader->document->blocks, Block, blocks).level =
            (guint)cmark_node_get_heading_level(heading);
    }
}

static void open_container(Reader *reader, cmark_node *node)
{
    Container container = {.type = cmark_node_get_type(node)};
    if (container.type == CMARK_NODE_LIST) {
        reader->list_depth++;
        container.number = cmark_node_get_list_start(node);
    }
    cmark_node *list = cmark_node_parent(node);
    if (container.type == CMARK_NODE_ITEM && cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) {
        guint above = reader->containers->len - 1;
        int number = g_array_index(reader->containers, Container, above).number++;
        gboolean bracket = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM;
        g_free(reader->number);
        reader->number = g_strdup_printf("%d%c ", number, bracket ? ')' : '.');
        reader->number_start = source_map_span(&reader->map, node).start;
    }
    g_array_append_val(reader->containers, container);
}

static void close_container(Reader *reader, cmark_node *node)
{
    g_clear_pointer(&reader->number, g_free); /* of an item without words */
    reader->list_depth -= cmark_node_get_type(node) == CMARK_NODE_LIST ? 1 : 0;
    g_array_set_size(reader->containers, reader->containers->len - 1);
}

static void append_inline(GString *words, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        g_string_append(words, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        g_string_append_c(words, ' ');
        break;
    case CMARK_NODE_LINEBREAK:
        g_string_append_c(words, '\n');
        break;
    case CMARK_NODE_HTML_INLINE:
        if (markup_is_line_break(cmark_node_get_literal(node))) {
            g_string_append_c(words, '\n');
        }
        break;
    default: /* emphasis, links and images are heard by the text in them */
        break;
    }
}

static void add_html(Reader *reader, cmark_node *node)
{
    g_autofree char *text = markup_text(cmark_node_get_literal(node));
    add_block(reader, BLOCK_MARKUP, text, source_map_span(&reader->map, node));
}

static void enter(Reader *reader, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
        open_container(reader, node);
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        g_string_truncate(reader->words, 0);
        inlines_restart(&reader->inlines);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_block(reader, BLOCK_CODE, cmark_node_get_literal(node),
                  source_map_span(&reader->map, node));
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html(reader, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        add_block(reader, BLOCK_SCENE_BREAK, "***", source_map_span(&reader->map, node));
        break;
    default:
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE) {
            inlines_tag(&reader->inlines, cmark_node_get_literal(node), reader->words->len);
        }
        inlines_enter(&reader->inlines, node, reader->words->len);
        append_inline(reader->words, node);
        if (cmark_node_get_type(node) == CMARK_NODE_CODE) { /* a leaf: nothing leaves it */
            inlines_leave(&reader->inlines, node, reader->words->len);
        }
        break;
    }
}

static void leave(Reader *reader, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
        close_container(reader, node);
        break;
    case CMARK_NODE_PARAGRAPH:
        add_words(reader, node, paragraph_kind(reader, node));
        break;
    case CMARK_NODE_HEADING:
        add_heading(reader, node);
        break;
    default:
        inlines_leave(&reader->inlines, node, reader->words->len);
        break;
    }
}

/* Whether the words of HEADING are TITLE. */
static gboolean says(cmark_node *heading, const char *title)
{
    g_autoptr(GString) words = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(heading);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        append_inline(words, cmark_iter_get_node(iter));
    }
    cmark_iter_free(iter);
    return strcmp(words->str, title) == 0;
}

static gboolean is_first_level(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
           cmark_node_get_heading_level(node) == 1;
}

/* The heading of the first level that stands at the start of ROOT and is the text's title: it is
 * not where TITLE is known from elsewhere and such headings are the chapters'. NULL if none. */
static cmark_node *find_title(cmark_node *root, const char *title)
{
    cmark_node *first = cmark_node_first_child(root);
    while (first && cmark_node_get_type(first) == CMARK_NODE_HTML_BLOCK) {
        first = cmark_node_next(first);
    }
    if (!first || !is_first_level(first) || !cmark_node_first_child(first)) {
        return NULL;
    }
    gboolean others = FALSE;
    for (cmark_node *node = cmark_node_next(first); node; node = cmark_node_next(node)) {
        others = others || is_first_level(node);
    }
    return !title || !others || says(first, title) ? first : NULL;
}

static void read_blocks(Reader *reader, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER) {
            enter(reader, cmark_iter_get_node(iter));
        } else {
            leave(reader, cmark_iter_get_node(iter));
        }
    }
    cmark_iter_free(iter);
}

Document *markdown_read(const char *name, const char *source, gsize length)
{
    Document *document = document_new(name, NULL, 0);
    Span title;
    gsize body = front_matter_read(document, source, length, &title);
    cmark_node *root = cmark_parse_document(source + body, length - body, CMARK_OPT_DEFAULT);
    Reader reader = {
        .document = document,
        .text = g_string_sized_new(length),
        .map = source_map_new(source, body, length),
        .containers = g_array_new(FALSE, FALSE, sizeof(Container)),
        .words = g_string_new(NULL),
        .inlines = inlines_new(),
        .title = find_title(root, document->metadata.title),
    };
    if (document->metadata.title && !reader.title) {
        add_block(&reader, BLOCK_TITLE, document->metadata.title, title);
    }
    read_blocks(&reader, root);
    cmark_node_free(root);
    source_map_clear(&reader.map);
    g_array_free(reader.containers, TRUE);
    g_string_free(reader.words, TRUE);
    inlines_clear(&reader.inlines);
    g_free(reader.number);
    document->length = reader.text->len;
    document->text = g_string_free(reader.text, FALSE);
    return document;
}
