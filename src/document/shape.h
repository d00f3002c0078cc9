/* What is counted of a short text to tell whether it is a heading. */
#ifndef LECTERN_DOCUMENT_SHAPE_H
#define LECTERN_DOCUMENT_SHAPE_H

#include "base/span.h"

typedef struct {
    guint characters;
    guint letters;
    guint words;
    gboolean capitals;   /* two letters or more, and all of them capitals */
    gboolean title_case; /* all longer words with a capital, and there are such */
    gboolean columns;    /* wide gaps within a line, as in a table */
    gboolean quotes;     /* a quotation mark inside: one at either end does not count */
    gboolean address;    /* "@", "://", "©" */
} Shape;

/* The shape of SPAN, which begins and ends with no white space. */
Shape shape_read(const char *text, Span span);

#endif
