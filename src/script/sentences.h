/* Sentences of a block: ICU's boundaries, with rules on top for what they get wrong. */
#ifndef LECTERN_SCRIPT_SENTENCES_H
#define LECTERN_SCRIPT_SENTENCES_H

#include "script/language.h"

/* Appends the sentences of SPAN (one block of TEXT) to SENTENCES, a GArray of Span; with the white
 * space between them they tile it. Abbreviations, initials, decimals, ellipses and closing marks
 * never cut a sentence; “Really?” she said is one. */
void sentences_find(const char *text, Span span, const Language *language, GArray *sentences);

#endif
