#include "document/outline.h"

#include "base/utf8.h"
#include "document/contents.h"
#include "document/surroundings.h"

enum {
    LONGEST_TITLE = 150, /* characters */
    MOST_TITLE_LINES = 3,
    LONGEST_STANDFIRST = 300,
    LEAST_STANDFIRST_WORDS = 6,
    TIMES_STANDFIRST = 2, /* the paragraph below it is as many times as long, at least */
    MOST_CREDITS = 3,     /* lines between it and that paragraph */
    /* More lines than this without any text between them are a list and no headings. */
    MOST_IN_A_ROW = 2,
};

static Outline outline_new(const char *text, const GArray *lines, GArray *pieces)
{
    Outline outline = {.text = text, .lines = lines, .pieces = pieces};
    outline.headlines = g_array_sized_new(FALSE, TRUE, sizeof(Headline), pieces->len);
    for (gsize i = 0; i < pieces->len; i++) {
        const Piece *piece = piece_at(pieces, i);
        Headline headline = {.kind = HEADLINE_NONE};
        if (piece->kind == BLOCK_PARAGRAPH) {
            headline = headline_read(text, piece->text);
        }
        if (headline.kind == HEADLINE_NUMBER && piece->count > 1) {
            headline.kind = HEADLINE_NONE;
        }
        g_array_append_val(outline.headlines, headline);
    }
    return outline;
}

/* A Roman number before a title ("II. The Market") counts chapters as one by itself does. */
static gboolean is_roman_title(const Headline *headline)
{
    return headline->kind == HEADLINE_PLAIN && headline->division.number > 0 && headline->roman;
}

static void find_chapters(Outline *outline)
{
    for (gsize i = outline->pieces->len; i-- > 0;) {
        const Headline *headline = headline_at(outline, i);
        const Division *division = &headline->division;
        gboolean named = headline->kind == HEADLINE_DIVISION && division->number > 0;
        if (named || headline->kind == HEADLINE_NUMBER || is_roman_title(headline)) {
            outline->chaptered = TRUE;
            outline->first_chapter = i;
        }
        outline->chapters = outline->chapters || (named && division->level == 2);
    }
}

static void make(Outline *outline, gsize index, BlockKind kind, guint level)
{
    Piece *piece = piece_at(outline->pieces, index);
    piece->kind = kind;
    piece->level = level;
}

/* The first piece that is no scene break. */
static gsize first_piece(const Outline *outline)
{
    gboolean ornament =
        outline->pieces->len > 0 && piece_at(outline->pieces, 0)->kind == BLOCK_SCENE_BREAK;
    return ornament ? piece_behind(outline, 0) : 0;
}

/* A question can be a title ("Who owns the sea?") above a text that is longer than it. */
static gboolean is_title(const Outline *outline, gsize index)
{
    gsize behind = index < outline->pieces->len ? piece_behind(outline, index) : index;
    if (behind >= outline->pieces->len) {
        return FALSE;
    }
    const Piece *piece = piece_at(outline->pieces, index);
    const Headline *headline = headline_at(outline, index);
    if (piece->kind != BLOCK_PARAGRAPH || headline->kind != HEADLINE_PLAIN ||
        is_roman_title(headline) || headline->shape.characters > LONGEST_TITLE ||
        piece->count > MOST_TITLE_LINES || headline_is_byline(outline->text, piece->text)) {
        return FALSE;
    }
    return !headline->sentence || headline->shape.capitals ||
           span_length(piece_at(outline->pieces, behind)->text) > span_length(piece->text);
}

/* Dates, places and credits have digits or colons. */
static gboolean looks_like_credit(const char *text, Span span)
{
    for (gsize i = span.start; i < span.end; i++) {
        if (g_ascii_isdigit(text[i]) || text[i] == ':') {
            return TRUE;
        }
    }
    return FALSE;
}

/* The first text behind the piece at INDEX, with no more than credits between; the number of pieces
 * if there is none. */
static gsize text_behind(const Outline *outline, gsize index)
{
    for (guint i = 0; i <= MOST_CREDITS && index < outline->pieces->len; i++) {
        index = piece_behind(outline, index);
        if (index < outline->pieces->len && piece_is_text(outline, index)) {
            return index;
        }
    }
    return outline->pieces->len;
}

/* Whether the piece at INDEX, right below the title, sums the text up: a sentence or two, or a long
 * line that nothing closes, and then a longer paragraph. Verse there is indented. */
static gboolean is_standfirst(const Outline *outline, gsize index)
{
    gsize behind = text_behind(outline, index);
    if (behind >= outline->pieces->len || outline->chaptered) {
        return FALSE;
    }
    const Piece *piece = piece_at(outline->pieces, index);
    const Line *line = piece_first_line(outline->lines, piece);
    gsize bytes = span_length(piece->text);
    if (piece->kind != BLOCK_PARAGRAPH || line->start == START_QUOTE || line->start == START_DASH ||
        line->indent > 0 || bytes > (gsize)LONGEST_STANDFIRST * 4 ||
        g_utf8_strlen(outline->text + piece->text.start, (gssize)bytes) > LONGEST_STANDFIRST ||
        headline_is_byline(outline->text, piece->text)) {
        return FALSE;
    }
    LineEnd end = piece_end(outline, index);
    const Shape *shape = &headline_at(outline, index)->shape;
    gboolean line_of_words =
        end == END_BARE && !shape->capitals && !looks_like_credit(outline->text, piece->text);
    gboolean wordy = shape->characters == 0 || shape->words >= LEAST_STANDFIRST_WORDS;
    return wordy && (end == END_SENTENCE || line_of_words) &&
           span_length(piece_at(outline->pieces, behind)->text) >= bytes * TIMES_STANDFIRST;
}

