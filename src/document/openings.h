/* Which lines of a plain text open a block. */
#ifndef LECTERN_DOCUMENT_OPENINGS_H
#define LECTERN_DOCUMENT_OPENINGS_H

#include "document/layout.h"

/* Sets `opens` of each of LINES. Where a line is a paragraph, all do but those that go on in the
 * middle of a sentence, as verses do; where lines are wrapped, those behind a blank line, and in a
 * block without blank lines: by the LAYOUT's own marks, ornaments, items of a list, headings above
 * their text, and lines of dialogue. */
void openings_find(const char *text, GArray *lines, const Layout *layout);

#endif
