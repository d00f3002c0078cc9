/* The words of a text that an engine may well say wrongly: names, and words that are in no list of
 * the language's. */
#ifndef LECTERN_SCRIPT_RARE_WORDS_H
#define LECTERN_SCRIPT_RARE_WORDS_H

#include "script/lexicon/lexicon.h"

typedef struct {
    char *word;                /* as it is written, or the lexicon's grapheme */
    gboolean name;             /* it has a capital where no sentence begins */
    gboolean listed;           /* a list of the language's words has it */
    gboolean strange;          /* it has letters that the language does not write */
    guint count;               /* how often it stands in what is heard */
    gsize first;               /* where it stands first, in bytes of the text */
    const LexiconEntry *entry; /* what SCRIPT's lexicon says of it, or NULL */
} RareWord;

/* Those of SCRIPT, as an array of RareWord to be freed with g_array_unref: first those that neither
 * a lexicon nor a list knows, the most frequent first and strange ones doubly, then what the
 * lexicon knows, then names that are listed. LECTERN_ERROR_INPUT where the language's data is
 * broken. */
GArray *rare_words_find(const Script *script, GError **error);

#endif
