/* The outline of a set of words: how long they are, by the byte with which they begin. Nearly every
 * word of a text that is looked up in a set of few is not in it, and this tells most of them
 * without their being folded and hashed. */
#ifndef LECTERN_SCRIPT_WORD_OUTLINE_H
#define LECTERN_SCRIPT_WORD_OUTLINE_H

#include <glib.h>

enum { OUTLINE_LONGEST = 63 }; /* bytes of a word that an outline knows of */

typedef struct {
    guint64 lengths[256]; /* a bit for each */
} WordOutline;

/* Adds the keys of WORDS (char *) to OUTLINE; longer ones are not in it. */
void word_outline_add(WordOutline *outline, GHashTable *words);

/* Whether a word of LENGTH bytes, OUTLINE_LONGEST at most, may begin with FIRST. */
static inline gboolean word_outline_has(const WordOutline *outline, guchar first, gsize length)
{
    return ((outline->lengths[first] >> length) & 1) != 0;
}

/* Whether any word begins with FIRST. */
static inline gboolean word_outline_begins(const WordOutline *outline, guchar first)
{
    return outline->lengths[first] != 0;
}

#endif
