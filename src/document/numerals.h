/* Numbers as headings write them. */
#ifndef LECTERN_DOCUMENT_NUMERALS_H
#define LECTERN_DOCUMENT_NUMERALS_H

#include "base/span.h"

/* The number that SPAN of TEXT is: digits ("12"), a Roman numeral in capitals or small letters
 * ("XII", "iv"), or an English number word ("One", "SEVENTH"). 0 for anything else, and above
 * 9999. */
guint numeral_read(const char *text, Span span);

#endif
