/* What an engine would say, without a sound. */
#ifndef LECTERN_SPEECH_TELL_H
#define LECTERN_SPEECH_TELL_H

#include "cast/voice.h"

/* How VOICE would say each of WORDS (of char *), by the rules of its language: a GPtrArray of char
 * * in the International Phonetic Alphabet, as many; "" for a word that ends the engine, or has no
 * sound, and for all where it cannot tell. It forks: call it before the process has other threads.
 * LECTERN_ERROR_VOICE, LECTERN_ERROR_ENGINE. */
GPtrArray *speech_tell(const Voice *voice, const GPtrArray *words, GError **error);

#endif
