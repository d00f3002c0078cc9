/* What single characters mean for the reading of lines. */
#ifndef LECTERN_DOCUMENT_CHARACTERS_H
#define LECTERN_DOCUMENT_CHARACTERS_H

#include "base/span.h"

/* A quotation mark of any language, opening or closing, or one of the two straight ones. */
gboolean is_quote(gunichar c);

/* A full stop, question or exclamation mark, or ellipsis of any script: ends a sentence. */
gboolean is_terminal(gunichar c);

gboolean is_dash(gunichar c);

/* "*" and "_", which mark emphasis in texts that have no other way to. */
gboolean is_emphasis(gunichar c);

/* What lines between two scenes are made of: asterisks, dashes, bullets, ornaments, dots. */
gboolean is_ornament(gunichar c);

/* Whether SPAN of TEXT is nothing but ornaments and white space. */
gboolean is_ornamental(const char *text, Span span);

#endif
