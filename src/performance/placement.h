/* Placing words on a timeline: from the marks an engine gave to a start and an end for every word.
 */
#ifndef LECTERN_PERFORMANCE_PLACEMENT_H
#define LECTERN_PERFORMANCE_PLACEMENT_H

#include "performance/performed.h"
#include "script/wording/words.h"

/* Places the words of WORDING in an utterance at [OFFSET, OFFSET + LENGTH) of the timeline. STARTS
 * has each word's first sample from the utterance's start, or SAMPLE_UNKNOWN; NULL stands for all
 * unknown. A word ends where the next begins, the last with the utterance. Words that are unknown,
 * or not behind the word before them, are spread over the gap in proportion to the bytes that say
 * them, and their ESTIMATED is set. PLACES and ESTIMATED have room for every word of WORDING. */
void placement_words(const Wording *wording, const guint32 *starts, guint32 offset, guint32 length,
                     Placement *places, guint8 *estimated);

#endif
