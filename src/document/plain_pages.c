#include "document/plain_pages.h"

#include <string.h>

enum { LEAST_PAGES = 3, MOST_DIGITS = 5 };

/* A page's mark. */
typedef struct {
    Span span;
    guint block;
    guint number;
} Mark;

/* Reads "[p. 12]" at AT of TEXT, before END. */
static gboolean read_mark(const char *text, gsize at, gsize end, Mark *mark)
{
    static const char *const words[] = {"page", "pag", "pg", "p", "s"};
    const char *rest = text + at + 1;
    const char *limit = text + end;
    gsize word = 0;
    for (; word < G_N_ELEMENTS(words); word++) {
        gsize length = strlen(words[word]);
        if ((gsize)(limit - rest) > length && g_ascii_strncasecmp(rest, words[word], length) == 0 &&
            !g_ascii_isalpha(rest[length])) {
            rest += length;
            break;
        }
    }
    rest += rest < limit && *rest == '.' ? 1 : 0;
    rest += rest < limit && *rest == ' ' ? 1 : 0;
    const char *first = rest;
    mark->number = 0;
    for (; rest < limit && rest - first < MOST_DIGITS && g_ascii_isdigit(*rest); rest++) {
        mark->number = mark->number * 10 + (guint)(*rest - '0');
    }
    mark->span = (Span){at, (gsize)(rest + 1 - text)};
    return word < G_N_ELEMENTS(words) && rest > first && rest < limit && *rest == ']';
}

static GArray *find_marks(const Document *document)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    for (guint i = 0; i < document->blocks->len; i++) {
        Span span = document_block(document, i)->text;
        const char *text = document->text;
        const char *sign;
        for (gsize at = span.start; at < span.end; at = (gsize)(sign - text) + 1) {
            sign = memchr(text + at, '[', span.end - at);
            if (!sign) {
                break;
            }
            Mark mark = {.block = i};
            if (read_mark(text, (gsize)(sign - text), span.end, &mark)) {
                g_array_append_val(marks, mark);
            }
        }
    }
    return marks;
}

static gboolean are_pages(const GArray *marks)
{
    for (guint i = 1; i < marks->len; i++) {
        if (g_array_index(marks, Mark, i).number != g_array_index(marks, Mark, i - 1).number + 1) {
            return FALSE;
        }
    }
    return marks->len >= LEAST_PAGES;
}

static gint compare_starts(gconstpointer a, gconstpointer b)
{
    gsize one = ((const Inline *)a)->text.start;
    gsize other = ((const Inline *)b)->text.start;
    return one < other ? -1 : one > other;
}

void plain_pages_find(Document *document)
{
    g_autoptr(GArray) marks = find_marks(document);
    if (!are_pages(marks)) {
        return;
    }
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        Block *block = &g_array_index(document->blocks, Block, mark->block);
        Inline piece = {INLINE_PAGE, mark->span, g_strdup_printf("%u", mark->number)};
        g_array_append_val(document->inlines, piece);
        if (block->text.start == mark->span.start && block->text.end == mark->span.end) {
            block->kind = BLOCK_PAGE;
            block->level = 0;
        }
    }
    g_array_sort(document->inlines, compare_starts);
}
