#include "script/speaker/word_cut.h"

#include "base/utf8.h"

enum { APOSTROPHE = '\'', RIGHT_SINGLE_QUOTE = 0x2019, HYPHEN = '-' };
/* No elision and no clitic is longer. */
enum { LONGEST_PART = 16 };

gboolean word_cut_begins(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

gboolean word_cut_is_apostrophe(gunichar c)
{
    return c == APOSTROPHE || c == RIGHT_SINGLE_QUOTE;
}

/* Whether the bytes from START to END are one of WORDS. */
static gboolean is_part(GHashTable *words, const char *text, gsize start, gsize end)
{
    if (end - start > LONGEST_PART || g_hash_table_size(words) == 0) {
        return FALSE;
    }
    g_autofree char *folded = language_fold(text + start, end - start);
    return g_hash_table_contains(words, folded);
}

/* Where the letters from AT on end. */
static gsize letters_end(const char *text, gsize at, gsize end)
{
    gsize limit = MIN(end, at + LONGEST_PART + 1);
    while (at < limit && word_cut_begins(utf8_at(text, end, at))) {
        at = utf8_next(text, end, at);
    }
    return at;
}

gsize word_cut_hyphen(const Language *language, const char *text, gsize at, gsize end)
{
    if (at == 0 || text[at] != HYPHEN || g_hash_table_size(language->clitics) == 0 ||
        !word_cut_begins(utf8_before(text, at))) {
        return at;
    }
    gsize word = at + 1;
    gsize behind = letters_end(text, word, end);
    /* "a-t-il": a letter that only joins. */
    if (behind == word + 1 && behind < end && text[behind] == HYPHEN &&
        is_part(language->clitics, text, behind + 1, letters_end(text, behind + 1, end))) {
        return behind + 1;
    }
    return behind > word && is_part(language->clitics, text, word, behind) ? word : at;
}

gsize word_cut_end(const Language *language, const char *text, gsize start, gsize end)
{
    gsize at = start;
    while (at < end) {
        gunichar c = utf8_at(text, end, at);
        gsize next = utf8_next(text, end, at);
        gboolean joins = word_cut_is_apostrophe(c) || c == HYPHEN;
        if (!word_cut_begins(c) && !(joins && word_cut_begins(utf8_at(text, end, next)))) {
            break;
        }
        if (c == HYPHEN && word_cut_hyphen(language, text, at, end) > at) {
            break;
        }
        if (joins && c != HYPHEN && is_part(language->elisions, text, start, at)) {
            return next;
        }
        at = next;
    }
    return at;
}
