/* Characters in UTF-8 text that is known to be valid (the reader makes sure of that). Texts are
 * given with their length and may hold no NUL; all offsets are bytes. */
#ifndef LECTERN_BASE_UTF8_H
#define LECTERN_BASE_UTF8_H

#include "base/span.h"

/* What is asked of every character of a text is answered here for ASCII, which most are. */

/* Whether C, beyond ASCII, is Unicode White_Space or the byte-order mark / ZWNBSP. */
gboolean utf8_is_wide_space(gunichar c);

/* Whether C is white space for Lectern. */
static inline gboolean utf8_is_space(gunichar c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : utf8_is_wide_space(c);
}

/* Whether C is a letter or a digit. */
static inline gboolean utf8_is_alnum(gunichar c)
{
    return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c);
}

/* The character at OFFSET, and the one that ends at OFFSET; 0 outside [0, length). */
static inline gunichar utf8_at(const char *text, gsize length, gsize offset)
{
    if (offset >= length) {
        return 0;
    }
    guchar first = (guchar)text[offset];
    return first < 0x80 ? first : g_utf8_get_char(text + offset);
}

/* The offset behind the character at OFFSET (at most LENGTH), and of the one before OFFSET. */
static inline gsize utf8_next(const char *text, gsize length, gsize offset)
{
    if (offset >= length) {
        return length;
    }
    gsize next = offset + (gsize)g_utf8_skip[(guchar)text[offset]];
    return MIN(next, length);
}

static inline gsize utf8_previous(const char *text, gsize offset)
{
    if (offset == 0) {
        return 0;
    }
    do {
        offset--;
    } while (offset > 0 && ((guchar)text[offset] & 0xC0) == 0x80);
    return offset;
}

/* The character before OFFSET; 0 at the start. */
static inline gunichar utf8_before(const char *text, gsize offset)
{
    if (offset == 0) {
        return 0;
    }
    guchar last = (guchar)text[offset - 1];
    return last < 0x80 ? last : g_utf8_get_char(text + utf8_previous(text, offset));
}

/* LETTER of ASCII small, any other byte as it is: g_ascii_tolower without a call for each. */
static inline char utf8_ascii_small(char letter)
{
    if (letter < 'A' || letter > 'Z') {
        return letter;
    }
    return (char)(letter + ('a' - 'A'));
}

/* SPAN without the white space at its ends; empty (at its start) where it holds nothing else. */
Span utf8_trim(const char *text, Span span);

/* Whether SPAN holds nothing but white space. */
gboolean utf8_is_blank(const char *text, Span span);

/* Line and column, from 1, of OFFSET; columns count characters. */
void utf8_position(const char *text, gsize offset, guint *line, guint *column);

#endif
