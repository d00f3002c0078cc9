/* What stands before the items of lists in plain text: "- item", "• item", "1. item", "a) item". */
#ifndef LECTERN_DOCUMENT_MARKER_H
#define LECTERN_DOCUMENT_MARKER_H

#include "base/span.h"

typedef struct {
    gunichar bullet; /* or 0 */
    guint number;    /* of "3." or "c)"; 0: a bullet, or none at all */
} Marker;

/* The marker that SPAN of TEXT begins with, white space behind it; neither is set where there is
 * none. Dashes before speech are such markers too. */
Marker marker_read(const char *text, Span span);

static inline gboolean marker_is_set(Marker marker)
{
    return marker.bullet != 0 || marker.number != 0;
}

#endif
