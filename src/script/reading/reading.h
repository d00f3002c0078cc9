/* Reading: what is said for what is written. "1945" is "nineteen forty five", "Dr." is "doctor",
 * "€3.5bn" is "three point five billion euros"; plain words are left alone.
 *
 * A text is cut into atoms (atoms.h); at each, the rules of rules.c are asked in order, with the
 * words of the language's book (book.h). Every rule looks at a bounded number of atoms, so that the
 * work is linear in the length of any text. */
#ifndef LECTERN_SCRIPT_READING_H
#define LECTERN_SCRIPT_READING_H

#include "script/script.h"

/* Loads what is known of reading LANGUAGE, if anything is; FALSE where its file is broken
 * (LECTERN_ERROR_INPUT or _SYNTAX). Without this it is loaded when needed, and a broken one is as
 * none. */
gboolean reading_load(const char *language, GError **error);

/* Appends to READINGS (of Reading, whose `spoken` the caller frees), in order, those of the
 * utterance SPAN of TEXT, which stands in CONTEXT (its block, or SPAN itself). LANGUAGE is a BCP 47
 * code; a language without a book has none. May be called from any thread. */
void reading_work_out(const char *language, const char *text, Span context, Span span,
                      GArray *readings);

/* The same, with the class of each ("year") appended to CLASSES (of const char *, static). */
void reading_work_out_classes(const char *language, const char *text, Span context, Span span,
                              GArray *readings, GPtrArray *classes);

#endif
