#include "document/parse.h"

#include <string.h>

#include "base/error.h"
#include "document/encoding.h"
#include "document/markdown.h"
#include "document/plain.h"

static gboolean is_markdown(const char *name, DocumentFormat format)
{
    if (format != FORMAT_GUESS) {
        return format == FORMAT_MARKDOWN;
    }
    g_autofree char *lower = g_ascii_strdown(name, -1);
    return g_str_has_suffix(lower, ".md") || g_str_has_suffix(lower, ".markdown");
}

static gboolean has_something_to_read(const Document *document)
{
    for (gsize i = 0; i < document->blocks->len; i++) {
        BlockKind kind = document_block(document, i)->kind;
        if (kind != BLOCK_SCENE_BREAK && kind != BLOCK_MARKUP && kind != BLOCK_PAGE) {
            return TRUE;
        }
    }
    return FALSE;
}

Document *document_parse(const char *name, const char *bytes, gsize length, DocumentFormat format,
                         GError **error)
{
    const char *shown = strcmp(name, "-") == 0 ? "standard input" : name;
    gsize text_length = 0;
    g_autofree char *text = NULL;
    if (length > 0 && !(text = encoding_to_utf8(shown, bytes, length, &text_length, error))) {
        return NULL;
    }
    g_autoptr(Document) document = NULL;
    if (is_markdown(name, format)) {
        document = markdown_read(shown, text ? text : "", text_length);
    } else {
        document = document_new(shown, text ? g_steal_pointer(&text) : g_strdup(""), text_length);
        plain_read(document);
    }
    if (!has_something_to_read(document)) {
        error_set(error, LECTERN_ERROR_INPUT, shown, "there is nothing to read");
        return NULL;
    }
    return g_steal_pointer(&document);
}
