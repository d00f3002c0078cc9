/* What espeak-ng calls the sounds of the International Phonetic Alphabet (IPA): a key file for each
 * of its phoneme tables, ipa/VOICE.conf. */
#ifndef LECTERN_SPEECH_IPA_TABLE_H
#define LECTERN_SPEECH_IPA_TABLE_H

#include <glib.h>

typedef struct {
    char **mnemonics; /* of espeak-ng, in order; none: the symbol is not said */
    gboolean vowel;   /* may be stressed */
} IpaSound;

typedef struct {
    GHashTable *sounds;  /* IPA symbol, letters parted from their marks (NFD) -> IpaSound */
    GHashTable *foreign; /* the same for words of other languages; looked into first */
    gsize longest;       /* bytes of the longest symbol */
    gboolean stress_last;
} IpaTable;

/* The table for espeak-ng's voice ENGINE_VOICE ("gmw/en-GB-x-rp"): of its own, else of the accent
 * or language that its name begins with, else that of what all voices have. Loaded once and kept.
 * NULL with LECTERN_ERROR_INPUT or LECTERN_ERROR_SYNTAX where its file cannot be used. Safe from
 * any thread. */
const IpaTable *ipa_table_get(const char *engine_voice, GError **error);

#endif
