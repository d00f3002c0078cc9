/* A voice's equaliser at work: filters of the second order, one after the other. */
#ifndef LECTERN_SPEECH_EQUALIZE_H
#define LECTERN_SPEECH_EQUALIZE_H

#include "cast/equalizer.h"
#include "speech/engine.h"

/* Filters SPEECH in place. Its length and the times of its words stay: the filters have minimum
 * phase, and what they delay by is below a millisecond for bands of up to 6 dB above 500 Hz. A band
 * that SPEECH's rate has no room for is left out. Equal speech gives equal speech. */
void equalize(const Equalizer *equalizer, Speech *speech);

#endif
