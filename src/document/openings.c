#include "document/openings.h"

#include "document/headline.h"

enum {
    LONGEST_VERSE = 60, /* columns */
    MOST_HEADING_LINES = 4,
    SHORT_LINE_SHARE = 75, /* percent of the width: a heading above its text is shorter */
    LEAST_LIST = 3,
};

/* Lines from first to end, exclusive, without a blank line or ornament between them. */
typedef struct {
    gsize first;
    gsize end;
} Run;

static Run run_from(const GArray *lines, gsize first)
{
    Run run = {first, first + 1};
    gboolean ornament = line_at(lines, first)->ornament;
    while (run.end < lines->len && line_is_adjacent(lines, run.end) &&
           line_at(lines, run.end)->ornament == ornament) {
        run.end++;
    }
    return run;
}

static void open_all(GArray *lines, Run run)
{
    for (gsize i = run.first; i < run.end; i++) {
        line_at(lines, i)->opens = TRUE;
    }
}

/* Where a line is a paragraph. */

static gboolean is_verse_like(const GArray *lines, gsize index)
{
    const Line *line = line_at(lines, index);
    return !line->ornament && line->columns <= LONGEST_VERSE && !line->item;
}

/* Joins the short lines of RUN, a stanza, if sentences run on over half of their ends or more. */
static void join_stanza(GArray *lines, Run run)
{
    gsize going_on = 0;
    for (gsize i = run.first + 1; i < run.end; i++) {
        gboolean pauses = line_at(lines, i - 1)->end == END_PAUSE;
        going_on += pauses || line_continues(lines, i) ? 1 : 0;
    }
    gsize breaks = run.end - run.first - 1;
    for (gsize i = run.first + 1; breaks > 0 && going_on * 2 >= breaks && i < run.end; i++) {
        line_at(lines, i)->opens = FALSE;
    }
}

static void open_lines(GArray *lines, Run run)
{
    open_all(lines, run);
    for (gsize i = run.first + 1; i < run.end; i++) {
        line_at(lines, i)->opens = !line_continues(lines, i);
    }
    for (gsize first = run.first; first < run.end;) {
        Run stanza = {first, first};
        while (stanza.end < run.end && is_verse_like(lines, stanza.end)) {
            stanza.end++;
        }
        if (stanza.end - stanza.first > 1) {
            join_stanza(lines, stanza);
        }
        first = stanza.end + 1;
    }
}

/* Where lines are wrapped. */

/* Headings: each line that says it is one, and the text under the first. */
static gboolean open_divisions(const char *text, GArray *lines, const Layout *layout, Run run)
{
    Headline first = headline_read(text, line_at(lines, run.first)->text);
    if (first.kind != HEADLINE_DIVISION && first.kind != HEADLINE_NUMBER) {
        return FALSE;
    }
    gsize divisions = 1;
    for (gsize i = run.first + 1; i < run.end; i++) {
        Headline headline = headline_read(text, line_at(lines, i)->text);
        if (headline.kind == HEADLINE_DIVISION) {
            line_at(lines, i)->opens = TRUE;
            divisions++;
        }
    }
    gsize second = run.first + 1;
    /* A title may be wrapped too: "CHAPTER V. In which a heading is too long for / its line". */
    gboolean wrapped =
        first.division.titled && run.end - run.first <= MOST_HEADING_LINES && second < run.end &&
        (line_continues(lines, second) || layout_forced_break(layout, lines, second));
    if (divisions == 1 && second < run.end && !wrapped) {
        line_at(lines, second)->opens = TRUE;
    }
    return TRUE;
}

/* The items of a list, at the start of RUN or below the sentence that announces them. */
static gboolean open_items(GArray *lines, Run run)
{
    gsize items = 0;
    gsize first = run.end;
    for (gsize i = run.first; i < run.end; i++) {
        gboolean after_sentence = i == run.first || line_at(lines, i - 1)->end == END_SENTENCE ||
                                  line_at(lines, i - 1)->end == END_COLON;
        if ((items > 0 || after_sentence) && line_at(lines, i)->item) {
            first = MIN(first, i);
            items++;
        }
    }
    if (items < 2) {
        return FALSE;
    }
    for (gsize i = first; i < run.end; i++) {
        Line *line = line_at(lines, i);
        line->opens = line->opens || line->item;
    }
    return TRUE;
}

