/* What the tests of speech share: voices, requests, processes. */
#ifndef LECTERN_TESTS_SPEECH_HELPER_H
#define LECTERN_TESTS_SPEECH_HELPER_H

#include <sys/types.h>

#include "speech/pool.h"

/* Voices as they stand in voice files. */
extern const Voice voice_us, voice_gb_andrea, voice_us_klatt, voice_german;

/* A request for all of TEXT (which must live as long) in VOICE, its words parted by spaces,
 * punctuation at their ends left out. Clear with request_clear. */
SpeechRequest request_for(const Voice *voice, const char *text);
void request_clear(SpeechRequest *request);

/* Has POOL speak TEXT in VOICE. Prints the error, and gives NULL, where it cannot. */
Speech *speak(SpeechPool *pool, const Voice *voice, const char *text);

/* A pool, or the test fails. */
SpeechPool *pool_of(guint workers, SpeechShape shape, gconstpointer data);

/* Whether A and B are the same to the bit. */
gboolean same_speech(const Speech *a, const Speech *b);

/* The processes whose parent is PARENT now; a GArray of pid_t. */
GArray *children_of(pid_t parent);

/* Waits up to five seconds for the process to be gone, or to be a zombie. */
gboolean is_gone(pid_t process);

#endif
