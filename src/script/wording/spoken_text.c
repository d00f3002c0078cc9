#include "script/wording/spoken_text.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/wording/spoken_tokens.h"

enum { ROW = 3 }; /* so many equal signs in a row are an ornament */

static gboolean is_single_quote(gunichar c)
{
    return c == '\'' || (c >= U'‘' && c <= U'‛') || c == U'‹' || c == U'›';
}

static gboolean is_double_quote(gunichar c)
{
    return c == '"' || (c >= U'“' && c <= U'‟') || c == U'«' || c == U'»';
}

void spoken_space(GString *out)
{
    if (out->len > 0 && out->str[out->len - 1] != ' ') {
        g_string_append_c(out, ' ');
    }
}

/* Appends the dashes in RUN: between digits as they are ("1939–45"), else between spaces. */
static void append_dashes(GString *out, const char *text, Span whole, Span run)
{
    gunichar before = run.start > whole.start ? utf8_before(text, run.start) : 0;
    gboolean range =
        g_unichar_isdigit(before) && g_unichar_isdigit(utf8_at(text, whole.end, run.end));
    gunichar dash = utf8_at(text, run.end, run.start) == U'–' ? U'–' : U'—';
    if (out->len == 0) {
        return; /* the dash that opens a speech */
    }
    if (!range) {
        spoken_space(out);
    }
    g_string_append_unichar(out, dash);
    if (!range) {
        g_string_append_c(out, ' ');
    }
}

static void append_dots(GString *out, const char *text, Span whole, Span run)
{
    if (out->len == 0) {
        return;
    }
    g_string_append(out, "…");
    if (utf8_is_alnum(utf8_at(text, whole.end, run.end))) {
        g_string_append_c(out, ' ');
    }
}

/* Whether C, between BEFORE and AFTER, is left out though a voice could say something for it. */
static gboolean is_left_out(gunichar c, gunichar before, gunichar after, gboolean first)
{
    gboolean inside = utf8_is_alnum(before) && utf8_is_alnum(after);
    if (c == '`' || spoken_is_silent(c)) {
        return TRUE;
    }
    if (c == '*') {
        return !(g_unichar_isdigit(before) && g_unichar_isdigit(after));
    }
    if (c == '_' || is_single_quote(c)) {
        return !inside;
    }
    if (c == U'®' || c == U'™' || c == U'℠') {
        return utf8_is_alnum(before); /* a lawyer's, not a reader's */
    }
    return first && c < 0x80 && strchr(",;:.!?-", (int)c) && !utf8_is_alnum(after);
}

static void append_character(GString *out, gunichar c)
{
    if (c == '_') {
        spoken_space(out); /* snake_case */
    } else if (c == U'‐' || c == U'‑') {
        g_string_append_c(out, '-');
    } else {
        g_string_append_unichar(out, c);
    }
}

/* Appends the row of equal signs in ROW_SPAN: three question marks stay three, a smiling face is
 * one, and other signs are an ornament. */
static void append_row(GString *out, gunichar c)
{
    if (c == '?' || c == '!') {
        g_string_append_unichar(out, c);
        g_string_append_unichar(out, c);
        g_string_append_unichar(out, c);
    } else if (u_charType((UChar32)c) == U_OTHER_SYMBOL) {
        g_string_append_unichar(out, c);
    }
}

/* Behind the characters equal to the one at OFFSET, which is no letter, digit or mark. */
static gsize row_end(const char *text, gsize end, gsize offset)
{
    gunichar c = utf8_at(text, end, offset);
    gsize at = offset;
    while (utf8_at(text, end, at) == c) {
        at = utf8_next(text, end, at);
    }
    return at;
}

