#include "script/sentence/sentence_layout.h"

#include <string.h>

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/sentence/sentence_words.h"

/* Longer lines are prose that was broken; so is whatever has fewer than three. */
enum { ITEM_BYTES = 60, FEWEST_ITEMS = 3, LABEL_DIGITS = 8 };

/* Whether LINE ends with a mark, or with a word that needs another: "bread and". */
static gboolean goes_on(const char *text, Span line, const Language *language)
{
    gunichar last = utf8_before(text, line.end);
    NearWord word;
    if (!g_unichar_isalnum(last) || !near_word_before(text, line.end, line.start, &word)) {
        return TRUE;
    }
    return g_hash_table_contains(language->common_words, word.folded);
}

gboolean layout_lines_are_items(const char *text, Span block, const Language *language)
{
    guint lines = 0;
    for (gsize at = block.start; at < block.end;) {
        const char *end = memchr(text + at, '\n', MIN(block.end - at, ITEM_BYTES));
        gsize next = end ? (gsize)(end - text) + 1 : block.end;
        Span line = utf8_trim(text, (Span){at, next});
        if (next - at > ITEM_BYTES || span_is_empty(line) || goes_on(text, line, language)) {
            return FALSE;
        }
        lines++;
        at = next;
    }
    return lines >= FEWEST_ITEMS;
}

gsize layout_label_end(const char *text, Span block, const Language *language)
{
    Span word = word_at(text, block.end, block.start);
    if (span_is_empty(word) || !words_have(language->captions, text, word)) {
        return block.start;
    }
    gsize digits = word.end;
    if (utf8_at(text, block.end, digits) == '.') {
        digits++;
    }
    if (!utf8_is_space(utf8_at(text, block.end, digits))) {
        return block.start;
    }
    digits = utf8_next(text, block.end, digits);
    gsize end = digits;
    while (end < block.end && end - digits < LABEL_DIGITS &&
           (g_ascii_isdigit(text[end]) || (text[end] == '.' && end > digits))) {
        end++;
    }
    gsize next = utf8_next(text, block.end, end);
    gboolean apart = end > digits && utf8_is_space(utf8_at(text, block.end, end));
    return apart && g_unichar_isupper(utf8_at(text, block.end, next)) ? end : block.start;
}
