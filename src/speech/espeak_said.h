/* What of a request is not said by the rules of its voice's language. */
#ifndef LECTERN_SPEECH_ESPEAK_SAID_H
#define LECTERN_SPEECH_ESPEAK_SAID_H

#include "speech/espeak_text.h"

/* The pronunciations of REQUEST that its voice can say, those of another language by way of that
 * language's rules, as an array of EspeakSaid in order, to be freed by espeak_said_free; the others
 * are left to the voice's own rules. NULL with ERROR set where the engine's table of sounds cannot
 * be used. */
GArray *espeak_said_new(const SpeechRequest *request, GError **error);
void espeak_said_free(GArray *said);

#endif
