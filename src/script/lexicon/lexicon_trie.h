/* Graphemes as a tree of their units, in which a text is looked up unit by unit. */
#ifndef LECTERN_SCRIPT_LEXICON_TRIE_H
#define LECTERN_SCRIPT_LEXICON_TRIE_H

#include "script/lexicon/lexicon.h"

/* Graphemes of more units than this are not taken: how far a text may be looked ahead. */
enum { TRIE_UNITS = 24 };

/* How a grapheme is written at a place, from the surest on. */
typedef enum {
    WRITTEN_EXACTLY,
    WRITTEN_AT_START, /* with a capital that the start of a sentence gives it */
    WRITTEN_IN_CAPITALS,
    WRITTEN_WAYS,
} Written;

typedef struct Trie Trie;

Trie *trie_new(void);
void trie_free(Trie *trie);

/* Puts ENTRY, of which nothing is copied, in the places of its grapheme's ways of being written. An
 * entry of an earlier layer gives way, one of the same layer with the same role stays. FALSE where
 * the grapheme has no word, or too many units. */
gboolean trie_put(Trie *trie, LexiconEntry *entry);

/* The longest grapheme at OFFSET, as lexicon_at has it. */
const LexiconEntry *trie_find(const Trie *trie, const char *text, gsize context_start, gsize offset,
                              gsize end, gsize *length);

#endif
