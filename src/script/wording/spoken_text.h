/* Text as an engine can speak it: one line, without what would be read out or garble the voice.
 *
 * White space is folded. Left out are control, format, private and replacement characters, marks of
 * emphasis (_so_, *so*, `so`), single quotation marks but for apostrophes inside words, and rows of
 * signs ("=====", "###"). Dashes, also "--", stand alone between spaces; an ellipsis is "…".
 * Pauses of an engine at “double” marks and at brackets are kept. */
#ifndef LECTERN_SCRIPT_SPOKEN_TEXT_H
#define LECTERN_SCRIPT_SPOKEN_TEXT_H

#include "base/span.h"

/* A token of more characters than this would crash an engine; it is cut into pieces of at most as
 * many bytes, with spaces between them. */
enum { SPOKEN_TOKEN_LIMIT = 100 };

/* Where what is spoken of SPAN begins: behind a “double” mark at its start, unless one inside it
 * may close that. */
gsize spoken_start(const char *text, Span span);

/* Appends PART of TEXT to OUT; WHOLE is what may be looked at around it. */
void spoken_append(GString *out, const char *text, Span whole, Span part);

/* Appends the space between two tokens, where OUT has none and is not empty. */
void spoken_space(GString *out);

/* Cuts the tokens of OUT from the byte FROM on that are too long. */
void spoken_cut(GString *out, gsize from);

/* Takes quotation marks and white space off the end of OUT; empties it if it says nothing. */
void spoken_finish(GString *out);

#endif
