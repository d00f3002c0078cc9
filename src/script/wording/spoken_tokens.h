/* What text falls into when it is spoken: tokens, and the words in them. */
#ifndef LECTERN_SCRIPT_SPOKEN_TOKENS_H
#define LECTERN_SCRIPT_SPOKEN_TOKENS_H

#include "base/span.h"

/* The token at OFFSET, which must not be white space, before END: up to white space, or a run of
 * dashes or dots by itself. */
Span spoken_token(const char *text, gsize end, gsize offset);

/* SPAN, a token of TEXT, without the punctuation at its ends; signs that belong to a number or name
 * stay ("$5", "C++"). Empty where it has no letter or digit that is spoken: then it is no word. */
Span spoken_word(const char *text, Span span);

/* Whether C is a control, format, private or replacement character: such say nothing, and an engine
 * stumbles over them. */
gboolean spoken_is_silent(gunichar c);

/* Whether C is a letter or digit that is spoken. */
gboolean spoken_is_word(gunichar c);

/* Whether C is a sign that has a name, as "€" and "+" have. */
gboolean spoken_is_sign(gunichar c);

/* Behind the dashes at OFFSET, an em or en dash or two hyphens at least, and behind the ellipsis
 * there, "…", "..." or ". . ."; OFFSET if there is none. */
gsize spoken_dashes_end(const char *text, gsize end, gsize offset);
gsize spoken_dots_end(const char *text, gsize end, gsize offset);

#endif
