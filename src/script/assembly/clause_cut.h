/* Cutting what is too long to be spoken at once. */
#ifndef LECTERN_SCRIPT_CLAUSE_CUT_H
#define LECTERN_SCRIPT_CLAUSE_CUT_H

#include "base/span.h"

/* The most bytes of text in an utterance: more than a minute of speech, and little enough that an
 * engine that stumbles loses little. */
enum { UTTERANCE_LIMIT = 1000 };

/* Where to end the first of the parts that SPAN of TEXT has to be cut into so that none is longer
 * than the limit; SPAN.end where it is short enough. Cuts behind a clause if one ends in the right
 * part of it, else at white space, else between characters as people see them; about in the middle
 * if there are to be two parts, and so on. */
gsize clause_cut(const char *text, Span span);

#endif
