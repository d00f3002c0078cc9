#include "document/layout.h"

enum {
    /* Shares are in percent. In wrapped prose nearly every break inside a paragraph is forced, and
     * most (in German, half) go on in small letters; where a line is a paragraph next to none do.
     */
    FORCED_SHARE = 60,
    CONTINUING_SHARE = 40,
    MARKING_SHARE = 80,
    /* The width is that of nearly all lines: a few may be longer, such as tables and addresses. */
    WIDTH_SHARE = 98,
    MARGIN_SHARE = 10,
    ADJACENT_SHARE = 25, /* in double-spaced text hardly a line is right below another */
    /* Below this neither a width nor a habit can be told from chance. */
    LEAST_PAIRS = 4,
    LEAST_WIDTH = 40,
    LEAST_MARKED = 3,
    /* A longer word than this would not have been waited for. */
    LONGEST_WORD = 20,
    /* Lines that are wrapped are never longer. */
    LONGEST_LINE = 1024,
};

/* The least number that SHARE percent of the values counted in HISTOGRAM do not exceed. */
static guint percentile(const gsize *histogram, guint size, guint share)
{
    gsize total = 0;
    for (guint i = 0; i < size; i++) {
        total += histogram[i];
    }
    gsize seen = 0;
    guint value = 0;
    while (value + 1 < size && (seen += histogram[value]) * 100 < total * share) {
        value++;
    }
    return value;
}

gboolean layout_forced_break(const Layout *layout, const GArray *lines, gsize index)
{
    const Line *before = line_at(lines, index - 1);
    guint word = MIN(line_at(lines, index)->first_word, LONGEST_WORD);
    return before->columns + 1 + word > layout->width;
}

static guint measure_width(const GArray *lines, guint gap)
{
    gsize histogram[LONGEST_LINE + 1] = {0};
    for (gsize i = 1; i < lines->len; i++) {
        if (line_at(lines, i)->gap == gap) {
            histogram[MIN(line_at(lines, i - 1)->columns, LONGEST_LINE)]++;
        }
    }
    return percentile(histogram, LONGEST_LINE + 1, WIDTH_SHARE);
}

/* Whether the breaks with GAP blank lines in them are those of wrapped lines. */
static gboolean is_wrapped(const GArray *lines, guint gap, guint width)
{
    Layout layout = {.width = width};
    gsize pairs = 0;
    gsize forced = 0;
    gsize continuing = 0;
    for (gsize i = 1; i < lines->len; i++) {
        const Line *line = line_at(lines, i);
        const Line *before = line_at(lines, i - 1);
        if (line->gap != gap || line->ornament || before->ornament) {
            continue;
        }
        gboolean broken_off = before->end == END_BARE || before->end == END_PAUSE;
        pairs++;
        forced += layout_forced_break(&layout, lines, i) ? 1 : 0;
        continuing += broken_off && line->start == START_LOWER && !line->item ? 1 : 0;
    }
    if (pairs == 0) {
        return FALSE;
    }
    gboolean by_width = pairs >= LEAST_PAIRS && width >= LEAST_WIDTH && width < LONGEST_LINE &&
                        forced * 100 >= pairs * FORCED_SHARE;
    return by_width || continuing * 100 >= pairs * CONTINUING_SHARE;
}

/* Single blank lines mean nothing in a text where lines are wrapped across them. */
static gboolean close_up_double_spacing(GArray *lines)
{
    gsize single = 0;
    gsize adjacent = 0;
    for (gsize i = 1; i < lines->len; i++) {
        single += line_at(lines, i)->gap == 1 ? 1 : 0;
        adjacent += line_at(lines, i)->gap == 0 ? 1 : 0;
    }
    if (single < LEAST_PAIRS || adjacent * 100 > single * ADJACENT_SHARE ||
        !is_wrapped(lines, 1, measure_width(lines, 1))) {
        return FALSE;
    }
    for (gsize i = 0; i < lines->len; i++) {
        Line *line = line_at(lines, i);
        line->gap -= MIN(line->gap, 1);
    }
    return TRUE;
}

/* The least indent that a good share of all lines have. */
static guint measure_margin(const GArray *lines)
{
    gsize histogram[LONGEST_LINE + 1] = {0};
    for (gsize i = 0; i < lines->len; i++) {
        histogram[MIN(line_at(lines, i)->indent, LONGEST_LINE)]++;
    }
    return percentile(histogram, LONGEST_LINE + 1, MARGIN_SHARE);
}

gboolean layout_ends_paragraph(const Layout *layout, const GArray *lines, gsize index)
{
    LineEnd before = line_at(lines, index - 1)->end;
    return (before == END_SENTENCE || before == END_COLON) &&
           line_at(lines, index)->start != START_LOWER &&
           !layout_forced_break(layout, lines, index);
}

/* Finds what marks paragraphs where blank lines do not: indents, or short last lines. Against them
 * stand indents in the middle of a sentence, and short lines that it goes on from, as in verse. */
static void measure_marks(Layout *layout, const GArray *lines)
{
    gsize blocks = 0;
    gsize indented = 0;
    gsize indented_amiss = 0;
    gsize short_ends = 0;
    gsize short_amiss = 0;
    for (gsize i = 1; i < lines->len; i++) {
        const Line *line = line_at(lines, i);
        if (line->gap > 0) {
            blocks++;
            continue;
        }
        LineEnd before = line_at(lines, i - 1)->end;
        gboolean forced = layout_forced_break(layout, lines, i);
        gboolean ends = before == END_SENTENCE || before == END_COLON ||
                        (!forced && before == END_BARE && !line_continues(lines, i));
        indented += line->indent > layout->margin && ends ? 1 : 0;
        indented_amiss += line->indent > layout->margin && !ends ? 1 : 0;
        short_ends += layout_ends_paragraph(layout, lines, i) ? 1 : 0;
        short_amiss += !forced && (before == END_PAUSE || line_continues(lines, i)) ? 1 : 0;
    }
    layout->indented = indented >= LEAST_MARKED && indented > blocks &&
                       indented * 100 >= (indented + indented_amiss) * MARKING_SHARE;
    layout->run_on = !layout->indented && short_ends >= LEAST_MARKED && short_ends > blocks &&
                     short_ends > short_amiss;
}

Layout layout_measure(GArray *lines)
{
    gboolean double_spaced = close_up_double_spacing(lines);
    Layout layout = {.width = measure_width(lines, 0), .margin = measure_margin(lines)};
    layout.wrapped = double_spaced || is_wrapped(lines, 0, layout.width);
    if (layout.wrapped) {
        measure_marks(&layout, lines);
    }
    return layout;
}
