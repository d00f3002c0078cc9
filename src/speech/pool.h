/* A pool of worker processes that speak utterances on all cores.
 *
 * The engines are opened once, and every utterance is spoken by a child of its own, so that the
 * same request gives the same samples whatever was spoken before and a crash costs one utterance.
 * The calls below are safe from any thread of the process that made the pool. */
#ifndef LECTERN_SPEECH_POOL_H
#define LECTERN_SPEECH_POOL_H

#include "speech/engine.h"

typedef struct SpeechPool SpeechPool;
typedef struct SpeechJob SpeechJob;

/* Shapes what was spoken, in the child that spoke it: trims, resamples. May change all of SPEECH
 * but word_count. Where nothing was said the length is 0 and samples may be NULL. */
typedef void (*SpeechShape)(Speech *speech, gconstpointer data);

/* Starts WORKERS processes (1 to SPEECH_WORKERS_LIMIT). It forks: call it before the process has
 * other threads, and early: forks of a process that holds much memory take longer. SHAPE (or NULL)
 * and its DATA, as they are now, are used in the children. LECTERN_ERROR_ENGINE where an engine or
 * its data is missing or damaged. */
SpeechPool *speech_pool_new(guint workers, SpeechShape shape, gconstpointer data, GError **error);

/* The same, with the speaking done by PROGRAM, which calls speech_serve: a process that is forked
 * for each utterance costs the less the fewer libraries are in it. SIZE bytes of DATA are handed to
 * it. Where PROGRAM is NULL or cannot be run, that is as above. */
SpeechPool *speech_pool_new_by(const char *program, guint workers, SpeechShape shape,
                               gconstpointer data, gsize size, GError **error);

/* What PROGRAM's main does with its arguments: serves the pool that started it, with SHAPE and SIZE
 * bytes of data from there. Returns, with an exit status, where they are none of a pool's. */
int speech_serve(int argc, char **argv, SpeechShape shape, gsize size);

/* Ends all processes of POOL and waits until they are gone. Jobs that are not done by then fail. */
void speech_pool_free(SpeechPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpeechPool, speech_pool_free)

/* Whether the engine of VOICE can speak it: LECTERN_ERROR_VOICE says what is missing. */
gboolean speech_pool_check_voice(SpeechPool *pool, const Voice *voice, GError **error);

/* Asks for REQUEST, of which all is copied, to be spoken. Jobs are begun in the order in which they
 * were asked for. */
SpeechJob *speech_pool_ask(SpeechPool *pool, const SpeechRequest *request);

/* The same for WORDING, to be said by VOICE, as DELIVERY has it (NULL: plainly). */
SpeechJob *speech_pool_say(SpeechPool *pool, const Voice *voice, const Wording *wording,
                           const Delivery *delivery);

/* All that then decides what is heard, as bytes: where they are the same, so is the speech. */
GBytes *speech_say_pack(const Voice *voice, const Wording *wording, const Delivery *delivery);

/* Waits for JOB and frees it. NULL and LECTERN_ERROR_VOICE where there is no such voice, or
 * LECTERN_ERROR_ENGINE where it could not be spoken, after it was tried again, at last with the
 * text in its plainest form: the message says how it ended. An utterance may last at most
 * SPEECH_TIME_LIMIT_S of processor time, SPEECH_WAIT_LIMIT_S by the clock and
 * SPEECH_LENGTH_LIMIT_S of sound. Text in which there is nothing to say gives no samples. */
Speech *speech_job_wait(SpeechJob *job, GError **error);

/* Like waiting, for a job whose speech is no longer wanted. */
void speech_job_drop(SpeechJob *job);

/* Changes the limit by the clock, for jobs that begin from now on. */
void speech_pool_set_wait_limit(SpeechPool *pool, guint milliseconds);

#define SPEECH_WORKERS_LIMIT 256
#define SPEECH_TIME_LIMIT_S 20
#define SPEECH_WAIT_LIMIT_S 60
#define SPEECH_LENGTH_LIMIT_S 300

#endif
