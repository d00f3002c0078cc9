/* Trying a job until it is done or it is certain that it cannot be. */
#ifndef LECTERN_SPEECH_ATTEMPTS_H
#define LECTERN_SPEECH_ATTEMPTS_H

#include "speech/job.h"
#include "speech/link.h"

/* Does JOB over LINK, and finishes it. Where the child ends by its own fault it is tried a second
 * time, then once gently; where it was killed from outside, or its worker was, ATTEMPTS_LIMIT
 * times, for that is not the text's fault and its sound is not to depend on it. An answer that is
 * an error is final. FALSE, with JOB not finished, where LINK is dead: another may do it. */
gboolean attempt_job(SpeechJob *job, Link *link, int wait_ms);

#define ATTEMPTS_LIMIT 50

#endif
