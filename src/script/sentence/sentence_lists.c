#include "script/sentence/sentence_lists.h"

#include <string.h>

#include "base/utf8.h"

enum { NUMBER_DIGITS = 3, ROMAN_LETTERS = 5 };

gboolean list_is_bullet(gunichar c)
{
    return c == U'•' || c == U'‣' || c == U'◦' || c == U'▪' || c == U'●' || c == U'⁃';
}

static gsize skip_bullet(const char *text, Span block, gsize offset)
{
    if (!list_is_bullet(utf8_at(text, block.end, offset))) {
        return offset;
    }
    gsize at = utf8_next(text, block.end, offset);
    return utf8_is_space(utf8_at(text, block.end, at)) ? utf8_next(text, block.end, at) : at;
}

/* Behind the small Roman number at OFFSET, whose value goes into MARK; OFFSET if there is none. */
static gsize read_roman(const char *text, Span block, gsize offset, ListMark *mark)
{
    static const guint values[] = {1, 5, 10};
    const char *digits = offset < block.end && g_ascii_isupper(text[offset]) ? "IVX" : "ivx";
    guint last = 0;
    gsize at = offset;
    for (const char *digit; at < block.end && at - offset < ROMAN_LETTERS && text[at] != '\0' &&
                            (digit = strchr(digits, text[at])) != NULL;
         at++) {
        guint value = values[digit - digits];
        mark->roman +=
            value > last ? value - 2 * last : value; /* "iv": the 1 counted is taken off */
        last = value;
    }
    return at;
}

/* Reads the number or letter at OFFSET into MARK; gives the place behind it. */
static gsize read_value(const char *text, Span block, gsize offset, gboolean letters,
                        ListMark *mark)
{
    gsize at = offset;
    while (at < block.end && at - offset < NUMBER_DIGITS && g_ascii_isdigit(text[at])) {
        mark->value = mark->value * 10 + (guint)(text[at] - '0');
        at++;
    }
    if (at > offset || !letters) {
        return at;
    }
    at = read_roman(text, block, offset, mark);
    if (at <= offset + 1 && offset < block.end && g_ascii_isalpha(text[offset])) {
        mark->letter = g_ascii_islower(text[offset]) ? 'a' : 'A';
        mark->value = (guint)text[offset] - mark->letter + 1;
        at = offset + 1;
    }
    return at;
}

ListMark list_mark_read(const char *text, Span block, gsize offset, gboolean letters)
{
    static const ListMark none = {0};
    ListMark mark = {0};
    gsize at = skip_bullet(text, block, offset);
    if (at < block.end && text[at] == '(') {
        mark.before = '(';
        at++;
    }
    at = read_value(text, block, at, letters, &mark);
    for (gsize i = 0; i + 1 < sizeof mark.after && at < block.end; i++, at++) {
        if (text[at] != ')' && (text[at] != '.' || i > 0)) {
            break;
        }
        mark.after[i] = text[at];
    }
    gboolean counted = mark.value > 0 || mark.roman > 0;
    gboolean marked =
        counted && mark.after[0] != '\0' && utf8_is_space(utf8_at(text, block.end, at));
    mark.end = at;
    return marked ? mark : none;
}

gboolean list_mark_follows(const ListMark *mark, const ListMark *next)
{
    /* "A. Jones and B. Smith" is no list. */
    gboolean initials = mark->letter == 'A' && mark->after[0] == '.';
    gboolean counts = mark->value > 0 && next->value == mark->value + 1;
    gboolean roman = mark->roman > 0 && next->roman == mark->roman + 1;
    gboolean same_letters = next->letter == mark->letter || roman;
    return !initials && (counts || roman) && same_letters && next->before == mark->before &&
           strcmp(next->after, mark->after) == 0;
}
