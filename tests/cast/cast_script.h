/* Scripts made by hand, for tests of casting. */
#ifndef LECTERN_TESTS_CAST_SCRIPT_H
#define LECTERN_TESTS_CAST_SCRIPT_H

#include "cast/voice.h"

/* A script in LANGUAGE of one chapter in which the speakers of TURNS speak one after the other, an
 * utterance each: "Anna f, Boris m, Anna, Kim". The letter (f, m; else unknown) behind a name's
 * first mention is the gender; "/" begins a new chapter. */
Script *cast_script(const char *language, const char *turns);

/* The speaker called NAME, who must be there, and the name of the voice of that speaker. */
Speaker *cast_speaker(const Script *script, const char *name);
const char *cast_voice(const Script *script, const char *name);

/* A voice file's text. */
char *voice_text(const char *language, const char *gender, double pitch_hz, double centroid_hz);

#endif
