/* Backslashes in the text form of a script: how it holds what a line of text cannot show.
 *
 *   \\ \| \; …   the sign itself, where it would mean something else
 *   \s \t \r     a space at a line's end or start, a tab, a carriage return
 *   \n           a line's end
 *   \u{85}       any character, by its number */
#ifndef LECTERN_SCRIPT_SCRIPT_ESCAPE_H
#define LECTERN_SCRIPT_SCRIPT_ESCAPE_H

#include <glib.h>

/* Appends C as it may stand in a line: control characters, line separators and backslashes escaped,
 * and white space too if SPACE is set. */
void script_escape_character(GString *out, gunichar c, gboolean space);

/* Appends TEXT as a value on one line, the ASCII signs in SPECIAL escaped. */
void script_escape(GString *out, const char *text, const char *special);

/* Appends what LENGTH bytes at TEXT, valid UTF-8, stand for, with LINE_END for "\n". A backslash
 * that is their very last byte is left out and sets JOINED; with NULL for JOINED it is a fault.
 * FALSE at a fault: *FAULT is then the offset of its backslash. */
gboolean script_unescape(GString *out, const char *text, gsize length, const char *line_end,
                         gboolean *joined, gsize *fault);

/* The offset of the first SIGN in TEXT without a backslash before it; LENGTH if there is none. */
gsize script_find_bare(const char *text, gsize length, char sign);

#endif
