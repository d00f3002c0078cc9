/* What lexicons are looked up by: words, and single signs. "Saint-Exupéry’s" has four units. */
#ifndef LECTERN_SCRIPT_LEXICON_UNITS_H
#define LECTERN_SCRIPT_LEXICON_UNITS_H

#include "base/span.h"

/* Whether C is part of a word: a letter, a digit or a mark on one. */
gboolean unit_is_word(gunichar c);

/* The unit at OFFSET of TEXT, before END; white space before it is passed over. Empty at the end.
 */
Span unit_next(const char *text, gsize end, gsize offset);

/* Whether the unit at OFFSET, a word, begins a sentence, as far as TEXT shows from START on. */
gboolean unit_begins_sentence(const char *text, gsize start, gsize offset);

#endif
