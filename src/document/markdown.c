#include "document/markdown.h"

#include <string.h>

#include "base/utf8.h"
#include "document/block_writer.h"
#include "document/characters.h"
#include "document/front_matter.h"
#include "document/inlines.h"
#include "document/markdown_notes.h"
#include "document/markdown_title.h"
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
    MarkdownNotes *notes;
    guint next_note; /* index of the first that was not read yet */
    guint note;      /* number of the one that is being read, or 0 */
    gboolean label;  /* its label was not written yet */
} Reader;

/* The bytes of the source that NODE was read from. */
static Span source_of(const Reader *reader, cmark_node *node)
{
    return reader->note > 0 ? markdown_note(reader->notes, reader->note - 1)->source
                            : source_map_span(&reader->map, node);
}

/* Adds WORDS as a block, unless it is blank; whether it did. */
static gboolean add_block(Reader *reader, BlockKind kind, const char *words, Span source)
{
    Block block = {.kind = kind, .source = source};
    block.level = kind == BLOCK_LIST_ITEM ? reader->list_depth
                  : kind == BLOCK_NOTE    ? reader->note
                                          : 0;
    return block_add(reader->document, reader->text, block, words);
}

/* Adds the open paragraph's or heading's words, which NODE ends. */
static void add_words(Reader *reader, cmark_node *node, BlockKind kind)
{
    Span source = source_of(reader, node);
    g_autoptr(GString) words = g_string_new(NULL);
    if (reader->label) {
        g_string_append_printf(words, "%s ", markdown_note(reader->notes, reader->note - 1)->shown);
        reader->label = FALSE;
    }
    g_string_append(words, reader->number ? reader->number : "");
    gsize number = words->len;
    if (reader->number) {
        g_clear_pointer(&reader->number, g_free);
        source.start = reader->note > 0 ? source.start : reader->number_start;
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
    if (reader->note > 0) {
        return BLOCK_NOTE;
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
    if (reader->note > 0) {
        add_words(reader, heading, BLOCK_NOTE);
        return;
    }
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
        reader->number_start = source_of(reader, node).start;
    }
    g_array_append_val(reader->containers, container);
}

static void close_container(Reader *reader, cmark_node *node)
{
    g_clear_pointer(&reader->number, g_free); /* of an item without words */
    reader->list_depth -= cmark_node_get_type(node) == CMARK_NODE_LIST ? 1 : 0;
    g_array_set_size(reader->containers, reader->containers->len - 1);
}

/* Appends TEXT, in which notes may be referred to. */
static void append_text(Reader *reader, const char *text)
{
    GString *words = reader->words;
    for (const char *sign; (sign = strstr(text, "[^"));) {
        gsize length;
        guint note = markdown_note_reference(reader->notes, sign, &length);
        length = note > 0 ? length : strlen("[^");
        g_string_append_len(words, text, sign - text);
        if (note > 0) {
            const char *shown = markdown_note(reader->notes, note - 1)->shown;
            Span span = {words->len, words->len + strlen(shown)};
            g_string_append(words, shown);
            inlines_add(&reader->inlines, INLINE_NOTE, span, g_strdup_printf("%u", note));
        } else {
            g_string_append_len(words, sign, (gssize)length);
        }
        text = sign + length;
    }
    g_string_append(words, text);
}

static void add_html(Reader *reader, cmark_node *node)
{
    g_autofree char *text = markup_text(cmark_node_get_literal(node));
    add_block(reader, BLOCK_MARKUP, text, source_of(reader, node));
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
        add_block(reader, BLOCK_CODE, cmark_node_get_literal(node), source_of(reader, node));
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html(reader, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        add_block(reader, BLOCK_SCENE_BREAK, "***", source_of(reader, node));
        break;
    default:
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE) {
            inlines_tag(&reader->inlines, cmark_node_get_literal(node), reader->words->len);
        }
        inlines_enter(&reader->inlines, node, reader->words->len);
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT) {
            append_text(reader, cmark_node_get_literal(node));
        } else {
            markdown_append(reader->words, node);
        }
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

static void read_nodes(Reader *reader, cmark_node *root);

/* Reads the next note, as blocks of its own. */
static void read_note(Reader *reader)
{
    const MarkdownNote *note = markdown_note(reader->notes, reader->next_note++);
    g_autofree char *outer_number = g_steal_pointer(&reader->number);
    g_autofree char *body = g_strconcat(note->body, reader->notes->links->str, NULL);
    cmark_node *root = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    reader->note = reader->next_note;
    reader->label = TRUE;
    read_nodes(reader, root);
    if (reader->label) { /* it has no words */
        add_block(reader, BLOCK_NOTE, note->shown, note->source);
    }
    reader->label = FALSE;
    reader->note = 0;
    reader->number = g_steal_pointer(&outer_number);
    cmark_node_free(root);
}

/* Reads the notes that stand before the byte AT of the source. */
static void read_notes_before(Reader *reader, gsize at)
{
    while (reader->next_note < reader->notes->notes->len &&
           markdown_note(reader->notes, reader->next_note)->source.start < at) {
        read_note(reader);
    }
}

/* Whether NODE is a block of text, in which no note can stand. */
static gboolean is_leaf_block(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK ||
           type == CMARK_NODE_THEMATIC_BREAK;
}

static void read_nodes(Reader *reader, cmark_node *root)
{
    cmark_consolidate_text_nodes(root);
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER) {
            leave(reader, node);
            continue;
        }
        if (reader->note == 0 && is_leaf_block(node)) {
            read_notes_before(reader, source_map_span(&reader->map, node).start);
        }
        enter(reader, node);
    }
    cmark_iter_free(iter);
}

Document *markdown_read(const char *name, const char *source, gsize length)
{
    Document *document = document_new(name, NULL, 0);
    Span title;
    gsize body = front_matter_read(document, source, length, &title);
    g_autofree char *rest = g_memdup2(source, length + 1);
    MarkdownNotes *notes = markdown_notes_take(rest, body, length);
    cmark_node *root = cmark_parse_document(rest + body, length - body, CMARK_OPT_DEFAULT);
    Reader reader = {
        .document = document,
        .text = g_string_sized_new(length),
        .map = source_map_new(source, body, length),
        .containers = g_array_new(FALSE, FALSE, sizeof(Container)),
        .words = g_string_new(NULL),
        .inlines = inlines_new(),
        .title = markdown_title(root, document->metadata.title),
        .notes = notes,
    };
    if (document->metadata.title && !reader.title) {
        add_block(&reader, BLOCK_TITLE, document->metadata.title, title);
    }
    read_nodes(&reader, root);
    read_notes_before(&reader, length);
    cmark_node_free(root);
    source_map_clear(&reader.map);
    g_array_free(reader.containers, TRUE);
    g_string_free(reader.words, TRUE);
    inlines_clear(&reader.inlines);
    g_free(reader.number);
    markdown_notes_free(notes);
    document->length = reader.text->len;
    document->text = g_string_free(reader.text, FALSE);
    return document;
}
