#include "document/surroundings.h"

enum {
    /* Characters, words and lines that a heading can have. */
    LONGEST_HEADING = 80,
    MOST_WORDS = 14,
    MOST_CAPITAL_LINES = 4,
    MOST_TITLE_LINES = 2,
    /* What is longer, or ends as a sentence, is text. */
    LONGEST_LABEL = 60,
    SHORTEST_UNDERLINE = 3,
};

gsize piece_before(const Outline *outline, gsize index)
{
    while (index-- > 0) {
        if (piece_at(outline->pieces, index)->kind != BLOCK_SCENE_BREAK) {
            return index;
        }
    }
    return outline->pieces->len;
}

gsize piece_behind(const Outline *outline, gsize index)
{
    do {
        index++;
    } while (index < outline->pieces->len &&
             piece_at(outline->pieces, index)->kind == BLOCK_SCENE_BREAK);
    return index;
}

LineEnd piece_end(const Outline *outline, gsize index)
{
    return piece_last_line(outline->lines, piece_at(outline->pieces, index))->end;
}

gboolean piece_is_text(const Outline *outline, gsize index)
{
    const Piece *piece = piece_at(outline->pieces, index);
    if (piece->kind != BLOCK_PARAGRAPH) {
        return piece->kind == BLOCK_LIST_ITEM;
    }
    const Shape *shape = &headline_at(outline, index)->shape;
    gboolean label = shape->characters > 0 && shape->characters <= LONGEST_LABEL;
    return !label || piece->count > 1 || piece_end(outline, index) == END_SENTENCE;
}

gboolean piece_is_underlined(const Outline *outline, gsize index)
{
    if (index + 1 >= outline->pieces->len) {
        return FALSE;
    }
    const Piece *under = piece_at(outline->pieces, index + 1);
    char sign = outline->text[under->text.start];
    return under->kind == BLOCK_SCENE_BREAK && under->count == 1 &&
           line_is_adjacent(outline->lines, under->first) &&
           span_length(under->text) >= SHORTEST_UNDERLINE &&
           (sign == '=' || sign == '-' || sign == '~');
}

static gboolean names_author_or_ends(const Outline *outline, gsize index)
{
    Span span = piece_at(outline->pieces, index)->text;
    return headline_is_byline(outline->text, span) || headline_is_ending(outline->text, span);
}

gboolean piece_is_candidate(const Outline *outline, gsize index)
{
    const Piece *piece = piece_at(outline->pieces, index);
    const Headline *headline = headline_at(outline, index);
    if (piece->kind != BLOCK_PARAGRAPH || headline->kind != HEADLINE_PLAIN) {
        return FALSE;
    }
    const Shape *shape = &headline->shape;
    gboolean few_lines =
        piece->count == 1 || (shape->capitals && piece->count <= MOST_CAPITAL_LINES);
    gboolean brief = shape->characters <= LONGEST_HEADING && shape->words <= MOST_WORDS;
    return few_lines && brief && (!headline->sentence || shape->capitals) &&
           !names_author_or_ends(outline, index);
}

/* "Chapter I.", and below it "The Missing Heir.": a full stop closes it, as it does the number. */
static gboolean is_closed_title(const Outline *outline, gsize index)
{
    const Piece *piece = piece_at(outline->pieces, index);
    const Line *line = piece_first_line(outline->lines, piece);
    const Shape *shape = &headline_at(outline, index)->shape;
    gboolean attached = line->gap == 0 || headline_at(outline, index - 1)->sentence;
    return piece->count == 1 && attached && line->start == START_UPPER && shape->title_case &&
           shape->characters <= LONGEST_HEADING && headline_at(outline, index)->sentence;
}

gboolean piece_is_division_title(const Outline *outline, gsize index)
{
    gsize behind = index < outline->pieces->len ? piece_behind(outline, index) : index;
    if (behind >= outline->pieces->len) {
        return FALSE;
    }
    const Piece *piece = piece_at(outline->pieces, index);
    const Headline *headline = headline_at(outline, index);
    if (piece->kind != BLOCK_PARAGRAPH || names_author_or_ends(outline, index)) {
        return FALSE;
    }
    gboolean capitals = headline->shape.capitals && piece->count <= MOST_CAPITAL_LINES;
    gboolean open = !headline->sentence && piece->count <= MOST_TITLE_LINES &&
                    headline->shape.characters <= LONGEST_HEADING;
    gboolean title =
        headline->kind == HEADLINE_PLAIN ? capitals || open : is_closed_title(outline, index);
    HeadlineKind next = headline_at(outline, behind)->kind;
    return title &&
           (piece_is_text(outline, behind) || next == HEADLINE_DIVISION || next == HEADLINE_NUMBER);
}
