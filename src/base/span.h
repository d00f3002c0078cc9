/* A run of bytes in a text: start inclusive, end exclusive. */
#ifndef LECTERN_BASE_SPAN_H
#define LECTERN_BASE_SPAN_H

#include <glib.h>

typedef struct {
    gsize start;
    gsize end;
} Span;

static inline gsize span_length(Span span)
{
    return span.end - span.start;
}

static inline gboolean span_is_empty(Span span)
{
    return span.end <= span.start;
}

static inline gboolean span_contains(Span span, gsize offset)
{
    return offset >= span.start && offset < span.end;
}

/* Whether INNER lies wholly in OUTER. */
static inline gboolean span_holds(Span outer, Span inner)
{
    return inner.start >= outer.start && inner.end <= outer.end;
}

#endif
