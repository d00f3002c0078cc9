#include "document/marker.h"

#include "base/utf8.h"

enum { MOST_DIGITS = 3 };

static gboolean is_bullet(gunichar c)
{
    /* "*", "+", "-", dashes, and what word processors put before items. */
    switch (c) {
    case '*':
    case '+':
    case '-':
    case 0x00B7:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x25AA:
    case 0x25CF:
    case 0x25E6:
        return TRUE;
    default:
        return FALSE;
    }
}

/* The number of "12." or "b)" at the start of SPAN, which it takes off; 0 for none. */
static guint take_number(const char *text, Span *span)
{
    gsize at = span->start;
    guint number = 0;
    while (at < span->end && at - span->start < MOST_DIGITS && g_ascii_isdigit(text[at])) {
        number = number * 10 + (guint)(text[at++] - '0');
    }
    if (number == 0 && at == span->start && g_ascii_isalpha(text[at])) {
        number = 1 + (guint)(g_ascii_tolower(text[at++]) - 'a');
    }
    if (number == 0 || at >= span->end || (text[at] != '.' && text[at] != ')')) {
        return 0;
    }
    span->start = at + 1;
    return number;
}

Marker marker_read(const char *text, Span span)
{
    Marker marker = {0, 0};
    gunichar c = utf8_at(text, span.end, span.start);
    if (is_bullet(c)) {
        marker.bullet = c;
        span.start = utf8_next(text, span.end, span.start);
    } else {
        marker.number = take_number(text, &span);
    }
    gboolean spaced = utf8_is_space(utf8_at(text, span.end, span.start));
    return spaced ? marker : (Marker){0, 0};
}
