#include "edition/check_parts.h"

#include "base/error.h"

void check_problem(const Check *check, const char *name, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *where = g_build_filename(check->folder, name, NULL);
    char *line = g_strdup_printf("%s: %s", where, what);
    make_one_line(line);
    g_ptr_array_add(check->problems, line);
}
