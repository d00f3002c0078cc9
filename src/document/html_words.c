#include "document/html_words.h"

#include <string.h>

enum {
    MOST_MARKED = 16, /* open at once: deeper ones say nothing */
    NO_INLINE = -1,
};

/* An element whose words are set off. */
typedef struct {
    InlineKind kind;
    const char *value; /* the tree's, or interned */
    int found;         /* index in the block's inlines, or NO_INLINE */
} Marked;

static Marked *marked_at(const HtmlWords *words, guint index)
{
    return &g_array_index(words->marked, Marked, index);
}

HtmlWords html_words_new(void)
{
    return (HtmlWords){
        .text = g_string_new(NULL),
        .inlines = inlines_new(),
        .marked = g_array_new(FALSE, FALSE, sizeof(Marked)),
        .pages = g_ptr_array_new(),
        .source = {G_MAXSIZE, 0},
    };
}

void html_words_clear(HtmlWords *words)
{
    g_string_free(words->text, TRUE);
    inlines_clear(&words->inlines);
    g_array_unref(words->marked);
    g_ptr_array_unref(words->pages);
}

static void begin_marked(HtmlWords *words, Marked *marked)
{
    marked->found = (int)words->inlines.found->len;
    inlines_add(&words->inlines, marked->kind, (Span){words->text->len, 0},
                g_strdup(marked->value));
}

static void end_marked(HtmlWords *words, const Marked *marked)
{
    if (marked->found != NO_INLINE) {
        g_array_index(words->inlines.found, Inline, marked->found).text.end = words->text->len;
    }
}

void html_words_restart(HtmlWords *words)
{
    g_string_truncate(words->text, 0);
    inlines_restart(&words->inlines);
    words->space = FALSE;
    words->source = (Span){G_MAXSIZE, 0};
    for (guint i = 0; i < words->marked->len; i++) {
        Marked *marked = marked_at(words, i);
        marked->found = NO_INLINE;
        if (marked->kind != INLINE_PAGE) { /* a page begins but once */
            begin_marked(words, marked);
        }
    }
}

void html_words_end(HtmlWords *words)
{
    for (guint i = 0; i < words->marked->len; i++) {
        end_marked(words, marked_at(words, i));
    }
}

static void put_page(HtmlWords *words, const char *label)
{
    Span span = {words->text->len, words->text->len};
    inlines_add(&words->inlines, INLINE_PAGE, span, g_strdup(label));
}

static void put_pages(HtmlWords *words)
{
    for (guint i = 0; i < words->pages->len; i++) {
        put_page(words, g_ptr_array_index(words->pages, i));
    }
    g_ptr_array_set_size(words->pages, 0);
}

/* Writes the white space that stands before what comes next. */
static void put_space(HtmlWords *words)
{
    GString *text = words->text;
    if (words->space && text->len > 0 && !strchr(" \n", text->str[text->len - 1])) {
        g_string_append_c(text, ' ');
    }
    words->space = FALSE;
}

void html_words_put(HtmlWords *words, const char *text)
{
    put_space(words);
    if (words->text->len == 0) {
        put_pages(words);
    }
    g_string_append(words->text, text);
}

void html_words_put_close(HtmlWords *words, const char *text)
{
    words->space = FALSE;
    g_string_append(words->text, text);
}

static void put_folded(HtmlWords *words, const char *text)
{
    while (*text) {
        gsize spaces = strspn(text, " \t\r\n\f");
        words->space = words->space || spaces > 0;
        text += spaces;
        gsize length = strcspn(text, " \t\r\n\f");
        if (length > 0) {
            html_words_put(words, "");
            g_string_append_len(words->text, text, (gssize)length);
            text += length;
        }
    }
}

void html_words_put_node(HtmlWords *words, const GumboNode *node, gboolean as_it_is)
{
    if (as_it_is) {
        html_words_put(words, node->v.text.text);
        return;
    }
    put_folded(words, node->v.text.text);
    gsize start = node->v.text.start_pos.offset;
    gsize end = start + node->v.text.original_text.length;
    if (node->type == GUMBO_NODE_TEXT && end > start) {
        words->source.start = MIN(words->source.start, start);
        words->source.end = MAX(words->source.end, end);
    }
}

void html_words_put_reference(HtmlWords *words, const char *label, guint number)
{
    html_words_put(words, "");
    Span span = {words->text->len, words->text->len + strlen(label)};
    g_string_append(words->text, label);
    inlines_add(&words->inlines, INLINE_NOTE, span, g_strdup_printf("%u", number));
}

gboolean html_words_mark(HtmlWords *words, InlineKind kind, const char *value)
{
    if (words->marked->len >= MOST_MARKED) {
        return FALSE;
    }
    put_space(words);
    if (words->text->len == 0 && kind == INLINE_PAGE) {
        put_pages(words);
    }
    Marked marked = {kind, value, NO_INLINE};
    begin_marked(words, &marked);
    g_array_append_val(words->marked, marked);
    return TRUE;
}

void html_words_unmark(HtmlWords *words)
{
    guint last = words->marked->len - 1;
    end_marked(words, marked_at(words, last));
    g_array_set_size(words->marked, last);
}

void html_words_begin_page(HtmlWords *words, const char *label)
{
    if (words->text->len == 0) {
        g_ptr_array_add(words->pages, (gpointer)g_intern_string(label));
    } else {
        put_space(words);
        put_page(words, label);
    }
}

const char *html_words_language(const HtmlWords *words)
{
    for (guint i = words->marked->len; i > 0; i--) {
        const Marked *marked = marked_at(words, i - 1);
        if (marked->kind == INLINE_LANGUAGE) {
            return marked->value;
        }
    }
    return NULL;
}
