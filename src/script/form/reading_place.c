#include "script/form/reading_place.h"

#include <string.h>

#include "base/utf8.h"

FoldedText *folded_text_new(const char *source, Span span)
{
    FoldedText *folded = g_new(FoldedText, 1);
    folded->text = g_string_new(NULL);
    folded->origins = g_array_new(FALSE, FALSE, sizeof(gsize));
    span = utf8_trim(source, span);
    gboolean in_space = FALSE;
    for (gsize at = span.start, next; at < span.end; at = next) {
        next = utf8_next(source, span.end, at);
        gboolean space = utf8_is_space(utf8_at(source, span.end, at));
        if (space && !in_space) {
            g_string_append_c(folded->text, ' ');
            g_array_append_val(folded->origins, at);
        }
        for (gsize byte = at; byte < next && !space; byte++) {
            g_string_append_c(folded->text, source[byte]);
            g_array_append_val(folded->origins, byte);
        }
        in_space = space;
    }
    return folded;
}

void folded_text_free(FoldedText *folded)
{
    if (folded) {
        g_string_free(folded->text, TRUE);
        g_array_unref(folded->origins);
        g_free(folded);
    }
}

/* The first byte of the folded text that comes from OFFSET of the source or from behind it. */
static gsize folded_offset(const FoldedText *folded, gsize offset)
{
    gsize low = 0, high = folded->origins->len;
    while (low < high) {
        gsize middle = low + (high - low) / 2;
        if (g_array_index(folded->origins, gsize, middle) < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static Span origin(const FoldedText *folded, gsize start, gsize length)
{
    return (Span){g_array_index(folded->origins, gsize, start),
                  g_array_index(folded->origins, gsize, start + length - 1) + 1};
}

/* For each prefix of WORDS the length of the longest proper one that ends it too: the table of
 * Knuth, Morris and Pratt, "Fast pattern matching in strings" (1977). Overlapping places are found
 * in linear time with it, whatever a hostile script repeats. */
static gsize *prefix_table(const char *words, gsize length)
{
    gsize *table = g_new0(gsize, length + 1);
    for (gsize i = 1, match = 0; i < length; i++) {
        while (match > 0 && words[i] != words[match]) {
            match = table[match];
        }
        match += words[i] == words[match] ? 1 : 0;
        table[i + 1] = match;
    }
    return table;
}

/* Counts the places of WORDS at or behind FROM, up to the COUNTth or the one that begins at STOP of
 * the source; gives that place, or an empty span. */
static Span search(const FoldedText *folded, const char *words, gsize from, gsize stop,
                   guint *count)
{
    gsize length = strlen(words);
    if (length == 0) {
        return (Span){from, from};
    }
    gsize *table = prefix_table(words, length);
    Span place = {from, from};
    guint found = 0;
    for (gsize i = folded_offset(folded, from), match = 0; i < folded->text->len; i++) {
        char c = folded->text->str[i];
        while (match > 0 && words[match] != c) {
            match = table[match];
        }
        match += words[match] == c ? 1 : 0;
        if (match < length) {
            continue;
        }
        Span here = origin(folded, i + 1 - length, length);
        found++;
        if (found == *count || here.start == stop) {
            place = here;
            break;
        }
        match = table[match];
    }
    g_free(table);
    *count = found;
    return place;
}

Span reading_find(const FoldedText *folded, const char *words, gsize from, guint count)
{
    return search(folded, words, from, G_MAXSIZE, &count);
}

guint reading_count(const FoldedText *folded, const char *words, gsize from, Span place)
{
    guint count = G_MAXUINT;
    search(folded, words, from, place.start, &count);
    return count;
}
