/* One utterance of timing.json, and its words. */
#ifndef LECTERN_EDITION_CHECK_UTTERANCE_H
#define LECTERN_EDITION_CHECK_UTTERANCE_H

#include "edition/check_parts.h"
#include "script/script.h"

/* How far the check of timing.json is. */
typedef struct {
    const Check *check;
    const Script *script;
    const ManifestChapter *chapter; /* of the utterance that is looked at */
    gint64 cursor;                  /* the sample at which the utterance before it ends */
    GArray *heard;
} Timing;

/* Checks the LINE (or NULL, where there is none) of UTTERANCE, and moves the cursor behind it.
 * FALSE where it is not this utterance's: from there on every line would be wrong. */
gboolean check_utterance(Timing *timing, const Utterance *utterance, json_t *line);

#endif
