/* Words in another alphabet than the text's: their letters tell their language, or nearly. */
#ifndef LECTERN_SCRIPT_FOUND_H
#define LECTERN_SCRIPT_FOUND_H

#include "script/script.h"

/* Appends to READINGS, in order, one with a language for each run of words of SPAN of TEXT that are
 * written in letters which LANGUAGE (BCP 47) is not written in. foreign/alphabets.conf says which
 * language is read for which letters. Single letters are left alone: they are signs ("β", "µm").
 * May be called from any thread. */
void foreign_find(const char *language, const char *text, Span span, GArray *readings);

#endif
