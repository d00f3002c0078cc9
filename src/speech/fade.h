/* Fades, by a raised cosine: sound that begins or ends in its middle would click. */
#ifndef LECTERN_SPEECH_FADE_H
#define LECTERN_SPEECH_FADE_H

#include <glib.h>

/* A consonant that begins abruptly is not to be heard beginning softly; an end may be longer. */
enum { FADE_IN_US = 5000, FADE_OUT_US = 8000 };

/* The first COUNT samples come up from silence, or go down to it. */
void fade_in(float *samples, gsize count);
void fade_out(float *samples, gsize count);

#endif
