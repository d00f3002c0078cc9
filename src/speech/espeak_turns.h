/* Turns of a request as commands that espeak-ng takes inside a text. They change what follows in
 * the middle of a clause and leave its melody whole, which neither SSML nor a new call does. */
#ifndef LECTERN_SPEECH_ESPEAK_TURNS_H
#define LECTERN_SPEECH_ESPEAK_TURNS_H

#include "speech/engine.h"

/* The engine's parameters. */
typedef struct {
    int rate;  /* words a minute */
    int pitch; /* 0 to 99 */
    int range; /* 0 to 99 */
} EspeakTone;

/* What stands before a byte of the request's text. */
typedef struct {
    gsize offset;
    char command[32]; /* "" where only a pause is new */
    gboolean pauses;  /* a clause ends before it */
} EspeakTurn;

/* VOICE as TONE changes it, within what the engine can do. */
EspeakTone espeak_tone(const Voice *voice, Tone tone);

/* How REQUEST begins. */
EspeakTone espeak_first_tone(const SpeechRequest *request);

/* The turns of REQUEST behind its beginning, in order: an array of EspeakTurn. None where it is
 * gentle. */
GArray *espeak_turns_new(const SpeechRequest *request);

#endif
