#include "base/error.h"

#include <stdio.h>

GQuark lectern_error_quark(void)
{
    return g_quark_from_static_string("lectern-error");
}

static void set_message(GError **error, LecternErrorCode code, const char *where,
                        const char *format, va_list arguments) G_GNUC_PRINTF(4, 0);

static void set_message(GError **error, LecternErrorCode code, const char *where,
                        const char *format, va_list arguments)
{
    if (!error) {
        return;
    }
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    g_set_error(error, LECTERN_ERROR, (int)code, "%s: %s", where, what);
}

void error_set(GError **error, LecternErrorCode code, const char *where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set_message(error, code, where, format, arguments);
    va_end(arguments);
}

void error_set_at(GError **error, LecternErrorCode code, const char *file, guint line, guint column,
                  const char *format, ...)
{
    g_autofree char *where = g_strdup_printf("%s:%u:%u", file, line, column);
    va_list arguments;
    va_start(arguments, format);
    set_message(error, code, where, format, arguments);
    va_end(arguments);
}

void error_set_errno(GError **error, LecternErrorCode code, const char *where, int errnum,
                     const char *what)
{
    error_set(error, code, where, "%s: %s", what, g_strerror(errnum));
}

int error_exit_status(const GError *error)
{
    if (!error) {
        return 0;
    }
    /* A command line that GOption refuses is wrong usage too. */
    gboolean usage = g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_USAGE) ||
                     error->domain == G_OPTION_ERROR;
    return usage ? 2 : 1;
}

static const char *about;

void warn_about(const char *what)
{
    about = what;
}

static WarnListener told;

void warn_tell(WarnListener listener)
{
    told = listener;
}

void warn(const char *where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    gboolean is_said = !about || g_str_has_prefix(where, about);
    g_autofree char *line = g_strdup_printf("lectern: %s%s%s: warning: %s", is_said ? "" : about,
                                            is_said ? "" : ": ", where, what);
    if (told) {
        told(line);
    }
    fprintf(stderr, "%s\n", line);
}
