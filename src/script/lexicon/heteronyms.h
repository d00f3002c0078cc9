/* Words that are written alike and said in several ways: the words around them tell which is meant.
 * heteronyms/CODE.conf has them; it says itself how. */
#ifndef LECTERN_SCRIPT_HETERONYMS_H
#define LECTERN_SCRIPT_HETERONYMS_H

#include "script/script.h"

/* Appends to READINGS, in order, those with IPA of the utterance SPAN of TEXT, which stands in
 * CONTEXT, in LANGUAGE (BCP 47). Their strings belong to them. Linear in the length of SPAN. May be
 * called from any thread. */
void heteronyms_find(const char *language, const char *text, Span context, Span span,
                     GArray *readings);

/* Whether the word at WORD plays ROLE ("verb", "noun"), as far as the words around it show. */
gboolean heteronym_plays(const char *language, const char *text, Span context, Span word,
                         const char *role);

#endif
