/* The readings of an utterance: an editor's own, and where there is none those that the text asks
 * for. */
#ifndef LECTERN_SCRIPT_READINGS_H
#define LECTERN_SCRIPT_READINGS_H

#include "script/script.h"

/* A new array of Reading, in order and without overlaps, to be freed with g_array_unref.
 * Sounds and languages are borrowed from UTTERANCE. Where SCRIPT has no language, it is only the
 * editor's. */
GArray *readings_of(const Script *script, const Utterance *utterance);

#endif
