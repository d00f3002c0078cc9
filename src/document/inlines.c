#include "document/inlines.h"

#include <string.h>

#include "document/markup.h"

enum { TAGS_LIMIT = 32, NO_INLINE = -1 };

/* An element of HTML that is open. */
typedef struct {
    char *element;
    int found; /* its Inline, or NO_INLINE */
} Tag;

static void clear_tag(gpointer tag)
{
    g_free(((Tag *)tag)->element);
}

Inlines inlines_new(void)
{
    Inlines inlines = {
        .found = g_array_new(FALSE, FALSE, sizeof(Inline)),
        .open = g_array_new(FALSE, FALSE, sizeof(guint)),
        .tags = g_array_new(FALSE, FALSE, sizeof(Tag)),
    };
    g_array_set_clear_func(inlines.found, inline_clear);
    g_array_set_clear_func(inlines.tags, clear_tag);
    return inlines;
}

void inlines_clear(Inlines *inlines)
{
    g_array_free(inlines->found, TRUE);
    g_array_free(inlines->open, TRUE);
    g_array_free(inlines->tags, TRUE);
}

void inlines_restart(Inlines *inlines)
{
    g_array_set_size(inlines->found, 0);
    g_array_set_size(inlines->open, 0);
    g_array_set_size(inlines->tags, 0);
}

static gboolean kind_of(cmark_node *node, InlineKind *kind)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        *kind = INLINE_EMPHASIS;
        return TRUE;
    case CMARK_NODE_STRONG:
        *kind = INLINE_STRONG;
        return TRUE;
    case CMARK_NODE_CODE:
        *kind = INLINE_CODE;
        return TRUE;
    case CMARK_NODE_LINK:
        *kind = INLINE_LINK;
        return TRUE;
    default:
        return FALSE;
    }
}

void inlines_enter(Inlines *inlines, cmark_node *node, gsize length)
{
    Inline piece = {.text = {length, 0}};
    if (!kind_of(node, &piece.kind)) {
        return;
    }
    if (piece.kind == INLINE_LINK) {
        piece.value = g_strdup(cmark_node_get_url(node));
    }
    guint index = inlines->found->len;
    g_array_append_val(inlines->found, piece);
    g_array_append_val(inlines->open, index);
}

void inlines_leave(Inlines *inlines, cmark_node *node, gsize length)
{
    InlineKind kind;
    if (!kind_of(node, &kind) || inlines->open->len == 0) {
        return;
    }
    guint last = inlines->open->len - 1;
    guint index = g_array_index(inlines->open, guint, last);
    g_array_index(inlines->found, Inline, index).text.end = length;
    g_array_set_size(inlines->open, last);
}

static void open_tag(Inlines *inlines, const char *tag, const char *element, gsize length)
{
    Tag opened = {.element = g_strdup(element), .found = NO_INLINE};
    g_autofree char *language = markup_language(tag);
    if (language) {
        Inline piece = {INLINE_LANGUAGE, {length, 0}, g_steal_pointer(&language)};
        opened.found = (int)inlines->found->len;
        g_array_append_val(inlines->found, piece);
    }
    g_array_append_val(inlines->tags, opened);
}

/* Ends the innermost ELEMENT, and those inside it that were not ended. */
static void close_tag(Inlines *inlines, const char *element, gsize length)
{
    guint last = inlines->tags->len;
    while (last > 0 && strcmp(g_array_index(inlines->tags, Tag, last - 1).element, element) != 0) {
        last--;
    }
    for (guint i = MAX(last, 1) - 1; last > 0 && i < inlines->tags->len; i++) {
        int found = g_array_index(inlines->tags, Tag, i).found;
        if (found != NO_INLINE) {
            g_array_index(inlines->found, Inline, found).text.end = length;
        }
    }
    if (last > 0) {
        g_array_set_size(inlines->tags, last - 1);
    }
}

void inlines_tag(Inlines *inlines, const char *tag, gsize length)
{
    gboolean ends;
    g_autofree char *element = markup_element(tag, &ends);
    if (!element) {
        return;
    }
    if (ends) {
        close_tag(inlines, element, length);
    } else if (inlines->tags->len < TAGS_LIMIT) {
        open_tag(inlines, tag, element, length);
    }
}

void inlines_add(Inlines *inlines, InlineKind kind, Span span, char *value)
{
    Inline piece = {.kind = kind, .text = span};
    piece.value = value;
    g_array_append_val(inlines->found, piece);
}

/* The byte of BLOCK at AT of the words, or its nearest end. */
static gsize place(Span block, gsize at, gssize shift)
{
    gssize offset = (gssize)at + shift;
    return block.start + MIN((gsize)MAX(offset, 0), span_length(block));
}

void inlines_deliver(Inlines *inlines, Document *document, gssize shift)
{
    Span block = document_block(document, document->blocks->len - 1)->text;
    for (guint i = 0; i < inlines->found->len; i++) {
        Inline *piece = &g_array_index(inlines->found, Inline, i);
        Span text = {place(block, piece->text.start, shift), place(block, piece->text.end, shift)};
        if (!span_is_empty(text) || piece->kind == INLINE_PAGE) {
            Inline kept = {piece->kind, text, g_steal_pointer(&piece->value)};
            g_array_append_val(document->inlines, kept);
        }
    }
    inlines_restart(inlines);
}
