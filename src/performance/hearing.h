/* Hearing: what the meter heard of a chapter, stretch by stretch, kept until it is known of all
 * chapters who was how loud. 20 bytes for a second. */
#ifndef LECTERN_PERFORMANCE_HEARING_H
#define LECTERN_PERFORMANCE_HEARING_H

#include "performance/balance.h"
#include "performance/performed.h"
#include "sound/loudness.h"

/* The meter's hops, take by take. */
typedef struct Hearing Hearing;

Hearing *hearing_new(void);
void hearing_free(Hearing *hearing);

/* Takes over the COUNT HOPS (loudness_take_hops) of a take that begins with the chapter's sample
 * START. */
void hearing_add(Hearing *hearing, gint64 start, guint16 *hops, gsize count);

/* Adds to BALANCE what each speaker in CHAPTER said: the hops that lie in an utterance. */
void hearing_tell(const Hearing *hearing, const Script *script, const PerformedChapter *chapter,
                  guint rate, Balance *balance);

#endif
