/* Reading a book from its files. */
#ifndef LECTERN_SCRIPT_BOOK_READ_H
#define LECTERN_SCRIPT_BOOK_READ_H

#include "script/reading/book.h"

/* The book of the language CODE with what REGION has otherwise, as book_get has it; NULL without an
 * error for a language that has no file. */
Book *book_read(const char *code, const char *region, GError **error);

#endif
