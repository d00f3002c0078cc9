#include "script/form/script_lines.h"

#include <string.h>

#include "base/error.h"
#include "script/form/script_escape.h"

enum { NUMBER_DIGITS = 9 };

gboolean script_lines_next(ScriptLines *lines)
{
    if (lines->next >= lines->size) {
        return FALSE;
    }
    lines->line = lines->bytes + lines->next;
    const char *end = memchr(lines->line, '\n', lines->size - lines->next);
    lines->length = end ? (gsize)(end - lines->line) : lines->size - lines->next;
    lines->next += lines->length + (end ? 1 : 0);
    /* An editor on another system may have put "\r\n", and any may have left blanks behind. */
    while (lines->length > 0 && strchr(" \t\r", lines->line[lines->length - 1])) {
        lines->length--;
    }
    lines->number++;
    return TRUE;
}

gboolean script_lines_fail(const ScriptLines *lines, const char *at, GError **error,
                           const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    guint column = 1 + (guint)g_utf8_strlen(lines->line, at - lines->line);
    error_set_at(error, LECTERN_ERROR_SYNTAX, lines->name, lines->number, column, "%s", what);
    return FALSE;
}

gboolean script_lines_unescape(const ScriptLines *lines, GString *out, const char *at, gsize length,
                               const char *line_end, gboolean *joined, GError **error)
{
    gsize fault;
    if (script_unescape(out, at, length, line_end, joined, &fault)) {
        return TRUE;
    }
    return script_lines_fail(lines, at + fault, error,
                             "this backslash stands for nothing; write \\\\ for a backslash "
                             "itself, \\n for a line's end, \\s for a space");
}

char *script_lines_value(const ScriptLines *lines, const char *at, gsize length, GError **error)
{
    for (; length > 0 && g_ascii_isspace(*at); at++) {
        length--;
    }
    while (length > 0 && g_ascii_isspace(at[length - 1])) {
        length--;
    }
    g_autoptr(GString) value = g_string_new(NULL);
    if (!script_lines_unescape(lines, value, at, length, "\n", NULL, error)) {
        return NULL;
    }
    return g_strndup(value->str, value->len);
}

/* Whether the LENGTH bytes at TEXT are KEY, with a number if it may have one. */
static gboolean is_key(const char *text, gsize length, const ScriptKey *key, guint *number)
{
    gsize name_length = strlen(key->name);
    *number = 0;
    if (length < name_length || g_ascii_strncasecmp(text, key->name, name_length) != 0) {
        return FALSE;
    }
    gsize at = name_length;
    if (at == length || !key->many || text[at] != ' ') {
        return at == length;
    }
    for (; at < length && text[at] == ' '; at++) {
    }
    gsize digits = at;
    for (; at < length && g_ascii_isdigit(text[at]); at++) {
        *number = *number * 10 + (guint)(text[at] - '0');
    }
    return at == length && at - digits <= NUMBER_DIGITS;
}

static char *list_keys(const ScriptKey *keys, gsize count)
{
    GString *list = g_string_new(keys[0].name);
    for (gsize i = 1; i < count; i++) {
        g_string_append_printf(list, "%s%s", i + 1 < count ? ", " : " and ", keys[i].name);
    }
    return g_string_free(list, FALSE);
}

int script_lines_key(const ScriptLines *lines, const ScriptKey *keys, gsize count, guint *seen,
                     const char **value, guint *number, GError **error)
{
    const char *key = lines->line;
    const char *end = lines->line + lines->length;
    for (; key < end && g_ascii_isspace(*key); key++) {
    }
    gsize length = script_find_bare(key, (gsize)(end - key), ':');
    *value = key + length + 1;
    for (gsize i = 0; i < count && key + length < end; i++) {
        if (!is_key(key, length, &keys[i], number)) {
            continue;
        }
        if ((*seen & 1U << i) && !keys[i].many) {
            script_lines_fail(lines, key, error, "this is the second “%s” here; keep one of them",
                              keys[i].name);
            return -1;
        }
        *seen |= 1U << i;
        return (int)i;
    }
    g_autofree char *list = list_keys(keys, count);
    script_lines_fail(lines, key, error,
                      "this is no line that belongs here; there may be %s, "
                      "each with a colon behind it",
                      list);
    return -1;
}
