#include "script/marked_text.h"

#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "script/documents.h"
#include "script/quotation/quotations.h"

static const Language *language_of(const char *code)
{
    g_autoptr(GError) error = NULL;
    const Language *language = language_get(code, &error);
    assert_null(error);
    return language;
}

/* A stretch of the text and what is put around it. */
typedef struct {
    Span span;
    char *before;
    char after;
} Marked;

static int by_place(gconstpointer a, gconstpointer b)
{
    gsize start_a = ((const Marked *)a)->span.start;
    gsize start_b = ((const Marked *)b)->span.start;
    return start_a < start_b ? -1 : start_a > start_b;
}

static GArray *find_marked(const Document *document, const char *code)
{
    g_autoptr(GArray) unspoken = g_array_new(FALSE, FALSE, sizeof(Unspoken));
    g_autoptr(GArray) quotations = quotations_find(document, language_of(code), unspoken);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Marked));
    for (guint i = 0; i < quotations->len; i++) {
        const Quotation *quotation = &g_array_index(quotations, Quotation, i);
        Span block = document_block(document, quotation->block)->text;
        assert_true(span_holds(block, quotation->span));
        Marked marked = {
            .span = quotation->span,
            .before = g_strdup_printf("[%s%s", quotation->continues ? "+" : "",
                                      quotation->dash ? "~" : ""),
            .after = ']',
        };
        g_array_append_val(all, marked);
    }
    for (guint i = 0; i < unspoken->len; i++) {
        const Unspoken *other = &g_array_index(unspoken, Unspoken, i);
        Marked marked = {other->span, g_strdup_printf("{%s: ", other->rule), '}'};
        g_array_append_val(all, marked);
    }
    g_array_sort(all, by_place);
    return all;
}

char *marked_text(Document *document, const char *code)
{
    g_autoptr(GArray) all = find_marked(document, code);
    GString *out = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < all->len; i++) {
        const Marked *marked = &g_array_index(all, Marked, i);
        assert_true(marked->span.start >= at);
        g_string_append_len(out, document->text + at, (gssize)(marked->span.start - at));
        g_string_append(out, marked->before);
        g_string_append_len(out, document->text + marked->span.start,
                            (gssize)span_length(marked->span));
        g_string_append_c(out, marked->after);
        at = marked->span.end;
        g_free(marked->before);
    }
    g_string_append(out, document->text + at);
    document_free(document);
    return g_string_free(out, FALSE);
}

void expect_in(const char *code, const char *expected)
{
    GString *text = g_string_new(NULL);
    for (const char *c = expected; *c; c++) {
        if (*c == '{') {
            c = strstr(c, ": ") + 1;
        } else if (*c == '[') {
            c += strspn(c + 1, "+~");
        } else if (*c != ']' && *c != '}') {
            g_string_append_c(text, *c);
        }
    }
    g_autofree char *found = marked_text(document_of_paragraphs(text->str), code);
    assert_string_equal(found, expected);
    g_string_free(text, TRUE);
}

void expect_english(const char *expected)
{
    expect_in("en", expected);
}
