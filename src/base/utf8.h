/* Characters in UTF-8 text that is known to be valid (the reader makes sure of that). Texts are
 * given with their length and may hold no NUL; all offsets are bytes. */
#ifndef LECTERN_BASE_UTF8_H
#define LECTERN_BASE_UTF8_H

#include "base/span.h"

/* Whether C is white space for Lectern: Unicode White_Space and the byte-order mark / ZWNBSP. */
gboolean utf8_is_space(gunichar c);

/* The character at OFFSET, and the one that ends at OFFSET; 0 outside [0, length). */
gunichar utf8_at(const char *text, gsize length, gsize offset);
gunichar utf8_before(const char *text, gsize offset);

/* The offset behind the character at OFFSET (at most LENGTH), and of the one before OFFSET. */
gsize utf8_next(const char *text, gsize length, gsize offset);
gsize utf8_previous(const char *text, gsize offset);

/* SPAN without the white space at its ends; empty (at its start) where it holds nothing else. */
Span utf8_trim(const char *text, Span span);

/* Whether SPAN holds nothing but white space. */
gboolean utf8_is_blank(const char *text, Span span);

/* Line and column, from 1, of OFFSET; columns count characters. */
void utf8_position(const char *text, gsize offset, guint *line, guint *column);

#endif
