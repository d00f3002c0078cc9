/* How the rare words of a text will be read. */
#ifndef LECTERN_COMMAND_WORDS_TELL_H
#define LECTERN_COMMAND_WORDS_TELL_H

#include "cast/voice.h"
#include "script/lexicon/rare_words.h"

/* What WORDS (of RareWord) of SCRIPT will be in VOICE, as a lexicon in the same order: what its
 * lexicon has for a word, else the IPA that the engine has for it. It forks: call it before there
 * are threads. */
Pls *words_tell(const Script *script, const GArray *words, const Voice *voice, GError **error);

#endif
