/* The marks at the end of an utterance's text: an engine takes its closing melody from them. */
#ifndef LECTERN_PERFORMANCE_CADENCE_H
#define LECTERN_PERFORMANCE_CADENCE_H

#include "script/wording/words.h"

/* The text of WORDING, the utterance at INDEX of SCRIPT, with marks at its end by which it is said
 * as it is meant: it does not fall where its sentence or list goes on or a colon announces
 * something, and falls at the end of a question that asks who, what or where. All before those
 * marks is the same. The caller frees it.
 */
char *cadence_text(const Script *script, gsize index, const Wording *wording);

/* The next utterance behind INDEX that is heard, or NULL. */
const Utterance *cadence_next(const Script *script, gsize index);

#endif
