/* The pages of a printed edition that a book knows of, and its notes. */
#ifndef LECTERN_PACKAGE_BOOK_PAGES_H
#define LECTERN_PACKAGE_BOOK_PAGES_H

#include "package/book/book.h"

typedef struct {
    const char *label; /* the page's number as printed; the document's */
    char *id;          /* of the element where it begins */
    guint chapter;     /* of the book, from 0 */
    guint utterance;   /* counted in the chapter: the one that it begins in, or before */
} BookPage;

/* Where the pages of BOOK begin, in order: a GArray of BookPage, to be freed with g_array_unref. */
GArray *book_pages(const Book *book);

/* Whether CLIP is in a note, and in which: its number. */
gboolean book_in_note(const Book *book, const Clip *clip, guint *number);

/* How many notes there are in BOOK. */
guint book_note_count(const Book *book);

/* The edition that the pages are those of: what is known of it, or else the work's title. Borrowed.
 */
const char *book_page_source(const Book *book);

#endif
