#include "script/quotation/text_pieces.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/quote_marks.h"

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static const guint64 fnv_basis = 14695981039346656037U;
static const guint64 fnv_prime = 1099511628211U;

static gboolean is_letter(gunichar c)
{
    return c != 0 && u_isalnum((UChar32)c);
}

static gunichar fold(gunichar c)
{
    return (gunichar)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

static void add_piece(const char *text, Span span, gboolean quoted, GArray *pieces)
{
    TextPiece piece = {.span = utf8_trim(text, span), .letters = fnv_basis, .quoted = quoted};
    gboolean in_word = FALSE;
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        if (is_letter(c)) {
            piece.letters = (piece.letters ^ fold(c)) * fnv_prime;
            piece.words += in_word ? 0 : 1;
        }
        in_word = is_letter(c) || (in_word && !utf8_is_space(c));
    }
    if (piece.words > 0) {
        g_array_append_val(pieces, piece);
    }
}

/* Whether a sentence ends at AT: behind its mark stands white space, a quotation mark or nothing.
 */
static gboolean ends_sentence(const char *text, Span span, gsize at)
{
    if (!near_ends_sentence(utf8_at(text, span.end, at))) {
        return FALSE;
    }
    gunichar next = utf8_at(text, span.end, utf8_next(text, span.end, at));
    return next == 0 || utf8_is_space(next) || quote_mark_is(next);
}

/* Cuts SPAN, which has no quotation marks in it. */
static void cut_sentences(const char *text, Span span, gboolean quoted, GArray *pieces)
{
    gsize start = span.start;
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (ends_sentence(text, span, at)) {
            gsize end = utf8_next(text, span.end, at);
            add_piece(text, (Span){start, end}, quoted, pieces);
            start = end;
        }
    }
    add_piece(text, (Span){start, span.end}, quoted, pieces);
}

void text_pieces_cut(const char *text, Span span, GArray *pieces)
{
    g_array_set_size(pieces, 0);
    gboolean quoted = FALSE;
    gsize start = span.start;
    QuoteMark mark;
    for (gsize at = span.start; quote_mark_next(text, span, &at, &mark);) {
        if (mark.opens != CHANCE_SURE && mark.closes != CHANCE_SURE) {
            continue;
        }
        cut_sentences(text, (Span){start, mark.offset}, quoted, pieces);
        quoted = mark.opens == CHANCE_SURE;
        start = at;
    }
    cut_sentences(text, (Span){start, span.end}, quoted, pieces);
}

static gunichar next_letter(const char *text, Span span, gsize *at)
{
    while (*at < span.end) {
        gunichar c = utf8_at(text, span.end, *at);
        *at = utf8_next(text, span.end, *at);
        if (is_letter(c)) {
            return fold(c);
        }
    }
    return 0;
}

gboolean text_pieces_equal(const char *text, const TextPiece *a, const TextPiece *b)
{
    if (a->letters != b->letters || a->words != b->words) {
        return FALSE;
    }
    gsize at_a = a->span.start;
    gsize at_b = b->span.start;
    gunichar letter;
    do {
        letter = next_letter(text, a->span, &at_a);
        if (letter != next_letter(text, b->span, &at_b)) {
            return FALSE;
        }
    } while (letter != 0);
    return TRUE;
}
