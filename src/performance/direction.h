/* Directions for an utterance: how its words are said, by its place in the script and by what an
 * editor marked in it. */
#ifndef LECTERN_PERFORMANCE_DIRECTION_H
#define LECTERN_PERFORMANCE_DIRECTION_H

#include "performance/prosody.h"
#include "script/wording/words.h"
#include "speech/engine.h"

/* How the utterance at INDEX of SCRIPT, which is worded as WORDING, is said. Clear with
 * delivery_clear. */
Delivery direct(const Script *script, gsize index, const Wording *wording, const Prosody *prosody);
void delivery_clear(Delivery *delivery);

#endif
