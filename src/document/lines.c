#include "document/lines.h"

#include "base/utf8.h"
#include "document/characters.h"
#include "document/marker.h"

enum { TAB = 8, NEL = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

/* The length of the line end at OFFSET; 0 if there is none. */
static gsize line_end_length(const char *text, gsize length, gsize offset)
{
    guchar byte = (guchar)text[offset];
    if (byte == '\r') {
        return offset + 1 < length && text[offset + 1] == '\n' ? 2 : 1;
    }
    if (byte >= '\n' && byte <= '\f') {
        return 1;
    }
    if (byte != 0xC2 && byte != 0xE2) { /* the first bytes of NEL, LS and PS */
        return 0;
    }
    gunichar c = utf8_at(text, length, offset);
    gboolean ends = c == NEL || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    return ends ? utf8_next(text, length, offset) - offset : 0;
}

static LineStart line_start(const char *text, Span span)
{
    gunichar c = utf8_at(text, span.end, span.start);
    while (is_emphasis(c)) {
        span.start = utf8_next(text, span.end, span.start);
        c = utf8_at(text, span.end, span.start);
    }
    if (is_quote(c)) {
        return START_QUOTE;
    }
    if (is_dash(c)) {
        return START_DASH;
    }
    if (g_unichar_islower(c)) {
        return START_LOWER;
    }
    return g_unichar_isupper(c) || g_unichar_istitle(c) ? START_UPPER : START_OTHER;
}

/* The end of SPAN without the note numbers in brackets there, "[18] [19]". */
static gsize before_notes(const char *text, Span span)
{
    for (;;) {
        gsize at = span.end;
        if (at == span.start || utf8_before(text, at) != ']') {
            return span.end;
        }
        gsize digits = --at;
        while (at > span.start && g_ascii_isdigit(text[at - 1])) {
            at--;
        }
        if (at == digits || at == span.start || text[at - 1] != '[') {
            return span.end;
        }
        span.end = utf8_trim(text, (Span){span.start, at - 1}).end;
    }
}

LineEnd line_end(const char *text, Span span)
{
    gsize end = before_notes(text, span);
    gboolean quoted = FALSE;
    gunichar c = 0;
    while (end > span.start) {
        c = utf8_before(text, end);
        gboolean closes = is_quote(c) || is_emphasis(c) || c == ')' || c == ']' || c == '}';
        if (!closes && !utf8_is_space(c)) {
            break;
        }
        quoted = quoted || is_quote(c);
        end = utf8_previous(text, end);
    }
    if (is_terminal(c) || (quoted && is_dash(c))) {
        return END_SENTENCE;
    }
    if (c == ',' || c == ';' || is_dash(c) || c == 0x060C || c == 0x3001 || c == 0xFF0C) {
        return END_PAUSE;
    }
    return c == ':' || c == 0xFF1A ? END_COLON : END_BARE;
}

/* The columns that the white space in SPAN takes. */
static guint indent_columns(const char *text, Span span)
{
    guint columns = 0;
    while (span.start < span.end) {
        gunichar c = utf8_at(text, span.end, span.start);
        columns = c == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
        span.start = utf8_next(text, span.end, span.start);
    }
    return columns;
}

static guint first_word_length(const char *text, Span span)
{
    guint characters = 0;
    while (span.start < span.end) {
        gunichar c = utf8_at(text, span.end, span.start);
        if (utf8_is_space(c)) {
            break;
        }
        characters++;
        if (g_unichar_iswide(c)) {
            break; /* lines of East Asian text end between any two characters */
        }
        span.start = utf8_next(text, span.end, span.start);
    }
    return characters;
}

static Line line_read(const char *text, Span whole, guint gap)
{
    Span span = utf8_trim(text, whole);
    Line line = {
        .text = span,
        .indent = indent_columns(text, (Span){whole.start, span.start}),
        .first_word = first_word_length(text, span),
        .gap = gap,
        .start = line_start(text, span),
        .end = line_end(text, span),
        .ornament = is_ornamental(text, span),
    };
    line.item = !line.ornament && marker_is_set(marker_read(text, span));
    line.columns = line.indent + (guint)g_utf8_strlen(text + span.start, (gssize)span_length(span));
    return line;
}

GArray *lines_split(const char *text, gsize length)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    guint gap = 0;
    gsize start = 0;
    while (start < length) {
        gsize end = start;
        gsize ending = 0;
        while (end < length && (ending = line_end_length(text, length, end)) == 0) {
            end++;
        }
        Span whole = {start, end};
        if (utf8_is_blank(text, whole)) {
            gap++;
        } else {
            Line line = line_read(text, whole, gap);
            g_array_append_val(lines, line);
            gap = 0;
        }
        start = end + ending;
    }
    return lines;
}

gboolean line_continues(const GArray *lines, gsize index)
{
    const Line *line = line_at(lines, index);
    if (!line_is_adjacent(lines, index) || line->start != START_LOWER || line->item) {
        return FALSE;
    }
    LineEnd before = line_at(lines, index - 1)->end;
    return before == END_BARE || before == END_PAUSE;
}
