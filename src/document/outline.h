/* The outline of a plain text: its title, standfirst and headings. */
#ifndef LECTERN_DOCUMENT_OUTLINE_H
#define LECTERN_DOCUMENT_OUTLINE_H

#include "document/pieces.h"

/* Sets the kind and level of those paragraphs of PIECES that are a title, standfirst or heading.
 *
 * Volumes, parts and books have level 1; chapters, and numbers where there are no chapters, 2, each
 * with the title in the lines below it; other headings 2, or 3 in a text with chapters. When in
 * doubt a line is a paragraph: a table of contents, letterheads, signatures, captions, verse. */
void outline_find(const char *text, const GArray *lines, GArray *pieces);

#endif