/* Appends the character or row at OFFSET; gives the place behind it. */
static gsize append_at(GString *out, const char *text, Span whole, Span part, gsize offset)
{
    gunichar c = utf8_at(text, part.end, offset);
    gsize next = utf8_next(text, part.end, offset);
    if (utf8_is_space(c)) {
        spoken_space(out);
        return next;
    }
    gsize dashes = spoken_dashes_end(text, part.end, offset);
    if (dashes > offset) {
        append_dashes(out, text, whole, (Span){offset, dashes});
        return dashes;
    }
    gsize dots = spoken_dots_end(text, part.end, offset);
    if (dots > offset) {
        append_dots(out, text, whole, (Span){offset, dots});
        return dots;
    }
    if (!utf8_is_alnum(c) && !g_unichar_ismark(c)) {
        gsize row = row_end(text, part.end, offset);
        if (row - offset >= ROW * (next - offset)) {
            append_row(out, c);
            return row;
        }
    }
    gunichar before = offset > whole.start ? utf8_before(text, offset) : 0;
    if (!is_left_out(c, before, utf8_at(text, whole.end, next), out->len == 0)) {
        append_character(out, c);
    }
    return next;
}

gsize spoken_start(const char *text, Span span)
{
    gsize start = span.start;
    while (start < span.end && (is_double_quote(utf8_at(text, span.end, start)) ||
                                utf8_is_space(utf8_at(text, span.end, start)))) {
        start = utf8_next(text, span.end, start);
    }
    gboolean words = FALSE; /* behind the mark at hand */
    for (gsize at = span.end; at > start; at = utf8_previous(text, at)) {
        gunichar c = utf8_before(text, at);
        if (words && is_double_quote(c)) {
            return span.start;
        }
        words = words || utf8_is_alnum(c);
    }
    return start;
}

void spoken_append(GString *out, const char *text, Span whole, Span part)
{
    for (gsize at = part.start; at < part.end;) {
        gsize plain = at; /* letters and digits stay as they are: most of any text */
        while (plain < part.end && g_ascii_isalnum(text[plain])) {
            plain++;
        }
        g_string_append_len(out, text + at, (gssize)(plain - at));
        at = plain < part.end ? append_at(out, text, whole, part, plain) : plain;
    }
}

/* Appends TOKEN to OUT in pieces. */
static void append_pieces(GString *out, const char *token, gsize length)
{
    gsize piece = 0;
    for (gsize at = 0, next; at < length; at = next) {
        next = utf8_next(token, length, at);
        if (piece + next - at > SPOKEN_TOKEN_LIMIT) {
            g_string_append_c(out, ' ');
            piece = 0;
        }
        g_string_append_len(out, token + at, (gssize)(next - at));
        piece += next - at;
    }
}

void spoken_cut(GString *out, gsize from)
{
    if (out->len - from <= SPOKEN_TOKEN_LIMIT) {
        return;
    }
    g_autofree char *tail = g_strndup(out->str + from, out->len - from);
    g_string_truncate(out, from);
    for (const char *token = tail; *token;) {
        gsize length = strcspn(token, " ");
        if (g_utf8_strlen(token, (gssize)length) > SPOKEN_TOKEN_LIMIT) {
            append_pieces(out, token, length);
        } else {
            g_string_append_len(out, token, (gssize)length);
        }
        token += length;
        for (; *token == ' '; token++) {
            g_string_append_c(out, ' ');
        }
    }
}

static gboolean says_something(const GString *out)
{
    for (gsize at = 0; at < out->len; at = utf8_next(out->str, out->len, at)) {
        gunichar c = utf8_at(out->str, out->len, at);
        if (spoken_is_word(c) || spoken_is_sign(c) || strchr("%&@#+=", (int)MIN(c, 0x7F))) {
            return TRUE;
        }
    }
    return FALSE;
}

void spoken_finish(GString *out)
{
    for (gunichar c; (c = utf8_before(out->str, out->len)) == ' ' || is_double_quote(c);) {
        g_string_truncate(out, utf8_previous(out->str, out->len));
    }
    if (!says_something(out)) {
        g_string_truncate(out, 0);
    }
}
