#include "script/sentence/sentence_words.h"

#include <string.h>

#include "base/utf8.h"

/* Longer words are no abbreviations, and no word that a rule knows. */
enum { WORD_REACH = 40 };

gboolean words_have(GHashTable *set, const char *text, Span word)
{
    g_autofree char *folded = language_fold(text + word.start, span_length(word));
    return g_hash_table_contains(set, folded);
}

static gboolean is_word_character(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '\'' || c == U'’' || c == U'°';
}

Span word_before(const char *text, gsize start, gsize offset)
{
    gsize at = offset;
    while (at > start && offset - at <= WORD_REACH) {
        gunichar c = utf8_before(text, at);
        if (c != '.' && c != '&' && !is_word_character(c)) {
            break;
        }
        at = utf8_previous(text, at);
    }
    return offset - at > WORD_REACH ? (Span){offset, offset} : (Span){at, offset};
}

Span word_at(const char *text, gsize end, gsize offset)
{
    gsize limit = MIN(end, offset + WORD_REACH);
    gsize at = offset;
    while (at < limit && is_word_character(utf8_at(text, end, at))) {
        at = utf8_next(text, end, at);
    }
    return (Span){offset, at};
}

gboolean word_is_number(const char *text, Span word)
{
    for (gsize at = word.start; at < word.end; at++) {
        if (!g_ascii_isdigit(text[at]) && text[at] != '.' && text[at] != ',') {
            return FALSE;
        }
    }
    return !span_is_empty(word);
}

gboolean word_is_one_letter(const char *text, Span word)
{
    return g_unichar_isalpha(utf8_at(text, word.end, word.start)) &&
           utf8_next(text, word.end, word.start) == word.end;
}

gboolean word_is_acronym(const char *text, Span word)
{
    gsize at = word.start;
    while (at < word.end) {
        gsize next = utf8_next(text, word.end, at);
        gboolean dot = next < word.end && text[next] == '.';
        if (!g_unichar_isalpha(utf8_at(text, word.end, at)) || (next < word.end && !dot)) {
            return FALSE;
        }
        at = next + (dot ? 1 : 0);
    }
    return !span_is_empty(word) && !word_is_one_letter(text, word);
}

gboolean word_starts_sentences(const Language *language, const char *text, Span word)
{
    return words_have(language->common_words, text, word) &&
           !words_have(language->organisations, text, word) &&
           !words_have(language->places, text, word);
}
