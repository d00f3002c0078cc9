#include "show/summary.h"

#include "base/utf8.h"

enum { LONGEST = 300 };

/* The block that says most of what DOCUMENT is about. */
static const Block *find_block(const Document *document)
{
    const Block *paragraph = NULL;
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (block->kind == BLOCK_STANDFIRST) {
            return block;
        }
        if (!paragraph && block->kind == BLOCK_PARAGRAPH) {
            paragraph = block;
        }
    }
    return paragraph;
}

/* Appends what is in SPAN with single spaces; gives the count of characters, at most LONGEST. */
static void append_folded(GString *out, const char *text, Span span)
{
    gboolean space = FALSE;
    guint count = 0;
    gsize last_space = 0;
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        if (utf8_is_space(c) || g_unichar_iscntrl(c)) {
            space = out->len > 0;
            continue;
        }
        if (space) {
            last_space = out->len;
            g_string_append_c(out, ' ');
            count++;
        }
        if (++count > LONGEST) { /* cut behind a word, where there is one */
            g_string_truncate(out, last_space > 0 ? last_space : out->len);
            g_string_append(out, "…");
            return;
        }
        space = FALSE;
        g_string_append_unichar(out, c);
    }
}

char *summary_of(const Document *document)
{
    const Block *block = find_block(document);
    if (!block) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    append_folded(out, document->text, block->text);
    return g_string_free(out, out->len == 0);
}
