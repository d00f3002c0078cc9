/* Whether two names may be one person's: what annotators call someone, and what a text does. */
#ifndef LECTERN_TESTS_TRAIN_SAME_NAME_H
#define LECTERN_TESTS_TRAIN_SAME_NAME_H

#include <glib.h>

/* The words of NAME, in small letters, without marks, "the", "a", "an" and the s of a genitive. */
GStrv name_words(const char *name);

/* Whether A and B are the same words, or end in the same one and one has all words of the other:
 * "Clinton" and "Hillary Clinton". */
gboolean same_name(const char *const *a, const char *const *b);

#endif
