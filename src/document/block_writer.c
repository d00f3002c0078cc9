#include "document/block_writer.h"

#include <string.h>

#include "base/utf8.h"

gboolean block_add(Document *document, GString *text, Block like, const char *words)
{
    Span span = utf8_trim(words, (Span){0, strlen(words)});
    if (span_is_empty(span)) {
        return FALSE;
    }
    if (document->blocks->len > 0) {
        BlockKind last = document_block(document, document->blocks->len - 1)->kind;
        gboolean list = like.kind == BLOCK_LIST_ITEM && last == BLOCK_LIST_ITEM;
        g_string_append(text, list ? "\n" : "\n\n");
    }
    like.text.start = text->len;
    g_string_append_len(text, words + span.start, (gssize)span_length(span));
    like.text.end = text->len;
    g_array_append_val(document->blocks, like);
    return TRUE;
}
