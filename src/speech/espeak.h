/* espeak-ng as an engine. The library keeps all its state in globals and ends the process on some
 * inputs: it is only ever called in a process of its own. */
#ifndef LECTERN_SPEECH_ESPEAK_H
#define LECTERN_SPEECH_ESPEAK_H

#include "speech/engine.h"

extern const Engine espeak_engine;

#endif
