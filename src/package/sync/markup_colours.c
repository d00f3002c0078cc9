#include "package/sync/markup_colours.h"

static gint by_lines(gconstpointer a, gconstpointer b, gpointer data)
{
    const Script *script = data;
    const int *first = a, *second = b;
    guint lines = script_speaker(script, *first)->lines;
    guint other = script_speaker(script, *second)->lines;
    return lines != other ? (lines > other ? -1 : 1) : *first - *second;
}

guint *markup_colours(const Script *script)
{
    guint count = script->speakers->len;
    g_autofree int *order = g_new(int, MAX(count, 1));
    guint *colours = g_new0(guint, MAX(count, 1));
    for (guint i = 0; i < count; i++) {
        order[i] = (int)i;
    }
    g_qsort_with_data(order, (gint)count, sizeof *order, by_lines, (gpointer)script);
    for (guint i = 0; i < count; i++) {
        colours[order[i]] = i % MARKUP_COLOURS;
    }
    return colours;
}
