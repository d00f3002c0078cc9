/* A script's text form line by line, and its faults with their places. */
#ifndef LECTERN_SCRIPT_SCRIPT_LINES_H
#define LECTERN_SCRIPT_SCRIPT_LINES_H

#include <glib.h>

typedef struct {
    const char *name;  /* of the file, for messages */
    const char *bytes; /* all of it, valid UTF-8 */
    gsize size;
    gsize next;       /* offset of the next line */
    const char *line; /* this one, of LENGTH bytes, without its end and the white space before it */
    gsize length;
    guint number; /* of this line, from 1 */
} ScriptLines;

/* Goes to the next line; FALSE behind the last. */
gboolean script_lines_next(ScriptLines *lines);

/* Sets a LECTERN_ERROR_SYNTAX for the place AT in the line. Always FALSE, to be returned. */
gboolean script_lines_fail(const ScriptLines *lines, const char *at, GError **error,
                           const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Appends what LENGTH bytes at AT of the line stand for (script_escape.h). */
gboolean script_lines_unescape(const ScriptLines *lines, GString *out, const char *at, gsize length,
                               const char *line_end, gboolean *joined, GError **error);

/* The same for a value on one line, white space around it left out. NULL on failure. */
char *script_lines_value(const ScriptLines *lines, const char *at, gsize length, GError **error);

/* One of the keys that a line "key: value" may have. */
typedef struct {
    const char *name;
    gboolean many; /* it may come more than once, and with a number: "read 2: …" */
} ScriptKey;

/* Which of the COUNT KEYS the line has, -1 on failure: an unknown one, or one whose bit is set in
 * SEEN already and that may come only once. Sets that bit; *VALUE is the place behind the colon,
 * *NUMBER the number behind the key, or 0. */
int script_lines_key(const ScriptLines *lines, const ScriptKey *keys, gsize count, guint *seen,
                     const char **value, guint *number, GError **error);

#endif
