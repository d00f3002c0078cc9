/* The process that works on one order: it lives no longer than that. */
#ifndef LECTERN_SPEECH_CHILD_H
#define LECTERN_SPEECH_CHILD_H

#include <sys/types.h>

#include "speech/wire.h"
#include "speech/worker.h"

/* Does what ORDER asks with the request on SLATE, puts the answer there, and ends with status 0; or
 * ends some other way, as engines may. Dies with PARENT. Bound to SPEECH_TIME_LIMIT_S of processor
 * time and a gibibyte of memory. */
G_NORETURN void child_run(pid_t parent, int slate, const Order *order, const Shaping *shaping);

#endif
