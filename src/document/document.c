#include "document/document.h"

#include <string.h>

static const char *const kind_names[] = {
    [BLOCK_TITLE] = "title",         [BLOCK_STANDFIRST] = "standfirst",
    [BLOCK_HEADING] = "heading",     [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_LIST_ITEM] = "list-item", [BLOCK_QUOTATION] = "quotation",
    [BLOCK_CODE] = "code",           [BLOCK_SCENE_BREAK] = "scene-break",
    [BLOCK_MARKUP] = "markup",       [BLOCK_NOTE] = "note",
    [BLOCK_PAGE] = "page",
};

const char *block_kind_name(BlockKind kind)
{
    return kind_names[kind];
}

gboolean block_kind_from_name(const char *name, BlockKind *kind)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kind_names); i++) {
        if (strcmp(kind_names[i], name) == 0) {
            *kind = (BlockKind)i;
            return TRUE;
        }
    }
    return FALSE;
}

guint document_inline_from(const Document *document, gsize offset)
{
    guint low = 0;
    guint high = document->inlines->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (document_inline(document, middle)->text.start < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void inline_clear(gpointer data)
{
    Inline *piece = data;
    g_free(piece->value);
}

Document *document_new(const char *name, char *text, gsize length)
{
    Document *document = g_new0(Document, 1);
    document->name = g_strdup(name);
    document->text = text;
    document->length = length;
    document->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    document->inlines = g_array_new(FALSE, FALSE, sizeof(Inline));
    g_array_set_clear_func(document->inlines, inline_clear);
    return document;
}

void document_free(Document *document)
{
    if (!document) {
        return;
    }
    g_free(document->name);
    g_free(document->text);
    g_array_free(document->blocks, TRUE);
    g_array_free(document->inlines, TRUE);
    metadata_clear(&document->metadata);
    g_free(document);
}
