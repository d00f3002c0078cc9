/* What espeak-ng would say, in the International Phonetic Alphabet. */
#ifndef LECTERN_SPEECH_ESPEAK_IPA_H
#define LECTERN_SPEECH_ESPEAK_IPA_H

#include <glib.h>

/* The IPA of TEXT by the rules of the voice that is set, words parted by spaces, to be freed by the
 * caller; without what the engine puts into it besides: names of languages, numbers of tones. */
char *espeak_ipa_of(const char *text);

#endif
