#include "script/sentence/sentence_stops.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { NOTE_DIGITS = 3 };

gboolean stop_is_ellipsis(gunichar c)
{
    return c == U'…' || c == U'‥';
}

static gboolean is_full_stop(gunichar c)
{
    return c == '.' || c == U'．';
}

/* Greek asks with a semicolon. */
static gboolean is_greek_question(const char *text, Span block, gsize offset)
{
    gunichar c = utf8_at(text, block.end, offset);
    return c == U'\u037E' ||
           (c == ';' && offset > block.start &&
            g_unichar_get_script(utf8_before(text, offset)) == G_UNICODE_SCRIPT_GREEK);
}

static gboolean is_strong(gunichar c)
{
    if (c < 0x80) {
        return c == '?' || c == '!';
    }
    return c == U'‽' || (!is_full_stop(c) && u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM));
}

/* Full-width marks are followed by no space. */
static gboolean is_wide(gunichar c)
{
    int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

gboolean stop_is_quotation_mark(gunichar c)
{
    return c == '"' || c == '\'' ||
           (c >= 0x80 && u_hasBinaryProperty((UChar32)c, UCHAR_QUOTATION_MARK));
}

gboolean stop_is_emphasis(gunichar c)
{
    return c == '_' || c == '*';
}

/* Behind ". . ." that begins at OFFSET, a dot and a space at least twice; OFFSET if it is none.
 * Right behind a word the first dot is its sentence's, and the others begin the next, unless a
 * quotation mark closes behind them. */
static gsize spaced_dots_end(const char *text, Span block, gsize offset)
{
    gunichar before = offset > block.start ? utf8_before(text, offset) : ' ';
    if (text[offset] != '.') {
        return offset;
    }
    gsize end = offset + 1;
    for (;;) {
        gunichar gap = utf8_at(text, block.end, end);
        gsize dot = utf8_next(text, block.end, end);
        if (!utf8_is_space(gap) || utf8_at(text, block.end, dot) != '.') {
            break;
        }
        end = dot + 1;
    }
    gunichar after = utf8_at(text, block.end, end);
    gboolean apart = utf8_is_space(before) || (stop_is_quotation_mark(after) && after != '\'');
    return apart && end > offset + 1 ? end : offset;
}

/* Reads the run of marks at OFFSET; an empty span of marks where there is none. */
static void read_marks(const char *text, Span block, gsize offset, Stop *stop)
{
    stop->marks = (Span){offset, spaced_dots_end(text, block, offset)};
    if (!span_is_empty(stop->marks)) {
        gboolean three = span_length(stop->marks) == strlen(". . .");
        stop->kind = three ? STOP_OMISSION : STOP_ELLIPSIS;
        return;
    }
    guint dots = 0;
    gboolean strong = FALSE;
    gsize at = offset;
    for (gunichar c; (c = utf8_at(text, block.end, at)) != 0; at = utf8_next(text, block.end, at)) {
        if (is_full_stop(c)) {
            dots++;
        } else if (stop_is_ellipsis(c)) {
            dots += 3;
        } else if (is_strong(c) || is_greek_question(text, block, at)) {
            strong = TRUE;
        } else {
            break;
        }
    }
    stop->marks.end = at;
    stop->kind = strong ? STOP_STRONG : dots > 1 ? STOP_ELLIPSIS : STOP_FULL;
}

static gsize digits_end(const char *text, Span block, gsize offset)
{
    gsize at = offset;
    while (at < block.end && at - offset < NOTE_DIGITS && g_ascii_isdigit(text[at])) {
        at++;
    }
    return at;
}

/* Behind the note number at OFFSET, "[12]", " [12]", or "12" right behind a word's or bracket's
 * full stop; OFFSET if there is none. */
static gsize note_end(const char *text, Span block, gsize offset)
{
    gsize end = digits_end(text, block, offset);
    if (end > offset) {
        gboolean alone = utf8_is_space(utf8_at(text, block.end, end));
        gunichar before = utf8_before(text, utf8_previous(text, offset));
        return alone && (g_unichar_islower(before) || before == ')') ? end : offset;
    }
    gsize bracket = offset;
    if (utf8_is_space(utf8_at(text, block.end, offset))) {
        bracket = utf8_next(text, block.end, offset);
    }
    if (utf8_at(text, block.end, bracket) != '[') {
        return offset;
    }
    end = digits_end(text, block, bracket + 1);
    return end > bracket + 1 && end < block.end && text[end] == ']' ? end + 1 : offset;
}

/* Behind a space and a closing guillemet at OFFSET, as French sets them; OFFSET if there is none.
 */
static gsize spaced_guillemet_end(const char *text, Span block, gsize offset)
{
    if (!utf8_is_space(utf8_at(text, block.end, offset))) {
        return offset;
    }
    gsize mark = utf8_next(text, block.end, offset);
    gunichar c = utf8_at(text, block.end, mark);
    gsize end = utf8_next(text, block.end, mark);
    gboolean closes = (c == U'»' || c == U'›') && !g_unichar_isalnum(utf8_at(text, block.end, end));
    return closes ? end : offset;
}

/* Behind the closing mark at OFFSET; OFFSET if there is none. */
static gsize closing_end(const char *text, Span block, gsize offset, gboolean *quoted)
{
    gunichar c = utf8_at(text, block.end, offset);
    gsize end = utf8_next(text, block.end, offset);
    if (stop_is_quotation_mark(c)) {
        /* “ closes in German, and opens where a word follows. */
        gboolean opens = u_charType((UChar32)c) == U_INITIAL_PUNCTUATION ||
                         u_charType((UChar32)c) == U_START_PUNCTUATION;
        if (opens && g_unichar_isalnum(utf8_at(text, block.end, end))) {
            return offset;
        }
        *quoted = TRUE;
        return end;
    }
    if (u_charType((UChar32)c) == U_END_PUNCTUATION || stop_is_emphasis(c)) {
        return end;
    }
    end = spaced_guillemet_end(text, block, offset);
    if (end > offset) {
        *quoted = TRUE;
        return end;
    }
    return note_end(text, block, offset);
}

static void read_closings(const char *text, Span block, Stop *stop)
{
    stop->end = stop->marks.end;
    stop->quoted = FALSE;
    for (gsize end; stop->end < block.end; stop->end = end) {
        end = closing_end(text, block, stop->end, &stop->quoted);
        if (end == stop->end) {
            return;
        }
    }
}

/* Whether a capital follows the mark without a space, and a word or number precedes it. */
static gboolean is_joined(const char *text, Span block, const Stop *stop)
{
    gunichar before = utf8_before(text, stop->marks.start);
    gunichar after = utf8_at(text, block.end, stop->end);
    return (stop->kind == STOP_FULL || stop->kind == STOP_STRONG) && stop->end == stop->marks.end &&
           stop->marks.start > block.start &&
           (g_unichar_islower(before) || g_unichar_isdigit(before)) && g_unichar_isupper(after);
}

/* Whether a full-width mark ends a sentence: not inside a number, nor at the end of a quotation
 * that is followed at once by who says it. */
static gboolean ends_wide(const char *text, Span block, const Stop *stop)
{
    gunichar before = utf8_before(text, stop->marks.start);
    gunichar after = utf8_at(text, block.end, stop->end);
    if (!is_wide(utf8_before(text, stop->marks.end)) ||
        (g_unichar_isdigit(before) && g_unichar_isdigit(after))) {
        return FALSE;
    }
    return !(stop->quoted && g_unichar_isalpha(after));
}

gboolean stop_read(const char *text, Span block, gsize offset, Stop *stop, gsize *next)
{
    read_marks(text, block, offset, stop);
    if (span_is_empty(stop->marks)) {
        *next = utf8_next(text, block.end, offset);
        return FALSE;
    }
    read_closings(text, block, stop);
    *next = stop->end;
    gunichar after = utf8_at(text, block.end, stop->end);
    stop->joined = is_joined(text, block, stop);
    gboolean opens = stop->quoted && stop_is_quotation_mark(after);
    return after == 0 || utf8_is_space(after) || opens || stop->joined ||
           ends_wide(text, block, stop);
}
