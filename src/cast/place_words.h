/* The words of a place in a text, by which it is known again. */
#ifndef LECTERN_CAST_PLACE_WORDS_H
#define LECTERN_CAST_PLACE_WORDS_H

#include "base/span.h"

enum { MOST_WORDS = 12 };

/* Words by their hashes, in any order. */
typedef struct {
    guint words[MOST_WORDS];
    guint count;
} Words;

/* The first MOST words of SPAN of TEXT; the last MOST before OFFSET; the first MOST of TEXT, which
 * may be NULL. MOST is MOST_WORDS or less. */
Words words_after(const char *text, Span span, guint most);
Words words_before(const char *text, gsize offset, guint most);
Words words_of(const char *text, guint most);

/* What A and B have in common, twice, of all the words of both: 0 to 1. */
double words_likeness(const Words *a, const Words *b);

/* Whether A and B are the same words in the same order, and a hash of them for that. */
gboolean words_are_same(const Words *a, const Words *b);
guint words_hash(const Words *words);

#endif
