/* The words around a place where a sentence may end. */
#ifndef LECTERN_SCRIPT_SENTENCE_WORDS_H
#define LECTERN_SCRIPT_SENTENCE_WORDS_H

#include "script/language.h"

/* The word that ends at OFFSET, with full stops inside it ("p.m" of "p.m.", "&c"), not before
 * START; empty where there is none, or one too long to be known. */
Span word_before(const char *text, gsize start, gsize offset);

/* The word at OFFSET: letters, digits and apostrophes. */
Span word_at(const char *text, gsize end, gsize offset);

/* Whether WORD of TEXT is in SET, one of a language's. */
gboolean words_have(GHashTable *set, const char *text, Span word);

gboolean word_is_number(const char *text, Span word);
gboolean word_is_one_letter(const char *text, Span word);

/* Single letters with full stops between them: "U.S", "J.R.R". */
gboolean word_is_acronym(const char *text, Span word);

/* Whether WORD begins sentences and is no part of a name: "The", "How", but not the "House" of
 * "the U.S. House". */
gboolean word_starts_sentences(const Language *language, const char *text, Span word);

#endif
