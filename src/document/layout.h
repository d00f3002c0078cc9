/* How a plain text marks its paragraphs, measured on the whole of it. */
#ifndef LECTERN_DOCUMENT_LAYOUT_H
#define LECTERN_DOCUMENT_LAYOUT_H

#include "document/lines.h"

typedef struct {
    gboolean wrapped;  /* lines were broken to fit a width; else a line is a paragraph */
    guint width;       /* the columns they were made to fit */
    guint margin;      /* the indent of most lines */
    gboolean indented; /* a paragraph's first line is indented, and no blank line is before it */
    gboolean
        run_on; /* neither: a paragraph ends where a line is short and ends with its sentence */
} Layout;

/* Measures LINES. Where every line of a wrapped text has a blank one behind it (double spacing),
 * those are taken off the lines' gaps. */
Layout layout_measure(GArray *lines);

/* Whether the first word of the line at INDEX would not have fitted on the line before it, so that
 * its break means nothing. */
gboolean layout_forced_break(const Layout *layout, const GArray *lines, gsize index);

/* Whether the line before INDEX, which was not forced to, ends there with its sentence, and the
 * line at INDEX begins another. */
gboolean layout_ends_paragraph(const Layout *layout, const GArray *lines, gsize index);

#endif
