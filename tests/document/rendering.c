#include "rendering.h"
#include "document/parse.h"

#include <string.h>

#include "base/utf8.h"
#include "cmocka_headers.h"

/* Appends TEXT with each line end, and the white space around it, as " / ". */
static void append_on_one_line(GString *out, const char *text, Span span)
{
    gboolean line_ends = FALSE;
    for (gsize i = span.start; i < span.end; i++) {
        gboolean line_end = text[i] == '\n' || text[i] == '\r';
        if (line_end && !line_ends) {
            while (g_str_has_suffix(out->str, " ")) {
                g_string_truncate(out, out->len - 1);
            }
            g_string_append(out, " / ");
        }
        line_ends = line_end || (line_ends && text[i] == ' ');
        if (!line_ends) {
            g_string_append_c(out, text[i]);
        }
    }
}

char *render_blocks(const Document *document)
{
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        g_string_append(out, block_kind_name(block->kind));
        if (block->level > 0) {
            g_string_append_printf(out, " %u", block->level);
        }
        g_string_append(out, ": ");
        append_on_one_line(out, document->text, block->text);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

void assert_sound(const Document *document, gsize source_length)
{
    assert_true(g_utf8_validate_len(document->text, document->length, NULL));
    assert_int_equal(document->text[document->length], '\0');
    gsize end = 0;
    for (gsize i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        assert_true(block->text.start >= end && block->text.end <= document->length);
        assert_false(span_is_empty(block->text));
        assert_true(utf8_is_blank(document->text, (Span){end, block->text.start}));
        Span trimmed = utf8_trim(document->text, block->text);
        assert_int_equal(trimmed.start, block->text.start);
        assert_int_equal(trimmed.end, block->text.end);
        assert_true(block->source.start <= block->source.end);
        assert_true(block->source.end <= source_length);
        assert_true(block->level <= 6 || block->kind == BLOCK_LIST_ITEM ||
                    block->kind == BLOCK_NOTE);
        end = block->text.end;
    }
    assert_true(utf8_is_blank(document->text, (Span){end, document->length}));
}

void assert_inlines_sound(const Document *document)
{
    for (gsize i = 0; i < document->inlines->len; i++) {
        const Inline *piece = document_inline(document, i);
        assert_true(!span_is_empty(piece->text) || piece->kind == INLINE_PAGE);
        gboolean in_block = FALSE;
        for (gsize k = 0; k < document->blocks->len; k++) {
            in_block = in_block || span_holds(document_block(document, k)->text, piece->text);
        }
        assert_true(in_block);
        assert_int_equal(piece->value != NULL, piece->kind == INLINE_LINK ||
                                                   piece->kind == INLINE_LANGUAGE ||
                                                   inline_is_silent(piece));
        for (gsize k = 0; k < i; k++) {
            const Inline *before = document_inline(document, k);
            assert_true(before->text.start <= piece->text.start);
            assert_true(span_holds(before->text, piece->text) ||
                        before->text.end <= piece->text.start);
        }
    }
}

void assert_blocks(DocumentFormat format, const char *source, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse("test", source, strlen(source), format, &error);
    assert_null(error);
    assert_non_null(document);
    assert_sound(document, strlen(source));
    g_autofree char *blocks = render_blocks(document);
    assert_string_equal(blocks, expected);
}
