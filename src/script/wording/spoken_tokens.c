#include "script/wording/spoken_tokens.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

gboolean spoken_is_silent(gunichar c)
{
    if (c < 0x80) {
        return g_ascii_iscntrl((char)c);
    }
    switch (u_charType((UChar32)c)) {
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
        return TRUE;
    default:
        return c == 0xFFFD || c == 0xFFFC ||
               u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    }
}

gboolean spoken_is_word(gunichar c)
{
    return utf8_is_alnum(c) && !spoken_is_silent(c);
}

static gboolean is_dash(gunichar c)
{
    return (c >= U'‒' && c <= U'―') || c == U'⸺' || c == U'⸻';
}

gboolean spoken_is_sign(gunichar c)
{
    if (c < 0x80) {
        return c == '$' || c == '+' || c == '=';
    }
    int kind = u_charType((UChar32)c);
    return kind == U_CURRENCY_SYMBOL || kind == U_OTHER_SYMBOL || kind == U_MATH_SYMBOL;
}

gsize spoken_dashes_end(const char *text, gsize end, gsize offset)
{
    if (offset < end && g_ascii_isalnum(text[offset])) {
        return offset;
    }
    gsize at = offset, hyphens = 0;
    gboolean dash = FALSE;
    for (gunichar c; (c = utf8_at(text, end, at)) != 0; at = utf8_next(text, end, at)) {
        dash = dash || is_dash(c);
        hyphens += c == '-' ? 1 : 0;
        if (c != '-' && !is_dash(c)) {
            break;
        }
    }
    return dash || hyphens >= 2 ? at : offset;
}

gsize spoken_dots_end(const char *text, gsize end, gsize offset)
{
    gsize at = offset;
    guint dots = 0;
    for (gunichar c; (c = utf8_at(text, end, at)) == '.' || c == U'…';) {
        dots += c == '.' ? 1 : 2;
        at = utf8_next(text, end, at);
        gsize dot = utf8_next(text, end, at);
        if (utf8_is_space(utf8_at(text, end, at)) && utf8_at(text, end, dot) == '.' &&
            !utf8_is_alnum(utf8_at(text, end, dot + 1))) {
            at = dot;
        }
    }
    return dots >= 2 ? at : offset;
}

Span spoken_token(const char *text, gsize end, gsize offset)
{
    gsize alone = MAX(spoken_dashes_end(text, end, offset), spoken_dots_end(text, end, offset));
    if (alone > offset) {
        return (Span){offset, alone};
    }
    gsize at = offset;
    do {
        at = utf8_next(text, end, at);
        while (at < end && g_ascii_isalnum(text[at])) {
            at++;
        }
    } while (at < end && text[at] != ' ' && !utf8_is_space(utf8_at(text, end, at)) &&
             spoken_dashes_end(text, end, at) == at && spoken_dots_end(text, end, at) == at);
    return (Span){offset, at};
}

/* Whether C, with NEXT behind it, begins a word that has no letter or digit yet. */
static gboolean begins_word(gunichar c, gunichar next)
{
    if (spoken_is_word(c)) {
        return TRUE;
    }
    if (c == '-' || c == '.' || c == U'−' || c == '+') {
        return g_unichar_isdigit(next);
    }
    return utf8_is_alnum(next) && (spoken_is_sign(c) || c == '#' || c == '@');
}

static gboolean ends_word(gunichar c)
{
    return spoken_is_word(c) || (g_unichar_ismark(c) && !spoken_is_silent(c)) ||
           spoken_is_sign(c) || c == '%' || c == U'‰' || c == '#' || c == U'′' || c == U'″';
}

static gboolean has_letter_or_digit(const char *text, Span span)
{
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (spoken_is_word(utf8_at(text, span.end, at))) {
            return TRUE;
        }
    }
    return FALSE;
}

Span spoken_word(const char *text, Span span)
{
    if (!has_letter_or_digit(text, span)) {
        return (Span){span.start, span.start};
    }
    for (gsize next; span.start < span.end; span.start = next) {
        next = utf8_next(text, span.end, span.start);
        if (begins_word(utf8_at(text, span.end, span.start), utf8_at(text, span.end, next))) {
            break;
        }
    }
    while (!ends_word(utf8_before(text, span.end))) {
        span.end = utf8_previous(text, span.end);
    }
    return span;
}
