#include "script/assembly/clause_cut.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"

/* Whether a clause ends behind C, where white space follows. */
static gboolean ends_clause(gunichar c)
{
    return c == ';' || c == ':' || c == ',' || u_charType((UChar32)c) == U_DASH_PUNCTUATION ||
           u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM);
}

static gsize distance(gsize a, gsize b)
{
    return a > b ? a - b : b - a;
}

/* The last boundary between characters in WINDOW, as Unicode's extended grapheme clusters have it;
 * its end where there is none. */
static gsize last_character(const char *text, Span window)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text + window.start, (int64_t)span_length(window), &status);
    UBreakIterator *iterator = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    ubrk_setUText(iterator, utext, &status);
    gsize found = window.end;
    if (U_SUCCESS(status)) {
        /* The last cluster may go on behind the window. */
        int32_t boundary = ubrk_preceding(iterator, (int32_t)span_length(window));
        found = boundary > 0 ? window.start + (gsize)boundary : window.end;
    }
    ubrk_close(iterator);
    utext_close(utext);
    return found;
}

gsize clause_cut(const char *text, Span span)
{
    gsize length = span_length(span);
    if (length <= UTTERANCE_LIMIT) {
        return span.end;
    }
    gsize parts = (length + UTTERANCE_LIMIT - 1) / UTTERANCE_LIMIT;
    gsize ideal = span.start + length / parts;
    gsize latest = span.start + UTTERANCE_LIMIT;
    gsize earliest = span.start + (ideal - span.start) / 2;
    gsize clause = 0;
    gsize space = 0;
    gsize at = span.start;
    for (gsize next; (next = utf8_next(text, span.end, at)) <= latest; at = next) {
        if (at < earliest || !utf8_is_space(utf8_at(text, span.end, at))) {
            continue;
        }
        if (distance(at, ideal) < distance(space, ideal)) {
            space = at;
        }
        if (ends_clause(utf8_before(text, at)) && distance(at, ideal) < distance(clause, ideal)) {
            clause = at;
        }
    }
    if (clause != 0) {
        return clause;
    }
    return space != 0 ? space : last_character(text, (Span){span.start, at});
}
