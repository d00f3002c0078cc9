#include "document/characters.h"

#include "base/utf8.h"

/* Whether C is in SET, which ends in 0. */
static gboolean is_in(gunichar c, const gunichar *set)
{
    while (*set && *set != c) {
        set++;
    }
    return *set == c && c != 0;
}

gboolean is_quote(gunichar c)
{
    static const gunichar quotes[] = {'"',    '\'',   0xAB,   0xBB,   0x2018, 0x2019, 0x201A,
                                      0x201B, 0x201C, 0x201D, 0x201E, 0x201F, 0x2039, 0x203A,
                                      0x300C, 0x300D, 0x300E, 0x300F, 0};
    return is_in(c, quotes);
}

gboolean is_terminal(gunichar c)
{
    /* Beyond Latin: Greek, Armenian, Arabic, Devanagari, Ethiopic and East Asian marks. */
    static const gunichar terminals[] = {'.',    '!',    '?',    0x37E,  0x589,  0x61F,  0x6D4,
                                         0x964,  0x1362, 0x2026, 0x203C, 0x203D, 0x2047, 0x2048,
                                         0x2049, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61, 0};
    return is_in(c, terminals);
}

gboolean is_dash(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212;
}

gboolean is_emphasis(gunichar c)
{
    return c == '*' || c == '_';
}

gboolean is_ornament(gunichar c)
{
    /* Bullets, asterisms, stars, florettes, fleurons, daggers, section and paragraph marks; and
     * the joiners that have no width. */
    static const gunichar ornaments[] = {
        '#',    '*',    '+',    '.',    '/',    '<',    '=',    '>',    '\\',   '^',
        '_',    '|',    '~',    0xA7,   0xB6,   0xB7,   0x200B, 0x200C, 0x200D, 0x2020,
        0x2021, 0x2022, 0x2026, 0x2042, 0x204E, 0x204F, 0x2051, 0x2055, 0x205C, 0x2060,
        0x22EF, 0x2500, 0x2501, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25C6, 0x25C7, 0x25CA,
        0x25CB, 0x25CF, 0x25E6, 0x2605, 0x2606, 0x2756, 0x2766, 0x2767, 0x2E19, 0};
    return is_in(c, ornaments) || is_dash(c) || (c >= 0x2722 && c <= 0x274B);
}

gboolean is_ornamental(const char *text, Span span)
{
    while (span.start < span.end) {
        gunichar c = utf8_at(text, span.end, span.start);
        if (!is_ornament(c) && !utf8_is_space(c)) {
            return FALSE;
        }
        span.start = utf8_next(text, span.end, span.start);
    }
    return TRUE;
}
