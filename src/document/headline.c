#include "document/headline.h"

#include <string.h>

#include "base/utf8.h"
#include "document/characters.h"
#include "document/lines.h"
#include "document/numerals.h"

/* Longer texts are not even looked at. */
enum { LONGEST_BYTES = HEADLINE_LONGEST * 4 };

/* SPAN without the marks of emphasis around it. */
static Span without_emphasis(const char *text, Span span)
{
    while (!span_is_empty(span) && is_emphasis((guchar)text[span.start])) {
        span.start++;
    }
    while (!span_is_empty(span) && is_emphasis((guchar)text[span.end - 1])) {
        span.end--;
    }
    return utf8_trim(text, span);
}

/* Reads the number that begins a line, "IV", "4. Results", "I  The House", into HEADLINE; TRUE
 * where nothing else is in it. */
static gboolean read_number(const char *text, Span span, Headline *headline)
{
    gsize end = span.start;
    while (end < span.end && (g_ascii_isalnum(text[end]) || text[end] == '-')) {
        end++;
    }
    guint number = numeral_read(text, (Span){span.start, end});
    if (number == 0 || g_ascii_islower(text[span.start])) {
        return FALSE;
    }
    gsize rest = end;
    while (rest < span.end && strchr(".:)", text[rest])) {
        rest++;
    }
    gboolean alone = rest == span.end;
    gboolean separated =
        rest > end || (span.end - end > 2 && text[end] == ' ' && text[end + 1] == ' ');
    gboolean decimal = !alone && g_ascii_isdigit(text[rest]);
    if (alone || (separated && !decimal)) {
        headline->division.number = number;
        headline->division.titled = !alone;
        headline->roman = !g_ascii_isdigit(text[span.start]);
    }
    return alone;
}

/* Whether SPAN can be a heading by its ends: it begins with a capital or digit, and nothing closes
 * it, or what closes a title. In quotation marks it is so as a whole. */
static gboolean is_plain(const char *text, Span span, const Shape *shape)
{
    gunichar first = utf8_at(text, span.end, span.start);
    gunichar last = utf8_before(text, span.end);
    gboolean quoted = is_quote(first);
    if (quoted) {
        first = utf8_at(text, span.end, utf8_next(text, span.end, span.start));
    }
    gboolean begins =
        (g_unichar_isalpha(first) && !g_unichar_islower(first)) || g_unichar_isdigit(first);
    if (!begins || shape->letters == 0 || shape->columns || shape->address) {
        return FALSE;
    }
    if (quoted && (shape->quotes || !is_quote(last))) {
        return FALSE;
    }
    LineEnd end = line_end(text, span);
    gboolean title_ends = shape->capitals || last == '?' || last == '!';
    return end == END_BARE || (end == END_SENTENCE && title_ends && !quoted);
}

Headline headline_read(const char *text, Span span)
{
    Headline headline = {.kind = HEADLINE_NONE};
    span = without_emphasis(text, span);
    if (span_is_empty(span) || span_length(span) > LONGEST_BYTES) {
        return headline;
    }
    headline.shape = shape_read(text, span);
    if (headline.shape.characters > HEADLINE_LONGEST) {
        return headline;
    }
    headline.sentence = line_end(text, span) == END_SENTENCE;
    if (division_read(text, span, &headline.division)) {
        headline.kind = HEADLINE_DIVISION;
        return headline;
    }
    headline.division = (Division){0};
    if (read_number(text, span, &headline)) {
        headline.kind = HEADLINE_NUMBER;
    } else if (is_plain(text, span, &headline.shape)) {
        headline.kind = HEADLINE_PLAIN;
    }
    return headline;
}

/* Whether SPAN begins with one of WORDS, small letters or capitals, as whole words. */
static gboolean begins_with(const char *text, Span span, const char *const *words)
{
    for (; *words; words++) {
        gsize length = strlen(*words);
        if (span_length(span) >= length &&
            g_ascii_strncasecmp(text + span.start, *words, length) == 0 &&
            (span_length(span) == length || !g_ascii_isalpha(text[span.start + length]))) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean headline_is_byline(const char *text, Span span)
{
    /* "Text:", "Words:" and the like end in a colon, which tells them from titles. */
    static const char *const words[] = {"by",       "von",        "par",    "por",
                                        "av",       "af",         "door",   "text by",
                                        "words by", "written by", "author", NULL};
    return begins_with(text, without_emphasis(text, span), words);
}

gboolean headline_is_ending(const char *text, Span span)
{
    static const char *const words[] = {"the end", "end of", "finis", "fin", "ende", NULL};
    return begins_with(text, without_emphasis(text, span), words);
}
