/* espeak-ng's voices: a language file and a variant of it. */
#ifndef LECTERN_SPEECH_ESPEAK_VOICE_H
#define LECTERN_SPEECH_ESPEAK_VOICE_H

#include "cast/voice.h"

/* Has the engine speak as VOICE; LECTERN_ERROR_VOICE where there is no such voice or variant. */
gboolean espeak_voice_set(const Voice *voice, GError **error);

/* Engine.has_voice. */
gboolean espeak_voice_exists(const Voice *voice, GError **error);

#endif
