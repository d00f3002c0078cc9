/* Sound that another program wrote. */
#ifndef LECTERN_SPEECH_SOUND_INPUT_H
#define LECTERN_SPEECH_SOUND_INPUT_H

#include "speech/engine.h"

/* Reads all of the file FD, raw samples at VOICE's raw_rate or what libsndfile knows (WAV), into
 * SPEECH's samples, length and rate, channels mixed into one. A WAV file whose header tells no
 * length, as it comes out of a pipe, is mended in place. LECTERN_ERROR_ENGINE. */
gboolean sound_input_read(int fd, const Voice *voice, Speech *speech, GError **error);

#endif
