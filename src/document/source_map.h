/* Places in a Markdown source: from cmark's lines and columns to bytes. */
#ifndef LECTERN_DOCUMENT_SOURCE_MAP_H
#define LECTERN_DOCUMENT_SOURCE_MAP_H

#include <cmark.h>

#include "base/span.h"

typedef struct {
    const char *source;
    gsize length;
    GArray *starts; /* of gsize: where each line starts */
} SourceMap;

/* A map of SOURCE from START on, which was given to cmark. Clear with source_map_clear. */
SourceMap source_map_new(const char *source, gsize start, gsize length);
void source_map_clear(SourceMap *map);

/* The bytes of SOURCE that NODE, a block, was read from, white space at the ends left out. */
Span source_map_span(const SourceMap *map, cmark_node *node);

#endif
