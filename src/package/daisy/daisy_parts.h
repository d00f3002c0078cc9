/* The documents of a DAISY 2.02 book. Each is made whole, to be freed by the caller; NULL on
 * failure. */
#ifndef LECTERN_PACKAGE_DAISY_PARTS_H
#define LECTERN_PACKAGE_DAISY_PARTS_H

#include "package/book/book.h"

/* How many files the book has. */
guint daisy_file_count(const Book *book);

/* The navigation control centre, ncc.html. */
GString *daisy_ncc(const Book *book, GError **error);

/* master.smil, which lists the others. */
GString *daisy_master(const Book *book);

/* The chapter at INDEX: its text and, in step with it, its sound. */
GString *daisy_text(const Book *book, guint index, GError **error);
GString *daisy_smil(const Book *book, guint index, GError **error);

#endif
