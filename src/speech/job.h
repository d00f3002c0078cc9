/* A job: what was asked of the pool, and what came of it. Shared by the one who asked and the pool.
 */
#ifndef LECTERN_SPEECH_JOB_H
#define LECTERN_SPEECH_JOB_H

#include "speech/pool.h"
#include "speech/wire.h"

/* A job for REQUEST, with two references: one for the asker, one for the pool. */
SpeechJob *job_new(OrderKind kind, const SpeechRequest *request);
void job_unref(SpeechJob *job);

/* What is to be done; borrowed. */
OrderKind job_kind(const SpeechJob *job);
GBytes *job_request(const SpeechJob *job);
gsize job_word_count(const SpeechJob *job);

/* Whether the asker still wants it. */
gboolean job_is_wanted(SpeechJob *job);

/* For the pool: what came of it, which the job takes over. Wakes the asker, and gives the pool's
 * reference up. */
void job_finish(SpeechJob *job, Speech *speech, GError *error);

/* For the asker: waits for the end of it and gives the asker's reference up. NULL without an error
 * is what comes of a job that speaks nothing. */
Speech *job_wait(SpeechJob *job, GError **error);
void job_drop(SpeechJob *job);

#endif
