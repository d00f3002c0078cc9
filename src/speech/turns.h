/* What of a request's turns is done to finished speech, whatever the engine: exact pauses and
 * loudness. */
#ifndef LECTERN_SPEECH_TURNS_H
#define LECTERN_SPEECH_TURNS_H

#include "speech/engine.h"

/* Makes each pause of REQUEST, but one before its first word, exactly as long as it is to be: the
 * silence that is there becomes longer or shorter, and sound that goes through is faded before and
 * behind it. Makes words louder or softer. The words of
 * SPEECH move along; where the engine did not give a word's time, the next known one stands for it.
 * Linear in the length of SPEECH and its pauses. */
void speech_turn(const SpeechRequest *request, Speech *speech);

#endif
