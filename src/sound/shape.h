/* What is done to an utterance where it was spoken: trim, fade, resample. */
#ifndef LECTERN_SOUND_SHAPE_H
#define LECTERN_SOUND_SHAPE_H

#include "speech/engine.h"

typedef struct {
    guint rate; /* to resample to, in samples a second */
} Shape;

/* A SpeechShape (pool.h): cuts the silence at both ends of SPEECH, fades them so that no join
 * clicks, and resamples to SHAPE's rate with libsamplerate. Words move with it and stay inside;
 * words unknown to the engine stay unknown. Speech in which nothing is heard becomes empty. */
void shape_speech(Speech *speech, gconstpointer shape);

#endif
