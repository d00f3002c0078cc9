#include "attributed.h"

#include <string.h>

#include "base/utf8.h"
#include "cmocka_headers.h"

static const char opening[] = "“";
static const char closing[] = "”";

Document *document_of_lines(const char *text)
{
    Document *document = document_new("test", g_strdup(text), strlen(text));
    const char *line = text;
    while (*line) {
        const char *end = strchrnul(line, '\n');
        Span span = {(gsize)(line - text), (gsize)(end - text)};
        if (!utf8_is_blank(text, span)) {
            Block block = {.kind = BLOCK_PARAGRAPH, .text = span, .source = span};
            g_array_append_val(document->blocks, block);
        }
        line = *end ? end + 1 : end;
    }
    return document;
}

GArray *quotations_of(const Document *document)
{
    GArray *quotations = g_array_new(FALSE, FALSE, sizeof(Quotation));
    gboolean open = FALSE;
    for (guint i = 0; i < document->blocks->len; i++) {
        Span block = document_block(document, i)->text;
        for (gsize at = block.start; at < block.end;) {
            const char *from = document->text + at;
            const char *start = g_strstr_len(from, (gssize)(block.end - at), opening);
            if (!start) {
                break;
            }
            gsize first = (gsize)(start - document->text);
            const char *end = g_strstr_len(start, (gssize)(block.end - first), closing);
            gsize last = end ? (gsize)(end - document->text) + strlen(closing) : block.end;
            Quotation quotation = {.span = {first, last}, .block = i, .continues = open};
            g_array_append_val(quotations, quotation);
            open = !end;
            at = last;
        }
    }
    return quotations;
}

Attributed *attributed_new(const char *text, const char *code)
{
    Attributed *attributed = g_new0(Attributed, 1);
    attributed->document = document_of_lines(text);
    attributed->language = language_get(code, NULL);
    assert_non_null(attributed->language);
    attributed->quotations = quotations_of(attributed->document);
    attributed->speakers = g_ptr_array_new_with_free_func((GDestroyNotify)speaker_free);
    speakers_attribute(attributed->document, attributed->language, attributed->quotations,
                       attributed->speakers);
    return attributed;
}

void attributed_free(Attributed *attributed)
{
    if (!attributed) {
        return;
    }
    for (guint i = 0; i < attributed->quotations->len; i++) {
        g_free(g_array_index(attributed->quotations, Quotation, i).evidence);
    }
    g_array_unref(attributed->quotations);
    g_ptr_array_unref(attributed->speakers);
    document_free(attributed->document);
    g_free(attributed);
}

const Quotation *quotation_at(const Attributed *attributed, guint index)
{
    assert_true(index < attributed->quotations->len);
    return &g_array_index(attributed->quotations, Quotation, index);
}

const char *speaker_name(const Attributed *attributed, guint index)
{
    guint speaker = (guint)quotation_at(attributed, index)->speaker;
    assert_true(speaker < attributed->speakers->len);
    return ((Speaker *)g_ptr_array_index(attributed->speakers, speaker))->name;
}
