#include "script/sentence/sentence_next.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/sentence/sentence_stops.h"

/* How far is looked for the next word, and for the end of a bracket: a hostile text must not make
 * every mark in it a search through all of it. */
enum { NEXT_REACH = 64, BRACKET_REACH = 300, QUOTE_REACH = 80 };

/* Whether C may stand before the first word of a sentence. */
static gboolean is_leading(gunichar c)
{
    if (stop_is_quotation_mark(c) || stop_is_emphasis(c) || utf8_is_space(c) ||
        stop_is_ellipsis(c)) {
        return TRUE;
    }
    int kind = u_charType((UChar32)c);
    return kind == U_START_PUNCTUATION || kind == U_DASH_PUNCTUATION || c == '.' || c == U'¿' ||
           c == U'¡';
}

static gunichar closing_of(gunichar opening)
{
    switch (opening) {
    case '(':
        return ')';
    case '[':
        return ']';
    case U'“':
        return U'”';
    case U'„':
        return U'“';
    case U'«':
        return U'»';
    default:
        return opening == '"' ? '"' : 0;
    }
}

static gboolean is_bracket(gunichar c)
{
    return c == '(' || c == '[';
}

/* Behind the mark that closes what OPENING opened before OFFSET; OFFSET where it is not near. */
static gsize hold_end(const char *text, Span block, gsize offset, gunichar opening)
{
    gunichar closing = closing_of(opening);
    gsize limit = MIN(block.end, offset + (is_bracket(opening) ? BRACKET_REACH : QUOTE_REACH));
    for (gsize at = offset; at < limit; at = utf8_next(text, block.end, at)) {
        if (utf8_at(text, block.end, at) == closing) {
            gboolean opens = opening == '"' && utf8_is_space(utf8_before(text, at));
            return opens ? offset : utf8_next(text, block.end, at);
        }
    }
    return offset;
}

/* Whether a sentence goes on behind the bracket that opens at OFFSET. */
static gboolean is_aside(const char *text, Span block, gsize offset)
{
    gsize end = hold_end(text, block, offset + 1, utf8_at(text, block.end, offset));
    gunichar after = utf8_at(text, block.end, end);
    if (end > offset + 1 && utf8_is_space(after)) {
        after = utf8_at(text, block.end, utf8_next(text, block.end, end));
    }
    return end > offset + 1 && (after == ',' || after == ';' || g_unichar_islower(after));
}

StopNext stop_next(const char *text, Span block, gsize offset)
{
    StopNext next = {.offset = offset};
    gsize limit = MIN(block.end, offset + NEXT_REACH);
    for (gsize at = offset; at < limit; at = utf8_next(text, block.end, at)) {
        gunichar c = utf8_at(text, block.end, at);
        if (!is_leading(c)) {
            next.first = c;
            next.offset = at;
            break;
        }
        next.dashed = next.dashed || u_charType((UChar32)c) == U_DASH_PUNCTUATION;
        if (c == '(' && !next.quoted) {
            next.quoted = TRUE;
            next.aside = is_aside(text, block, at);
        } else if (stop_is_quotation_mark(c) && c != U'’') {
            gunichar inner = utf8_at(text, block.end, utf8_next(text, block.end, at));
            next.quoted = next.quoted || (inner != 0 && !utf8_is_space(inner)) || c == U'«';
        }
    }
    return next;
}

gsize stop_hold(const char *text, Span block, gsize offset)
{
    gunichar opening = utf8_at(text, block.end, offset);
    if (closing_of(opening) == 0 || offset == block.start) {
        return offset;
    }
    gsize before = offset;
    if (utf8_is_space(utf8_before(text, offset))) {
        before = utf8_previous(text, offset);
    } else if (opening == '"') {
        return offset; /* it closes something */
    }
    if (!g_unichar_isalnum(utf8_before(text, before))) {
        return offset;
    }
    gsize inside = utf8_next(text, block.end, offset);
    if (!is_bracket(opening) && !g_unichar_islower(utf8_at(text, block.end, inside))) {
        return offset;
    }
    gsize end = hold_end(text, block, inside, opening);
    return end > inside ? end : offset;
}
