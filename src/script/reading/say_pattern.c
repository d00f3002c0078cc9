/* Patterns of words with places in them. */
#include <string.h>

#include "script/reading/say.h"

/* The value of NAME (LENGTH bytes) among PAIRS of names and values, or NULL. */
static const char *pattern_value(const GPtrArray *pairs, const char *name, gsize length)
{
    for (guint i = 0; i + 1 < pairs->len; i += 2) {
        const char *known = g_ptr_array_index(pairs, i);
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            return g_ptr_array_index(pairs, i + 1);
        }
    }
    return NULL;
}

void say_pattern(GString *out, const char *pattern, ...)
{
    g_autoptr(GPtrArray) pairs = g_ptr_array_new();
    va_list values;
    va_start(values, pattern);
    for (const char *one; (one = va_arg(values, const char *));) {
        g_ptr_array_add(pairs, (gpointer)one);
    }
    va_end(values);
    for (const char *at = pattern; *at;) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (!close) {
            g_string_append_c(out, *at++);
            continue;
        }
        const char *value = pattern_value(pairs, at + 1, (gsize)(close - at - 1));
        g_string_append(out, value ? value : "");
        at = close + 1;
    }
}