/* Short lines that are a block each: spoken lines that begin with a quotation mark or dash and end
 * as sentences do, or a list of names, without any punctuation. */
static gboolean is_line_by_line(const GArray *lines, const Layout *layout, Run run)
{
    gboolean speech = TRUE;
    gboolean names = run.end - run.first >= LEAST_LIST;
    for (gsize i = run.first; i < run.end; i++) {
        const Line *line = line_at(lines, i);
        gboolean last = i + 1 == run.end;
        gboolean spoken = line->start == START_QUOTE || line->start == START_DASH;
        if (!last && layout_forced_break(layout, lines, i + 1)) {
            return FALSE;
        }
        speech = speech && spoken && (last || line->end == END_SENTENCE);
        names = names && line->end == END_BARE &&
                (line->start == START_UPPER || line->start == START_OTHER);
    }
    return speech || names;
}

/* A heading right above its paragraph: a short line, and then full ones. */
static gboolean is_above_text(const char *text, const GArray *lines, const Layout *layout, Run run)
{
    const Line *line = line_at(lines, run.first);
    if (run.end - run.first < 3 || line->columns * 100 > layout->width * SHORT_LINE_SHARE ||
        line_at(lines, run.first + 1)->start == START_LOWER ||
        headline_read(text, line->text).kind != HEADLINE_PLAIN) {
        return FALSE;
    }
    for (gsize i = run.first + 2; i < run.end; i++) {
        if (!layout_forced_break(layout, lines, i)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* A line that stands by itself among others without a blank line: it could be a heading, and
 * neither its own break nor the one before it was forced. Where it says that it is one, a full line
 * that ends with its sentence may be before it. */
static gboolean is_lone_headline(const char *text, const GArray *lines, const Layout *layout,
                                 Run run, gsize index)
{
    gsize next = index + 1;
    if (next < run.end &&
        (layout_forced_break(layout, lines, next) || line_at(lines, next)->start == START_LOWER)) {
        return FALSE;
    }
    HeadlineKind kind = headline_read(text, line_at(lines, index)->text).kind;
    gboolean says_so = kind == HEADLINE_DIVISION || kind == HEADLINE_NUMBER;
    gboolean after_sentence = index > run.first && line_at(lines, index - 1)->end == END_SENTENCE;
    return kind != HEADLINE_NONE && (index == run.first || (says_so && after_sentence) ||
                                     !layout_forced_break(layout, lines, index));
}

static gboolean opens_indented(const GArray *lines, const Layout *layout, gsize index)
{
    const Line *line = line_at(lines, index);
    LineEnd before = line_at(lines, index - 1)->end;
    if (line->indent <= layout->margin || before == END_SENTENCE || before == END_COLON) {
        return line->indent > layout->margin;
    }
    return !layout_forced_break(layout, lines, index) &&
           (before == END_BARE || line->start == START_QUOTE);
}

/* Paragraphs by the text's own marks, where blank lines are none. */
static void open_marked(const char *text, GArray *lines, const Layout *layout, Run run)
{
    gboolean headline = is_lone_headline(text, lines, layout, run, run.first);
    for (gsize i = run.first + 1; i < run.end; i++) {
        gboolean below = headline;
        headline = is_lone_headline(text, lines, layout, run, i);
        line_at(lines, i)->opens = below || headline ||
                                   (layout->indented ? opens_indented(lines, layout, i)
                                                     : layout_ends_paragraph(layout, lines, i));
    }
}

static void open_wrapped(const char *text, GArray *lines, const Layout *layout, Run run)
{
    line_at(lines, run.first)->opens = TRUE;
    if (run.end - run.first == 1 || line_at(lines, run.first)->ornament) {
        return;
    }
    if (layout->indented || layout->run_on) {
        open_marked(text, lines, layout, run);
    }
    if (open_divisions(text, lines, layout, run) || open_items(lines, run)) {
        return;
    }
    if (is_line_by_line(lines, layout, run)) {
        open_all(lines, run);
    } else if (is_above_text(text, lines, layout, run)) {
        line_at(lines, run.first + 1)->opens = TRUE;
    }
}

void openings_find(const char *text, GArray *lines, const Layout *layout)
{
    for (gsize first = 0; first < lines->len;) {
        Run run = run_from(lines, first);
        if (layout->wrapped) {
            open_wrapped(text, lines, layout, run);
        } else {
            open_lines(lines, run);
        }
        first = run.end;
    }
}
