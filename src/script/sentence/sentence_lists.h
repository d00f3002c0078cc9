/* Lists within a paragraph: "1) The first item 2) The second", "a. One b. Two". */
#ifndef LECTERN_SCRIPT_SENTENCE_LISTS_H
#define LECTERN_SCRIPT_SENTENCE_LISTS_H

#include "base/span.h"

/* The value of a mark that counts in Roman numbers, which nothing is said to follow. */
enum { LIST_ROMAN = G_MAXINT };

/* The mark before an item. */
typedef struct {
    guint value;     /* the number, 1 for "a"; 0: it is no mark */
    gunichar letter; /* 'a' or 'A' where it counts in letters, else 0 */
    char before;     /* '(' or 0 */
    char after[3];   /* ")", "." or ".)" */
    gsize end;       /* behind it */
} ListMark;

/* The mark at OFFSET, behind a bullet if there is one. A number; a letter only if LETTERS. */
ListMark list_mark_read(const char *text, Span block, gsize offset, gboolean letters);

/* Whether NEXT is the mark of the item after the one of MARK. */
gboolean list_mark_follows(const ListMark *mark, const ListMark *next);

/* Whether C is a bullet before an item. */
gboolean list_is_bullet(gunichar c);

#endif
