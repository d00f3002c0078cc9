#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

enum { BYTE_ORDER_MARK = 0xFEFF };

gboolean utf8_is_wide_space(gunichar c)
{
    return u_isUWhiteSpace((UChar32)c) || c == BYTE_ORDER_MARK;
}

Span utf8_trim(const char *text, Span span)
{
    while (span.start < span.end && utf8_is_space(utf8_at(text, span.end, span.start))) {
        span.start = utf8_next(text, span.end, span.start);
    }
    while (span.end > span.start && utf8_is_space(utf8_before(text, span.end))) {
        span.end = utf8_previous(text, span.end);
    }
    return span;
}

gboolean utf8_is_blank(const char *text, Span span)
{
    return span_is_empty(utf8_trim(text, span));
}

void utf8_position(const char *text, gsize offset, guint *line, guint *column)
{
    guint lines = 1;
    const char *start = text;
    for (const char *newline; (newline = memchr(start, '\n', offset - (gsize)(start - text)));) {
        lines++;
        start = newline + 1;
    }
    *line = lines;
    *column = 1 + (guint)g_utf8_strlen(start, (gssize)(offset - (gsize)(start - text)));
}