/* How many candidates follow each other from INDEX on, and what is behind them. */
static guint count_candidates(const Outline *outline, gsize index, gsize *behind)
{
    guint count = 0;
    while (index < outline->pieces->len && piece_is_candidate(outline, index)) {
        count++;
        index = piece_behind(outline, index);
    }
    *behind = index;
    return count;
}

/* Whether a candidate at INDEX is written as headings are where chapters have names or numbers: in
 * capitals, or with a capital in each longer word. What is in quotation marks there, or is closed,
 * is a sign or a cry in the story. */
static gboolean suits_chapters(const Outline *outline, gsize index)
{
    const Headline *headline = headline_at(outline, index);
    if (!outline->chaptered || is_roman_title(headline)) {
        return TRUE;
    }
    const Piece *piece = piece_at(outline->pieces, index);
    gboolean quoted = piece_first_line(outline->lines, piece)->start == START_QUOTE;
    gboolean titled = headline->shape.title_case && index > outline->first_chapter;
    return !quoted && !headline->sentence && (headline->shape.capitals || titled);
}

/* Whether headings can stand between the pieces at BEFORE and BEHIND. A label before a numbered
 * heading closes what was (a signature, "Correction"), unless it is above the first. */
static gboolean is_place_for_heading(const Outline *outline, gsize before, gsize behind)
{
    if (behind == outline->pieces->len) {
        return FALSE;
    }
    const Headline *next = headline_at(outline, behind);
    gboolean leads = piece_is_text(outline, behind) ||
                     (next->kind != HEADLINE_NONE && next->division.number <= 1);
    if (before == outline->pieces->len) {
        return leads;
    }
    gboolean after_text = piece_end(outline, before) == END_SENTENCE;
    return leads && (after_text || piece_at(outline->pieces, before)->kind != BLOCK_PARAGRAPH);
}

/* Whether the candidates from INDEX up to BEHIND are who wrote the text, where and when: they are
 * right below its standfirst, or, if they look like it, its title. */
static gboolean are_credits(const Outline *outline, gsize index, gsize behind)
{
    gsize before = piece_before(outline, index);
    if (before == outline->pieces->len) {
        return FALSE;
    }
    BlockKind above = piece_at(outline->pieces, before)->kind;
    gboolean credits = FALSE;
    for (gsize i = index; i < behind; i++) {
        Span span = piece_at(outline->pieces, i)->text;
        credits = credits || looks_like_credit(outline->text, span);
    }
    return above == BLOCK_STANDFIRST || (above == BLOCK_TITLE && credits);
}

/* Takes the candidates from INDEX on as headings where they can be; gives the piece behind. */
static gsize take_candidates(Outline *outline, gsize index)
{
    gsize behind;
    guint count = count_candidates(outline, index, &behind);
    gboolean fits = count <= MOST_IN_A_ROW && !are_credits(outline, index, behind) &&
                    is_place_for_heading(outline, piece_before(outline, index), behind);
    for (gsize i = index; i < behind; i = piece_behind(outline, i)) {
        gboolean roman = is_roman_title(headline_at(outline, i));
        guint level = (roman ? outline->chapters : outline->chaptered) ? 3 : 2;
        if (piece_is_underlined(outline, i) || (fits && suits_chapters(outline, i))) {
            make(outline, i, BLOCK_HEADING, level);
        }
    }
    return behind;
}

/* Takes the division or number at INDEX as a heading, and its title; gives the piece behind. */
static gsize take_division(Outline *outline, gsize index)
{
    const Headline *headline = headline_at(outline, index);
    gboolean named = headline->kind == HEADLINE_DIVISION;
    guint level = named ? headline->division.level : outline->chapters ? 3 : 2;
    make(outline, index, BLOCK_HEADING, level);
    if (!headline->division.titled && piece_is_division_title(outline, index + 1)) {
        make(outline, ++index, BLOCK_HEADING, level);
    }
    return index + 1;
}

static void find_headings(Outline *outline, gsize index)
{
    while (index < outline->pieces->len) {
        HeadlineKind kind = headline_at(outline, index)->kind;
        if (kind == HEADLINE_DIVISION || kind == HEADLINE_NUMBER) {
            index = take_division(outline, index);
        } else if (piece_is_candidate(outline, index)) {
            index = take_candidates(outline, index);
        } else {
            index++;
        }
    }
}

void outline_find(const char *text, const GArray *lines, GArray *pieces)
{
    Outline outline = outline_new(text, lines, pieces);
    contents_drop(&outline);
    numbers_drop(&outline);
    find_chapters(&outline);
    gsize index = first_piece(&outline);
    if (is_title(&outline, index)) {
        make(&outline, index++, BLOCK_TITLE, 0);
        if (is_standfirst(&outline, index)) {
            make(&outline, index++, BLOCK_STANDFIRST, 0);
        }
    }
    find_headings(&outline, index);
    g_array_free(outline.headlines, TRUE);
}
