#include "script/quotation/quote_ahead.h"

/* A family on the way back through the marks. */
typedef struct {
    QuoteAhead ahead;
    const QuoteMark *next;
} FamilyAhead;

static void pass_mark(FamilyAhead *family, const QuoteMark *mark)
{
    QuoteAhead *ahead = &family->ahead;
    if (mark->opens == CHANCE_SURE) {
        ahead->surplus--;
        ahead->sure_ahead = ahead->some_ahead = FALSE;
    } else if (mark->closes == CHANCE_SURE) {
        ahead->surplus++;
        ahead->sure_ahead = ahead->some_ahead = TRUE;
    } else if (mark->closes == CHANCE_SOME) {
        ahead->some_ahead = TRUE;
    }
    family->next = mark;
}

void quote_ahead_look(const GArray *marks, GArray *ahead)
{
    FamilyAhead families[MARKS_FAMILIES] = {0};
    g_array_set_size(ahead, marks->len);
    for (guint i = marks->len; i-- > 0;) {
        const QuoteMark *mark = &g_array_index(marks, QuoteMark, i);
        FamilyAhead *family = &families[mark->family];
        family->ahead.twin_next = family->next && family->next->closes == CHANCE_SURE &&
                                  family->next->directed == mark->directed;
        g_array_index(ahead, QuoteAhead, i) = family->ahead;
        pass_mark(family, mark);
    }
}
