/* The processes that do the work. Each is single-threaded, holds no descriptors but those it needs,
 * prints nothing, and ends with the one it works for, even if that was killed.
 *
 *   program ── nursery ─┬─ worker ── child, one an utterance
 *                       └─ worker ── child
 *
 * The nursery opens the engines and forks workers, also later in place of one that ended: the
 * program itself has threads by then and cannot. A worker forks a child for each order, bounds it
 * and tells how it ended. */
#ifndef LECTERN_SPEECH_WORKER_H
#define LECTERN_SPEECH_WORKER_H

#include "speech/pool.h"

/* What a child does to the speech. */
typedef struct {
    SpeechShape shape; /* or NULL */
    gconstpointer data;
    const char *program; /* that does it in a process of its own, or NULL */
    gsize size;          /* of the data, where there is a program */
} Shaping;

/* Makes a process just forked fit to serve: signals as they are by default, but those of the
 * terminal, which are the program's to handle, ignored; standard streams that lead nowhere; no
 * other descriptors but CHANNEL and SLATE, which may get other numbers. */
void worker_detach(int *channel, int *slate);

/* Works on the orders that come over CHANNEL, with SLATE, until its other end closes. */
G_NORETURN void worker_run(int channel, int slate, const Shaping *shaping);

#endif
