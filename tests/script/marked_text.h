/* Texts in which a test marks what it expects of their quotations. */
#ifndef LECTERN_TESTS_SCRIPT_MARKED_TEXT_H
#define LECTERN_TESTS_SCRIPT_MARKED_TEXT_H

#include "document/document.h"

/* The text of DOCUMENT, in the language CODE, with [quotations] in brackets, [+those] that go on
 * from the one before, [~those] that a dash opened, and {rule: what} nobody says in braces. Frees
 * DOCUMENT; the caller frees what it gets. */
char *marked_text(Document *document, const char *code);

/* Asserts that paragraphs whose text is EXPECTED without its brackets and braces come out of
 * marked_text as EXPECTED. */
void expect_in(const char *code, const char *expected);
void expect_english(const char *expected);

#endif
