#include "document/items.h"

#include "document/characters.h"
#include "document/marker.h"
#include "document/pieces.h"

enum { DEEPEST = 6 };

/* The lists that are open: how far in their items stand, and the last number of each. */
typedef struct {
    guint depth;
    guint indent[DEEPEST];
    guint number[DEEPEST];
} Nest;

/* Puts MARKER at INDENT into NEST; FALSE where its number does not go on. */
static gboolean nest_take(Nest *nest, guint indent, Marker marker)
{
    while (nest->depth > 1 && indent < nest->indent[nest->depth - 1]) {
        nest->depth--;
    }
    gboolean deeper = nest->depth == 0 || indent > nest->indent[nest->depth - 1];
    if (deeper && nest->depth < DEEPEST) {
        nest->indent[nest->depth] = indent;
        nest->number[nest->depth] = marker.number;
        nest->depth++;
        return TRUE;
    }
    guint *last = &nest->number[nest->depth - 1];
    gboolean goes_on = marker.number == 0 ? *last == 0 : *last > 0 && marker.number == *last + 1;
    *last = marker.number;
    return goes_on;
}

static Marker piece_marker(const char *text, const Piece *piece)
{
    return piece->kind == BLOCK_PARAGRAPH ? marker_read(text, piece->text) : (Marker){0, 0};
}

/* How many pieces from FIRST on are the items of one list; their levels are set. */
static gsize measure_list(const char *text, const GArray *lines, GArray *pieces, gsize first)
{
    Nest nest = {0};
    gsize index = first;
    for (; index < pieces->len; index++) {
        Piece *piece = piece_at(pieces, index);
        Marker marker = piece_marker(text, piece);
        if (!marker_is_set(marker) ||
            !nest_take(&nest, piece_first_line(lines, piece)->indent, marker)) {
            break;
        }
        piece->level = nest.depth;
    }
    return index - first;
}

static gboolean asks_or_exclaims(const char *text, Span span)
{
    for (gsize at = span.start; at < span.end; at++) {
        if (text[at] == '?' || text[at] == '!') {
            return TRUE;
        }
    }
    return FALSE;
}

/* What the run of COUNT pieces from FIRST on, each with a marker, shows of itself. */
typedef struct {
    gboolean dashes;      /* all are opened by dashes … */
    gboolean long_dashes; /* … longer than a hyphen */
    gboolean lively;      /* some ask or exclaim */
    gsize sentences;      /* how many end as a sentence does */
} Run;

static Run run_read(const char *text, const GArray *lines, const GArray *pieces, gsize first,
                    gsize count)
{
    Run run = {.dashes = TRUE, .long_dashes = TRUE};
    for (gsize i = first; i < first + count; i++) {
        const Piece *piece = piece_at(pieces, i);
        gunichar bullet = marker_read(text, piece->text).bullet;
        run.dashes = run.dashes && is_dash(bullet);
        run.long_dashes = run.long_dashes && is_dash(bullet) && bullet != '-';
        run.lively = run.lively || asks_or_exclaims(text, piece->text);
        run.sentences += piece_last_line(lines, piece)->end == END_SENTENCE ? 1 : 0;
    }
    return run;
}

/* Whether RUN is what people say to each other: dashes before sentences, some of them questions or
 * calls, or others that are in the same text (TALKS). Long dashes hardly ever open items: there one
 * sentence is enough. */
static gboolean is_speech(const Run *run, gsize count, gboolean talks)
{
    if (!run->dashes) {
        return FALSE;
    }
    return run->long_dashes ? run->sentences > 0
                            : (run->lively || talks) && run->sentences == count;
}

/* Whether dashes open speech anywhere in the text: questions, calls, or a line by itself. */
static gboolean text_talks(const char *text, const GArray *lines, GArray *pieces)
{
    gsize count;
    gsize alone = 0;
    for (gsize first = 0; first < pieces->len; first += MAX(count, 1)) {
        count = measure_list(text, lines, pieces, first);
        Run run = run_read(text, lines, pieces, first, count);
        if (count > 1 && is_speech(&run, count, FALSE)) {
            return TRUE;
        }
        alone += count == 1 && is_speech(&run, count, TRUE) ? 1 : 0;
    }
    return alone > 1;
}

void items_find(const char *text, const GArray *lines, GArray *pieces)
{
    gboolean talks = text_talks(text, lines, pieces);
    gsize count;
    for (gsize first = 0; first < pieces->len; first += MAX(count, 1)) {
        count = measure_list(text, lines, pieces, first);
        Run run = run_read(text, lines, pieces, first, count);
        gboolean list = count > 1 && !is_speech(&run, count, talks);
        for (gsize i = first; i < first + count; i++) {
            Piece *piece = piece_at(pieces, i);
            piece->kind = list ? BLOCK_LIST_ITEM : BLOCK_PARAGRAPH;
            piece->level = list ? piece->level : 0;
        }
    }
}
