#include "script/lexicon/lexicon_units.h"

#include "base/utf8.h"
#include "script/near_words.h"

enum { LOOK_BACK = 16 }; /* signs between two sentences */

gboolean unit_is_word(gunichar c)
{
    return utf8_is_alnum(c) || (c >= 0x80 && g_unichar_ismark(c));
}

Span unit_next(const char *text, gsize end, gsize offset)
{
    while (offset < end && text[offset] == ' ') {
        offset++;
    }
    while (offset < end && utf8_is_space(utf8_at(text, end, offset))) {
        offset = utf8_next(text, end, offset);
    }
    if (offset >= end) {
        return (Span){end, end};
    }
    Span unit = {offset, utf8_next(text, end, offset)};
    if (unit_is_word(utf8_at(text, end, offset))) {
        while (unit.end < end && g_ascii_isalnum(text[unit.end])) {
            unit.end++;
        }
        while (unit.end < end && unit_is_word(utf8_at(text, end, unit.end))) {
            unit.end = utf8_next(text, end, unit.end);
        }
    }
    return unit;
}

gboolean unit_begins_sentence(const char *text, gsize start, gsize offset)
{
    for (guint i = 0; offset > start && i < LOOK_BACK; i++) {
        gunichar c = utf8_before(text, offset);
        if (near_ends_sentence(c) || c == ':') {
            return TRUE;
        }
        if (unit_is_word(c) || c == ',' || c == ';' || c == '-') {
            return FALSE;
        }
        if (!utf8_is_space(c) && c != '(' && c != '[') {
            return TRUE; /* a quotation mark or a dash: what it opens may be a sentence */
        }
        offset = utf8_previous(text, offset);
    }
    return TRUE;
}
