/* A quick look whether words tell who speaks ("he said", "cried the boy"): enough to tell speech
 * from terms and to mend marks. Who it is, speakers.h finds out. */
#ifndef LECTERN_SCRIPT_ATTRIBUTION_HINT_H
#define LECTERN_SCRIPT_ATTRIBUTION_HINT_H

#include "script/language.h"

/* Whether FOLDED is a verb of speech or thought. */
gboolean attribution_verb(const Language *language, const char *folded);

/* Whether such a verb is among the next words behind OFFSET, with no mark between but one before
 * the first of them. Looks no further than END. */
gboolean attribution_follows(const char *text, gsize offset, gsize end, const Language *language);

/* The first place in SPAN behind a punctuation mark that such words follow; 0 for none. */
gsize attribution_find(const char *text, Span span, const Language *language);

#endif
