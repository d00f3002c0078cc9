#include "document/source_map.h"

#include "base/utf8.h"

SourceMap source_map_new(const char *source, gsize start, gsize length)
{
    SourceMap map = {source, length, g_array_new(FALSE, FALSE, sizeof(gsize))};
    g_array_append_val(map.starts, start);
    /* cmark's lines end with LF, CR or CR LF, and with nothing else. */
    for (gsize i = start; i < length; i++) {
        gboolean pair = source[i] == '\r' && i + 1 < length && source[i + 1] == '\n';
        if (source[i] == '\n' || (source[i] == '\r' && !pair)) {
            gsize next = i + 1;
            g_array_append_val(map.starts, next);
        }
    }
    return map;
}

void source_map_clear(SourceMap *map)
{
    g_array_free(map->starts, TRUE);
    map->starts = NULL;
}

/* The offset of COLUMN, in bytes from 0, in LINE, from 1: kept inside that line, whatever cmark
 * says of blocks that have no text of their own. */
static gsize offset_of(const SourceMap *map, int line, int column)
{
    gsize index = (gsize)MAX(line, 1) - 1;
    if (index >= map->starts->len) {
        return map->length;
    }
    gboolean last = index + 1 == map->starts->len;
    gsize end = last ? map->length : g_array_index(map->starts, gsize, index + 1);
    return MIN(g_array_index(map->starts, gsize, index) + (gsize)MAX(column, 0), end);
}

Span source_map_span(const SourceMap *map, cmark_node *node)
{
    Span span = {
        offset_of(map, cmark_node_get_start_line(node), cmark_node_get_start_column(node) - 1),
        offset_of(map, cmark_node_get_end_line(node), cmark_node_get_end_column(node)),
    };
    span.end = MAX(span.start, span.end);
    return utf8_trim(map->source, span);
}
