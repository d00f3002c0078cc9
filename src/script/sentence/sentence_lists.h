/* Lists within a paragraph: "1) The first item 2) The second", "a. One b. Two". */
#ifndef LECTERN_SCRIPT_SENTENCE_LISTS_H
#define LECTERN_SCRIPT_SENTENCE_LISTS_H

#include "base/span.h"

/* The mark before an item; all zero where there is none. */
typedef struct {
    guint value;     /* the number, 1 for "a"; 0 for "ii", which is no letter */
    guint roman;     /* as a Roman number, 1 for "i"; 0 where it is none */
    gunichar letter; /* 'a' or 'A' where it counts in letters, else 0 */
    char before;     /* '(' or 0 */
    char after[3];   /* ")", "." or ".)" */
    gsize end;       /* behind it */
} ListMark;

/* The mark at OFFSET, behind a bullet if there is one. A number; a letter or a Roman number only if
 * LETTERS. */
ListMark list_mark_read(const char *text, Span block, gsize offset, gboolean letters);

static inline gboolean list_mark_is(const ListMark *mark)
{
    return mark->end > 0;
}

/* Whether MARK counts in letters or Roman numbers. */
static inline gboolean list_mark_counts_letters(const ListMark *mark)
{
    return mark->letter != 0 || mark->roman > 0;
}

/* Whether NEXT is the mark of the item after the one of MARK. */
gboolean list_mark_follows(const ListMark *mark, const ListMark *next);

/* Whether C is a bullet before an item. */
gboolean list_is_bullet(gunichar c);

#endif
