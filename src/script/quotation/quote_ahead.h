/* What stands behind each quotation mark of a block: it may show what the mark itself is. */
#ifndef LECTERN_SCRIPT_QUOTE_AHEAD_H
#define LECTERN_SCRIPT_QUOTE_AHEAD_H

#include "script/quotation/quote_marks.h"

/* Of the marks behind one in its block, those of its own family. */
typedef struct {
    gint32 surplus;    /* sure closings less sure openings */
    guint8 sure_ahead; /* a sure closing comes before the next sure opening … */
    guint8 some_ahead; /* … or at least a possible one */
    guint8 twin_next;  /* the next one is a sure closing of the same shape */
} QuoteAhead;

/* Makes AHEAD (a GArray of QuoteAhead) hold one for each of MARKS (of QuoteMark). */
void quote_ahead_look(const GArray *marks, GArray *ahead);

#endif
