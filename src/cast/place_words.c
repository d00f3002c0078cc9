#include "cast/place_words.h"

#include <string.h>

#include "script/near_words.h"

Words words_after(const char *text, Span span, guint most)
{
    Words words = {.count = 0};
    NearWord word;
    gsize at = span.start;
    while (words.count < most && at < span.end && near_word_after(text, at, span.end, &word)) {
        words.words[words.count++] = g_str_hash(word.folded);
        at = word.span.end;
    }
    return words;
}

Words words_before(const char *text, gsize offset, guint most)
{
    Words words = {.count = 0};
    NearWord word;
    while (words.count < most && offset > 0 && near_word_before(text, offset, 0, &word)) {
        words.words[words.count++] = g_str_hash(word.folded);
        offset = word.span.start;
    }
    return words;
}

Words words_of(const char *text, guint most)
{
    Span span = {0, text ? strlen(text) : 0};
    return words_after(text, span, most);
}

double words_likeness(const Words *a, const Words *b)
{
    gboolean taken[MOST_WORDS] = {FALSE};
    guint common = 0;
    for (guint i = 0; i < a->count; i++) {
        for (guint k = 0; k < b->count; k++) {
            if (!taken[k] && a->words[i] == b->words[k]) {
                taken[k] = TRUE;
                common++;
                break;
            }
        }
    }
    guint all = a->count + b->count;
    return all == 0 ? 0 : 2.0 * common / all;
}

gboolean words_are_same(const Words *a, const Words *b)
{
    return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof *a->words) == 0;
}

guint words_hash(const Words *words)
{
    guint hash = words->count;
    const guint prime = 16777619; /* of Fowler, Noll and Vo */
    for (guint i = 0; i < words->count; i++) {
        hash = (hash ^ words->words[i]) * prime;
    }
    return hash;
}
