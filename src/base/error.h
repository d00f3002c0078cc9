/* Errors: one domain for the whole program, carried up as a GError.
 *
 * A message is complete when it is made: "WHERE: WHAT", so that main() prints it behind "lectern: "
 * without knowing where it came from. WHERE is a file, "file:line:column", or the part of the work
 * at fault (an utterance, a voice). */
#ifndef LECTERN_BASE_ERROR_H
#define LECTERN_BASE_ERROR_H

#include <glib.h>

#define LECTERN_ERROR lectern_error_quark()
GQuark lectern_error_quark(void);

typedef enum {
    LECTERN_ERROR_USAGE,  /* the command line is wrong */
    LECTERN_ERROR_INPUT,  /* an input cannot be read, or is not what it has to be */
    LECTERN_ERROR_SYNTAX, /* a script, cast, voice or preset file breaks its grammar */
    LECTERN_ERROR_VOICE,  /* a voice or language is missing */
    LECTERN_ERROR_ENGINE, /* the speech engine failed */
    LECTERN_ERROR_OUTPUT, /* an output cannot be written */
    LECTERN_ERROR_CHECK,  /* an edition is not whole, or not in step */
} LecternErrorCode;

/* Sets ERROR (which may be NULL) to "WHERE: " and the formatted text. */
void error_set(GError **error, LecternErrorCode code, const char *where, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The same with "FILE:LINE:COLUMN" for WHERE; both count from 1, columns in characters. */
void error_set_at(GError **error, LecternErrorCode code, const char *file, guint line, guint column,
                  const char *format, ...) G_GNUC_PRINTF(6, 7);

/* The same with the text "WHAT: " and the system's word for ERRNUM ("cannot open: No such file …").
 */
void error_set_errno(GError **error, LecternErrorCode code, const char *where, int errnum,
                     const char *what);

/* The program's exit status for ERROR: 2 for wrong usage, else 1. NULL gives 0. */
int error_exit_status(const GError *error);

/* From now on warnings say WHAT they are about, where one of many things is worked at; NULL: no
 * more. WHAT is not copied. */
void warn_about(const char *what);

/* From now on LISTENER is told each line that is printed as a warning, too; NULL: nobody. */
typedef void (*WarnListener)(const char *line);
void warn_tell(WarnListener listener);

/* Prints "lectern: WHERE: warning: …" to standard error, as one line, and before WHERE what it is
 * about, unless WHERE begins with it. */
void warn(const char *where, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
