/* Lines that name headings without being any: tables of contents, and stray numbers. */
#ifndef LECTERN_DOCUMENT_CONTENTS_H
#define LECTERN_DOCUMENT_CONTENTS_H

#include "document/surroundings.h"

/* Makes HEADLINE_NONE of those in a table of contents: three or more divisions of one kind without
 * any text between them, or two and then the first of them again, which begins the text. */
void contents_drop(Outline *outline);

/* Makes HEADLINE_NONE of numbers by themselves that do not count chapters up: page numbers, years,
 * scores. */
void numbers_drop(Outline *outline);

#endif
