#include "script/spoken_text.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { ROW = 3 }; /* so many equal signs in a row are an ornament */

/* Characters that say nothing, and that an engine stumbles over. */
static gboolean is_silent(gunichar c)
{
    switch (u_charType((UChar32)c)) {
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
        return TRUE;
    default:
        return c == 0xFFFD || c == 0xFFFC ||
               u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    }
}

static gboolean is_letter_or_digit(gunichar c)
{
    return g_unichar_isalnum(c) && !is_silent(c);
}

static gboolean is_dash(gunichar c)
{
    return (c >= U'‒' && c <= U'―') || c == U'⸺' || c == U'⸻';
}

static gboolean is_single_quote(gunichar c)
{
    return c == '\'' || (c >= U'‘' && c <= U'‛') || c == U'‹' || c == U'›';
}

static gboolean is_double_quote(gunichar c)
{
    return c == '"' || (c >= U'“' && c <= U'‟') || c == U'«' || c == U'»';
}

static gboolean is_sign(gunichar c)
{
    int kind = u_charType((UChar32)c);
    return kind == U_CURRENCY_SYMBOL || kind == U_OTHER_SYMBOL ||
           (kind == U_MATH_SYMBOL && c != '|' && c != '~' && c != '<' && c != '>');
}

/* Behind the dashes at OFFSET, an em or en dash or two hyphens at least; OFFSET if there are none.
 */
static gsize dashes_end(const char *text, gsize end, gsize offset)
{
    gsize at = offset, hyphens = 0;
    gboolean dash = FALSE;
    for (gunichar c; (c = utf8_at(text, end, at)) != 0; at = utf8_next(text, end, at)) {
        dash = dash || is_dash(c);
        hyphens += c == '-' ? 1 : 0;
        if (c != '-' && !is_dash(c)) {
            break;
        }
    }
    return dash || hyphens >= 2 ? at : offset;
}

/* Behind the ellipsis at OFFSET: "…", "...", ". . ."; OFFSET if there is none. */
static gsize dots_end(const char *text, gsize end, gsize offset)
{
    gsize at = offset;
    guint dots = 0;
    for (gunichar c; (c = utf8_at(text, end, at)) == '.' || c == U'…';) {
        dots += c == '.' ? 1 : 2;
        at = utf8_next(text, end, at);
        gsize dot = utf8_next(text, end, at);
        if (utf8_is_space(utf8_at(text, end, at)) && utf8_at(text, end, dot) == '.' &&
            !g_unichar_isalnum(utf8_at(text, end, dot + 1))) {
            at = dot;
        }
    }
    return dots >= 2 ? at : offset;
}

Span spoken_token(const char *text, gsize end, gsize offset)
{
    gsize alone = MAX(dashes_end(text, end, offset), dots_end(text, end, offset));
    if (alone > offset) {
        return (Span){offset, alone};
    }
    gsize at = offset;
    do {
        at = utf8_next(text, end, at);
    } while (at < end && !utf8_is_space(utf8_at(text, end, at)) &&
             dashes_end(text, end, at) == at && dots_end(text, end, at) == at);
    return (Span){offset, at};
}

/* Whether C, with NEXT behind it, begins a word that has no letter or digit yet. */
static gboolean begins_word(gunichar c, gunichar next)
{
    if (is_letter_or_digit(c)) {
        return TRUE;
    }
    if (c == '-' || c == '.' || c == U'−' || c == '+') {
        return g_unichar_isdigit(next);
    }
    return g_unichar_isalnum(next) && (is_sign(c) || c == '#' || c == '@');
}

static gboolean ends_word(gunichar c)
{
    return is_letter_or_digit(c) || (g_unichar_ismark(c) && !is_silent(c)) || is_sign(c) ||
           c == '%' || c == U'‰' || c == '#' || c == U'′' || c == U'″';
}

static gboolean has_letter_or_digit(const char *text, Span span)
{
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (is_letter_or_digit(utf8_at(text, span.end, at))) {
            return TRUE;
        }
    }
    return FALSE;
}

Span spoken_word(const char *text, Span span)
{
    if (!has_letter_or_digit(text, span)) {
        return (Span){span.start, span.start};
    }
    for (gsize next; span.start < span.end; span.start = next) {
        next = utf8_next(text, span.end, span.start);
        if (begins_word(utf8_at(text, span.end, span.start), utf8_at(text, span.end, next))) {
            break;
        }
    }
    while (!ends_word(utf8_before(text, span.end))) {
        span.end = utf8_previous(text, span.end);
    }
    return span;
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
    if (g_unichar_isalnum(utf8_at(text, whole.end, run.end))) {
        g_string_append_c(out, ' ');
    }
}

/* Whether C, between BEFORE and AFTER, is left out though a voice could say something for it. */
static gboolean is_left_out(gunichar c, gunichar before, gunichar after, gboolean first)
{
    gboolean inside = g_unichar_isalnum(before) && g_unichar_isalnum(after);
    if (c == '`' || is_silent(c)) {
        return TRUE;
    }
    if (c == '*') {
        return !(g_unichar_isdigit(before) && g_unichar_isdigit(after));
    }
    if (c == '_' || is_single_quote(c)) {
        return !inside;
    }
    return first && (is_double_quote(c) ||
                     (c < 0x80 && strchr(",;:.!?-", (int)c) && !g_unichar_isalnum(after)));
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
    gsize dashes = dashes_end(text, part.end, offset);
    if (dashes > offset) {
        append_dashes(out, text, whole, (Span){offset, dashes});
        return dashes;
    }
    gsize dots = dots_end(text, part.end, offset);
    if (dots > offset) {
        append_dots(out, text, whole, (Span){offset, dots});
        return dots;
    }
    if (!g_unichar_isalnum(c) && !g_unichar_ismark(c)) {
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

void spoken_append(GString *out, const char *text, Span whole, Span part)
{
    for (gsize at = part.start; at < part.end;) {
        at = append_at(out, text, whole, part, at);
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
        if (is_letter_or_digit(c) || is_sign(c) || strchr("%&@#+=", (int)MIN(c, 0x7F))) {
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
