#include "cast/cast_text.h"

void cast_text_value(GString *text, const char *value, gboolean in_list)
{
    for (const char *c = value; *c; c++) {
        if (*c == '\n') {
            g_string_append(text, "\\n");
        } else if (*c == '\r') {
            g_string_append(text, "\\r");
        } else {
            if (*c == '\\' || (in_list && *c == ',')) {
                g_string_append_c(text, '\\');
            }
            g_string_append_c(text, *c);
        }
    }
}

void cast_text_pair(GString *text, const char *key, const char *value)
{
    g_string_append_printf(text, "%s = ", key);
    cast_text_value(text, value, FALSE);
    g_string_append_c(text, '\n');
}
