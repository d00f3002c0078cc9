/* Starting espeak-ng in the process that all those that speak are forked from. */
#ifndef LECTERN_SPEECH_ESPEAK_OPEN_H
#define LECTERN_SPEECH_ESPEAK_OPEN_H

#include "speech/engine.h"

/* Engine.open: starts the library, lists its voices (which spares every child the 3 ms of doing so
 * and changes no sample of what they say), and has a child of this process speak two words, so that
 * damaged data is found before the work begins. LECTERN_ERROR_ENGINE says what to install. */
gboolean espeak_open(GError **error);

/* Engine.each_source: the folder with its data. */
void espeak_each_source(const Voice *voice, SpeechSource each, gpointer data);

#endif
