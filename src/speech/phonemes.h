/* Lining up phonemes: those a few words have by themselves with those that were spoken. */
#ifndef LECTERN_SPEECH_PHONEMES_H
#define LECTERN_SPEECH_PHONEMES_H

#include <glib.h>

/* Whether NAME, an espeak-ng mnemonic, is a sound and no pause or sign. */
gboolean phoneme_is_sound(const char *name);

/* WORDS (of char *): the phonemes of each word by itself, mnemonics parted by '_', stress marks as
 * espeak-ng writes them. SPOKEN (of const char *): the mnemonics of all the words as they were
 * spoken, where words run together and sounds weaken. Gives for each word the index in SPOKEN at
 * which it begins (SPOKEN's length where nothing is left for it), by the alignment that changes
 * least; NULL where that would take too long. Freed by the caller. */
guint *phonemes_align(const GPtrArray *words, const GPtrArray *spoken);

#endif
