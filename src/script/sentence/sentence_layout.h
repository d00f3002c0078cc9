/* Sentences that the layout of a block shows, and no full stop. */
#ifndef LECTERN_SCRIPT_SENTENCE_LAYOUT_H
#define LECTERN_SCRIPT_SENTENCE_LAYOUT_H

#include "script/language.h"

/* Whether the lines of BLOCK are one item each: three or more short ones, none of which ends with a
 * mark or goes on in the next. */
gboolean layout_lines_are_items(const char *text, Span block, const Language *language);

/* Behind the label that BLOCK begins with, as in "Figure 1.3 This map shows"; its start where there
 * is none. */
gsize layout_label_end(const char *text, Span block, const Language *language);

#endif
