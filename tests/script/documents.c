#include "script/documents.h"

#include <string.h>

Document *document_of_blocks(const BlockText *blocks, gsize count)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
    for (gsize i = 0; i < count; i++) {
        g_string_append(text, i > 0 ? "\n\n" : "");
        Span span = {text->len, text->len + strlen(blocks[i].text)};
        g_string_append(text, blocks[i].text);
        g_array_append_val(spans, span);
    }
    gsize length = text->len;
    Document *document = document_new("test", g_string_free(text, FALSE), length);
    for (guint i = 0; i < spans->len; i++) {
        Span span = g_array_index(spans, Span, i);
        Block block = {.kind = blocks[i].kind, .level = 1, .text = span, .source = span};
        g_array_append_val(document->blocks, block);
    }
    return document;
}

Document *document_of_paragraphs(const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(BlockText));
    for (char **paragraph = paragraphs; *paragraph; paragraph++) {
        BlockText block = {BLOCK_PARAGRAPH, *paragraph};
        g_array_append_val(blocks, block);
    }
    return document_of_blocks((const BlockText *)(void *)blocks->data, blocks->len);
}
