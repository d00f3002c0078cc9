#include "command/columns.h"

#include <string.h>

#include "base/utf8.h"

struct Columns {
    char *alignment;
    guint count;
    GPtrArray *cells; /* of char * */
};

static const char gap[] = "  ";

Columns *columns_new(const char *alignment)
{
    Columns *columns = g_new0(Columns, 1);
    columns->alignment = g_strdup(alignment);
    columns->count = (guint)strlen(alignment);
    columns->cells = g_ptr_array_new_with_free_func(g_free);
    return columns;
}

void columns_free(Columns *columns)
{
    g_free(columns->alignment);
    g_ptr_array_unref(columns->cells);
    g_free(columns);
}

char *one_line(const char *text, gsize length, glong limit)
{
    GString *line = g_string_new(NULL);
    glong characters = 0;
    gboolean spaced = FALSE;
    for (gsize at = 0; at < length; at = utf8_next(text, length, at)) {
        gunichar c = utf8_at(text, length, at);
        if (utf8_is_space(c) || g_unichar_iscntrl(c)) {
            spaced = line->len > 0;
            continue;
        }
        if (characters + (spaced ? 1 : 0) >= limit) {
            g_string_append(line, "…");
            break;
        }
        if (spaced) {
            g_string_append_c(line, ' ');
            characters++;
        }
        g_string_append_unichar(line, c);
        characters++;
        spaced = FALSE;
    }
    return g_string_free(line, FALSE);
}

void columns_add(Columns *columns, const char *text)
{
    g_ptr_array_add(columns->cells, one_line(text, strlen(text), G_MAXLONG));
}

void columns_add_format(Columns *columns, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    columns_add(columns, text);
}

/* How many places TEXT takes on a terminal. */
static guint places(const char *text)
{
    guint count = 0;
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (!g_unichar_iszerowidth(character)) {
            count += g_unichar_iswide(character) ? 2 : 1;
        }
    }
    return count;
}

static guint column_width(const Columns *columns, guint column)
{
    guint widest = 0;
    for (guint i = column; i < columns->cells->len; i += columns->count) {
        widest = MAX(widest, places(columns->cells->pdata[i]));
    }
    return widest;
}

static void write_cell(GString *out, const char *text, guint width, gboolean to_right)
{
    int padding = (int)(width - places(text));
    if (to_right) {
        g_string_append_printf(out, "%*s%s", padding, "", text);
    } else {
        g_string_append_printf(out, "%s%*s", text, padding, "");
    }
}

void columns_write(const Columns *columns, GString *out)
{
    g_autofree guint *widths = g_new(guint, columns->count);
    for (guint i = 0; i < columns->count; i++) {
        widths[i] = column_width(columns, i);
    }
    for (guint i = 0; i + columns->count <= columns->cells->len; i += columns->count) {
        for (guint k = 0; k < columns->count; k++) {
            g_string_append(out, k > 0 ? gap : "");
            write_cell(out, columns->cells->pdata[i + k], widths[k], columns->alignment[k] == 'r');
        }
        while (out->len > 0 && out->str[out->len - 1] == ' ') {
            g_string_truncate(out, out->len - 1);
        }
        g_string_append_c(out, '\n');
    }
}
