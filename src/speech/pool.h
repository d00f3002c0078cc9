/* A pool of worker processes that speak utterances on all cores.
 *
 * Each worker opens the engine once and forks a child for every utterance, so that the same request
 * gives the same samples whatever was spoken before and a crash costs one utterance. The calls
 * below are safe from any thread of the process that made the pool. */
#ifndef LECTERN_SPEECH_POOL_H
#define LECTERN_SPEECH_POOL_H

#include "speech/engine.h"

typedef struct SpeechPool SpeechPool;
typedef struct SpeechJob SpeechJob;

/* Shapes what was spoken, in the child that spoke it: trims, resamples. May change all of SPEECH.
 */
typedef void (*SpeechShape)(Speech *speech, gconstpointer data);

/* Starts WORKERS processes (1 to 256). It forks: call it before the process has other threads.
 * SHAPE (or NULL) and its DATA are used in the children; DATA must stay as it is. */
SpeechPool *speech_pool_new(guint workers, SpeechShape shape, gconstpointer data, GError **error);
void speech_pool_free(SpeechPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpeechPool, speech_pool_free)

/* Asks for REQUEST to be spoken; its voice must live as long as the job, the rest is copied. */
SpeechJob *speech_pool_ask(SpeechPool *pool, const SpeechRequest *request);

/* Waits for JOB and frees it. NULL and LECTERN_ERROR_ENGINE where it could not be spoken, after it
 * was tried again: the message says how it ended. An utterance may last at most
 * SPEECH_TIME_LIMIT_S of work and SPEECH_LENGTH_LIMIT_S of sound. */
Speech *speech_job_wait(SpeechJob *job, GError **error);

/* Like waiting, for a job whose speech is no longer wanted. */
void speech_job_drop(SpeechJob *job);

#define SPEECH_TIME_LIMIT_S 20
#define SPEECH_LENGTH_LIMIT_S 300

#endif
