/* Where words begin and end. */
#ifndef LECTERN_SCRIPT_WORD_CUT_H
#define LECTERN_SCRIPT_WORD_CUT_H

#include "script/language.h"

/* Whether C begins a word, and whether it is an apostrophe. */
gboolean word_cut_begins(gunichar c);
gboolean word_cut_is_apostrophe(gunichar c);

/* Where the word that begins at START ends, at END the latest: apostrophes and hyphens between
 * letters belong to it, but for those that LANGUAGE parts words at ("l'eau", "dit-il"). */
gsize word_cut_end(const Language *language, const char *text, gsize start, gsize end);

/* Where the hyphen at AT that LANGUAGE parts words at ends, with the "t-" of "a-t-il" that goes
 * with it; AT where there is none. */
gsize word_cut_hyphen(const Language *language, const char *text, gsize at, gsize end);

#endif
