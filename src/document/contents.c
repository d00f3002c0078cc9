#include "document/contents.h"

enum {
    LONGEST_ENTRY = 120, /* characters */
    MOST_WORDS = 256,    /* more than division_read knows */
    UNNAMED_LEVEL = 4,   /* numbers without a word are below all divisions */
    LEAST_ENTRIES = 3,
    HIGHEST_NUMBER = 200, /* more are years and amounts */
};

/* Pieces from first to end, exclusive, with no text between them. */
typedef struct {
    gsize first;
    gsize end;
} Stretch;

static gboolean is_numbered(const Headline *headline)
{
    return headline->kind != HEADLINE_NONE &&
           (headline->division.number > 0 || headline->kind == HEADLINE_DIVISION);
}

static gboolean is_entry(const Outline *outline, gsize index)
{
    const Piece *piece = piece_at(outline->pieces, index);
    const Headline *headline = headline_at(outline, index);
    if (piece->kind != BLOCK_PARAGRAPH) {
        return piece->kind == BLOCK_SCENE_BREAK;
    }
    guint characters = headline->shape.characters;
    return is_numbered(headline) ||
           (characters > 0 && characters <= LONGEST_ENTRY && piece_end(outline, index) == END_BARE);
}

static guint level_of(const Headline *headline)
{
    return headline->division.word > 0 ? headline->division.level : UNNAMED_LEVEL;
}

/* The word of the highest kind of division that stands more than once in STRETCH, and how often; 0
 * times where there is none. */
static guint repeated_word(const Outline *outline, Stretch stretch, guint *count)
{
    guint counts[MOST_WORDS] = {0};
    guint best = 0;
    guint best_level = G_MAXUINT;
    for (gsize i = stretch.first; i < stretch.end; i++) {
        const Headline *headline = headline_at(outline, i);
        guint word = headline->division.word;
        if (!is_numbered(headline) || word >= MOST_WORDS) {
            continue;
        }
        counts[word]++;
        if (counts[word] > 1 && level_of(headline) < best_level) {
            best = word;
            best_level = level_of(headline);
        }
    }
    *count = best_level == G_MAXUINT ? 0 : counts[best];
    return best;
}

/* The first piece from FIRST up to END that is a division above LEVEL; END if there is none. */
static gsize find_above(const Outline *outline, gsize first, gsize end, guint level)
{
    gsize index = first;
    while (index < end && (headline_at(outline, index)->kind != HEADLINE_DIVISION ||
                           headline_at(outline, index)->division.level >= level)) {
        index++;
    }
    return index;
}

/* Finds where the table of contents in STRETCH ends: where WORD last begins to count anew (or the
 * part that it begins to count in), or behind the last that is named by it. */
static gsize contents_end(const Outline *outline, Stretch stretch, guint word, gboolean *restarts)
{
    guint last = 0;
    gsize last_index = stretch.first;
    gsize end = stretch.first;
    *restarts = FALSE;
    for (gsize i = stretch.first; i < stretch.end; i++) {
        const Headline *headline = headline_at(outline, i);
        if (!is_numbered(headline) || headline->division.word != word) {
            continue;
        }
        guint number = headline->division.number;
        if (last > 0 && number <= last) {
            *restarts = TRUE;
            end = find_above(outline, last_index + 1, i, level_of(headline));
        } else if (!*restarts) {
            end = i + 1;
        }
        last = number;
        last_index = i;
    }
    return end;
}

static void drop_in_stretch(Outline *outline, Stretch stretch)
{
    guint count;
    guint word = repeated_word(outline, stretch, &count);
    gboolean restarts = FALSE;
    gsize end = count > 1 ? contents_end(outline, stretch, word, &restarts) : stretch.first;
    if (!restarts && count < LEAST_ENTRIES) {
        return;
    }
    gboolean inside = FALSE;
    for (gsize i = stretch.first; i < end; i++) {
        Headline *headline = headline_at(outline, i);
        if (!inside && is_numbered(headline)) {
            inside = TRUE;
            if (headline->division.number == 0) {
                continue; /* "CONTENTS" itself */
            }
        }
        headline->kind = inside ? HEADLINE_NONE : headline->kind;
    }
}

void contents_drop(Outline *outline)
{
    for (gsize first = 0; first < outline->pieces->len;) {
        Stretch stretch = {first, first};
        while (stretch.end < outline->pieces->len && is_entry(outline, stretch.end)) {
            stretch.end++;
        }
        if (stretch.end - stretch.first > 1) {
            drop_in_stretch(outline, stretch);
        }
        first = stretch.end + 1;
    }
}

/* The next piece from INDEX on that is a number by itself; the number of pieces if there is none.
 */
static gsize next_number(const Outline *outline, gsize index)
{
    while (index < outline->pieces->len && headline_at(outline, index)->kind != HEADLINE_NUMBER) {
        index++;
    }
    return index;
}

/* Whether a number at INDEX needs no other to be the heading it looks like: at the start, below
 * what can be the title, or below a chapter's heading. */
static gboolean stands_as_heading(const Outline *outline, gsize index)
{
    gsize before = piece_before(outline, index);
    return before == outline->pieces->len ||
           (before == 0 && headline_at(outline, before)->kind == HEADLINE_PLAIN) ||
           headline_at(outline, before)->kind == HEADLINE_DIVISION;
}

void numbers_drop(Outline *outline)
{
    guint last = 0;
    gsize index = next_number(outline, 0);
    while (index < outline->pieces->len) {
        gsize next = next_number(outline, index + 1);
        guint number = headline_at(outline, index)->division.number;
        gboolean begins = number == 1 && next < outline->pieces->len &&
                          headline_at(outline, next)->division.number == 2;
        gboolean goes_on = last > 0 && number == last + 1;
        if (number <= HIGHEST_NUMBER && (begins || goes_on || stands_as_heading(outline, index))) {
            last = number;
        } else {
            headline_at(outline, index)->kind = HEADLINE_NONE;
        }
        index = next;
    }
}
