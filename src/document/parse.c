#include "document/parse.h"

#include <string.h>

#include "base/error.h"
#include "document/encoding.h"
#include "document/epub.h"
#include "document/html.h"
#include "document/markdown.h"
#include "document/plain.h"

/* Reads a text of LENGTH bytes in FORMAT. */
static Document *read_text(const char *name, const char *bytes, gsize length, DocumentFormat format,
                           GError **error)
{
    gsize text_length = 0;
    g_autofree char *encoding = format == FORMAT_HTML ? html_encoding(bytes, length) : NULL;
    g_autofree char *text = NULL;
    if (length > 0 &&
        !(text = encoding_to_utf8_from(name, encoding, bytes, length, &text_length, error))) {
        return NULL;
    }
    if (format == FORMAT_MARKDOWN) {
        return markdown_read(name, text ? text : "", text_length);
    }
    if (format == FORMAT_HTML) {
        return html_read(name, text ? text : "", text_length, error);
    }
    Document *document =
        document_new(name, text ? g_steal_pointer(&text) : g_strdup(""), text_length);
    plain_read(document);
    return document;
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
    format = format == FORMAT_GUESS ? format_of(name, bytes, length) : format;
    g_autoptr(Document) document = format == FORMAT_EPUB
                                       ? epub_read(shown, bytes, length, error)
                                       : read_text(shown, bytes, length, format, error);
    if (!document) {
        return NULL;
    }
    if (!has_something_to_read(document)) {
        error_set(error, LECTERN_ERROR_INPUT, shown, "there is nothing to read");
        return NULL;
    }
    return g_steal_pointer(&document);
}
