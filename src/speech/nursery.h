/* The nursery: a small process that opens the engines and forks workers (worker.h). */
#ifndef LECTERN_SPEECH_NURSERY_H
#define LECTERN_SPEECH_NURSERY_H

#include "speech/worker.h"

typedef struct Nursery Nursery;

/* Forks it, for at most SLOTS workers, and waits until the engines are open. A nursery that is
 * killed is replaced by another, twice at most. LECTERN_ERROR_ENGINE. */
Nursery *nursery_new(guint slots, const Shaping *shaping, GError **error);

/* Serves as one, in a program that a nursery has become, over CHANNEL and with SLATE. */
G_NORETURN void nursery_serve(int channel, int slate, guint slots, const Shaping *shaping);

/* Ends it and every worker that it started, and waits until they are gone. */
void nursery_free(Nursery *nursery);

/* Asks for a worker in SLOT that works over CHANNEL with SLATE (both stay the caller's), in place
 * of the one that was there. Safe from any thread. FALSE where every nursery is gone; a worker that
 * cannot be forked shows in CHANNEL's other end closing. */
gboolean nursery_ask(Nursery *nursery, guint slot, int channel, int slate);

#endif
