/* What a child has to say, on its slate: speech, an error, or that all is well. */
#ifndef LECTERN_SPEECH_ANSWER_H
#define LECTERN_SPEECH_ANSWER_H

#include "speech/engine.h"

/* Puts an answer onto SLATE; FALSE with errno set. SPEECH may be NULL: all is well. */
gboolean answer_write_speech(int slate, const Speech *speech);
gboolean answer_write_error(int slate, const GError *error);

/* Reads the answer on SLATE. FALSE with the error that it is, or with LECTERN_ERROR_ENGINE where it
 * is no answer to a request of WORD_COUNT words. SPEECH (which may be NULL) gets the speech, or
 * NULL. */
gboolean answer_read(int slate, gsize word_count, Speech **speech, GError **error);

#endif
