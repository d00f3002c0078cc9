#include "script/form/script_escape.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { HEX = 16, HEX_DIGITS = 6 };

/* Whether an editor might show or keep C otherwise than as itself. */
static gboolean is_unsafe(gunichar c)
{
    int kind = u_charType((UChar32)c);
    return kind == U_CONTROL_CHAR || kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR ||
           c == 0xFEFF;
}

void script_escape_character(GString *out, gunichar c, gboolean space)
{
    switch (c) {
    case '\\':
        g_string_append(out, "\\\\");
        return;
    case '\n':
        g_string_append(out, "\\n");
        return;
    case '\r':
        g_string_append(out, "\\r");
        return;
    case '\t':
        g_string_append(out, "\\t");
        return;
    case ' ':
        g_string_append(out, space ? "\\s" : " ");
        return;
    default:
        break;
    }
    if (is_unsafe(c) || (space && utf8_is_space(c))) {
        g_string_append_printf(out, "\\u{%x}", c);
    } else {
        g_string_append_unichar(out, c);
    }
}

void script_escape(GString *out, const char *text, const char *special)
{
    gsize length = strlen(text);
    for (gsize at = 0, next; at < length; at = next) {
        next = utf8_next(text, length, at);
        gunichar c = utf8_at(text, length, at);
        if (c < 0x80 && strchr(special, (int)c)) {
            g_string_append_c(out, '\\');
        }
        gboolean edge = at == 0 || next == length;
        script_escape_character(out, c, edge);
    }
}

/* Appends the character whose number stands in braces at TEXT; gives the place behind it, or NULL.
 */
static const char *append_number(GString *out, const char *text, const char *end)
{
    if (text == end || *text != '{') {
        return NULL;
    }
    gunichar c = 0;
    const char *digit = text + 1;
    for (; digit < end && digit - text <= HEX_DIGITS && g_ascii_isxdigit(*digit); digit++) {
        c = c * HEX + (gunichar)g_ascii_xdigit_value(*digit);
    }
    if (digit == end || *digit != '}' || c == 0 || !g_unichar_validate(c)) {
        return NULL;
    }
    g_string_append_unichar(out, c);
    return digit + 1;
}

/* Appends what the backslash before TEXT makes of it; gives the place behind it, or NULL. */
static const char *append_escaped(GString *out, const char *text, const char *end,
                                  const char *line_end)
{
    switch (*text) {
    case 's':
        g_string_append_c(out, ' ');
        return text + 1;
    case 't':
        g_string_append_c(out, '\t');
        return text + 1;
    case 'r':
        g_string_append_c(out, '\r');
        return text + 1;
    case 'n':
        g_string_append(out, line_end);
        return text + 1;
    case 'u':
        return append_number(out, text + 1, end);
    default:
        if (!g_ascii_ispunct(*text)) {
            return NULL;
        }
        g_string_append_c(out, *text);
        return text + 1;
    }
}

gboolean script_unescape(GString *out, const char *text, gsize length, const char *line_end,
                         gboolean *joined, gsize *fault)
{
    const char *end = text + length;
    for (const char *at = text; at < end;) {
        const char *backslash = memchr(at, '\\', (gsize)(end - at));
        const char *plain_end = backslash ? backslash : end;
        g_string_append_len(out, at, plain_end - at);
        if (!backslash) {
            break;
        }
        if (backslash + 1 == end && joined) {
            *joined = TRUE;
            break;
        }
        at = backslash + 1 < end ? append_escaped(out, backslash + 1, end, line_end) : NULL;
        if (!at) {
            *fault = (gsize)(backslash - text);
            return FALSE;
        }
    }
    return TRUE;
}

gsize script_find_bare(const char *text, gsize length, char sign)
{
    for (gsize at = 0; at < length; at++) {
        if (text[at] == '\\') {
            at++;
        } else if (text[at] == sign) {
            return at;
        }
    }
    return length;
}
