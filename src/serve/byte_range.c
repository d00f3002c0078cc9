#include "serve/byte_range.h"

#include <string.h>

/* Reads the digits at *TEXT and moves it behind them; FALSE for none. A number that is too large is
 * the largest. */
static gboolean take_number(const char **text, guint64 *number)
{
    if (!g_ascii_isdigit(**text)) {
        return FALSE;
    }
    char *end;
    *number = g_ascii_strtoull(*text, &end, 10);
    *text = end;
    return TRUE;
}

ByteRangeKind byte_range_parse(const char *header, guint64 size, guint64 *first, guint64 *last)
{
    static const char unit[] = "bytes=";
    if (!header || g_ascii_strncasecmp(header, unit, strlen(unit)) != 0) {
        return BYTE_RANGE_NONE;
    }
    const char *text = header + strlen(unit);
    text += strspn(text, " \t");
    guint64 from = 0;
    guint64 to = G_MAXUINT64;
    gboolean has_from = take_number(&text, &from);
    if (*text != '-') {
        return BYTE_RANGE_NONE;
    }
    text++;
    gboolean has_to = take_number(&text, &to);
    text += strspn(text, " \t");
    if (*text || (!has_from && !has_to) || (has_from && to < from)) {
        return BYTE_RANGE_NONE;
    }
    if (!has_from) { /* the last TO bytes */
        from = to < size ? size - to : 0;
        to = to == 0 ? 0 : G_MAXUINT64;
        if (to == 0) {
            return BYTE_RANGE_BEYOND;
        }
    }
    if (from >= size) {
        return BYTE_RANGE_BEYOND;
    }
    *first = from;
    *last = MIN(to, size - 1);
    return BYTE_RANGE_PART;
}
