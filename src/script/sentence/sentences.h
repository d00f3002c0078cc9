/* Sentences of a block. ICU says what each character is in the rules of UAX #29 (sentence
 * terminals, quotation marks, letter cases); rules on top decide by the words around it. */
#ifndef LECTERN_SCRIPT_SENTENCES_H
#define LECTERN_SCRIPT_SENTENCES_H

#include "script/language.h"

/* Appends the sentences of SPAN (one block of TEXT) to SENTENCES, a GArray of Span; with the white
 * space between them they tile it. Abbreviations, initials, decimals, ellipses and closing marks
 * never cut a sentence; “Really?” she said is one, and so is what stands in brackets inside one. A
 * line's end is white space like any other. Linear in the length of SPAN; a sentence may be as long
 * as that. */
void sentences_find(const char *text, Span span, const Language *language, GArray *sentences);

#endif
