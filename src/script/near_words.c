#include "script/near_words.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { RIGHT_SINGLE = 0x2019, ELLIPSIS = 0x2026, IDEOGRAPHIC_STOP = 0x3002 };

gboolean near_ends_sentence(gunichar c)
{
    return c == '.' || c == '?' || c == '!' || c == ELLIPSIS || c == IDEOGRAPHIC_STOP ||
           c == 0xFF01 || c == 0xFF1F;
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == RIGHT_SINGLE;
}

static gboolean is_letter(gunichar c)
{
    return c != 0 && (u_isalnum((UChar32)c) || u_charType((UChar32)c) == U_NON_SPACING_MARK);
}

static void note_gap(NearWord *word, gunichar c)
{
    if (utf8_is_space(c)) {
        return;
    }
    if (word->gap == 0) {
        word->gap = c;
    }
    word->far_gap = c;
    word->sentence_gap |= near_ends_sentence(c);
}

static void fold(const char *text, NearWord *word)
{
    gsize filled = 0;
    for (gsize at = word->span.start; at < word->span.end;
         at = utf8_next(text, word->span.end, at)) {
        gunichar c = utf8_at(text, word->span.end, at);
        gunichar folded =
            c == RIGHT_SINGLE ? '\'' : (gunichar)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
        char bytes[6];
        gsize length = (gsize)g_unichar_to_utf8(folded, bytes);
        if (filled + length >= sizeof word->folded) {
            break;
        }
        memcpy(word->folded + filled, bytes, length);
        filled += length;
    }
    word->folded[filled] = '\0';
    word->capital = u_isupper((UChar32)utf8_at(text, word->span.end, word->span.start));
}

/* Whether C at OFFSET belongs to a word that has begun: an apostrophe does between letters. */
static gboolean in_word(const char *text, gsize start, gsize end, gsize offset, gunichar c)
{
    if (!is_apostrophe(c)) {
        return is_letter(c);
    }
    return offset > start && is_letter(utf8_before(text, offset)) &&
           is_letter(utf8_at(text, end, utf8_next(text, end, offset)));
}

gboolean near_word_after(const char *text, gsize offset, gsize end, NearWord *word)
{
    memset(word, 0, sizeof *word);
    gsize limit = MIN(end, offset + NEAR_REACH);
    gsize at = offset;
    while (at < limit && !is_letter(utf8_at(text, end, at))) {
        note_gap(word, utf8_at(text, end, at));
        at = utf8_next(text, end, at);
    }
    if (at >= limit) {
        return FALSE;
    }
    word->span = (Span){at, at};
    while (word->span.end < limit &&
           in_word(text, offset, end, word->span.end, utf8_at(text, end, word->span.end))) {
        word->span.end = utf8_next(text, end, word->span.end);
    }
    fold(text, word);
    return TRUE;
}

gboolean near_word_before(const char *text, gsize offset, gsize start, NearWord *word)
{
    memset(word, 0, sizeof *word);
    gsize limit = offset - start > NEAR_REACH ? offset - NEAR_REACH : start;
    gsize at = offset;
    while (at > limit && !is_letter(utf8_before(text, at))) {
        note_gap(word, utf8_before(text, at));
        at = utf8_previous(text, at);
    }
    if (at <= limit) {
        return FALSE;
    }
    word->span = (Span){at, at};
    while (word->span.start > limit) {
        gsize previous = utf8_previous(text, word->span.start);
        if (!in_word(text, start, offset, previous, utf8_at(text, offset, previous))) {
            break;
        }
        word->span.start = previous;
    }
    fold(text, word);
    return TRUE;
}

gboolean near_has_letter(const char *text, Span span)
{
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (u_isalnum((UChar32)utf8_at(text, span.end, at))) {
            return TRUE;
        }
    }
    return FALSE;
}
