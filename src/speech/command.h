/* The engine that is any program which reads text on its standard input and writes sound on its
 * standard output: a WAV file, or raw samples (16 bits, little-endian, one channel). It is started
 * anew for each utterance. It tells no times of words. */
#ifndef LECTERN_SPEECH_COMMAND_H
#define LECTERN_SPEECH_COMMAND_H

#include "speech/engine.h"

extern const Engine command_engine;

#endif
