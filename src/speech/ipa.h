/* From the International Phonetic Alphabet to espeak-ng's mnemonics. */
#ifndef LECTERN_SPEECH_IPA_H
#define LECTERN_SPEECH_IPA_H

#include "speech/ipa_table.h"

/* More sounds than this in one word the engine might drop, or end by. */
enum { IPA_WORD_SOUNDS = 60 };

/* The words of IPA (parted by white space) as TABLE has them said: a GPtrArray of char *, the
 * mnemonics of a word each, to stand between “[[” and “]]”. FOREIGN: they are of another language
 * than the table's, which may have no spaces between words: a longer
 * one is cut into pieces. Stress goes to the vowel behind its mark; a word without a mark is
 * stressed where the table says. NULL where something cannot be said: *REFUSED is then the symbol,
 * or the word that is too long or has no sound, to be freed by the caller. Takes time in proportion
 * to its length. */
GPtrArray *ipa_words(const IpaTable *table, const char *ipa, gboolean foreign, char **refused);

#endif
