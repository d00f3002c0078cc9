/* The pool's side of one worker: it is started when there is work, and again when it was lost. */
#ifndef LECTERN_SPEECH_LINK_H
#define LECTERN_SPEECH_LINK_H

#include "speech/ending.h"
#include "speech/nursery.h"
#include "speech/wire.h"

typedef struct Link Link;

Link *link_new(Nursery *nursery, guint slot);
void link_free(Link *link);

/* Has the worker do an order of KIND with REQUEST (request.h) and waits for the end of it. Where
 * that is END_ANSWERED the answer is on the slate until the next call. One call at a time. */
End link_ask(Link *link, OrderKind kind, GBytes *request, int wait_ms);
int link_slate(const Link *link);

/* Whether no worker can be had any more: the link was cut, or the nursery is gone. */
gboolean link_is_dead(Link *link);

/* Ends the call under way and all later ones with END_WORKER_LOST. From any thread. */
void link_cut(Link *link);

#endif
