/* The readings of an utterance: an editor's own; where there is none, the lexicon's; and where that
 * knows nothing either, those that the text asks for. */
#ifndef LECTERN_SCRIPT_READINGS_H
#define LECTERN_SCRIPT_READINGS_H

#include "script/script.h"

/* A new array of Reading, in order and without overlaps, which owns all in it, to be freed with
 * g_array_unref. Where SCRIPT has no language, the text asks for none. PRINTED ones have letters
 * that are said one by one as a text shows them (letters.h). */
GArray *readings_of(const Script *script, const Utterance *utterance, gboolean printed);

/* The rows of letters that stand together where what LANGUAGE's rules say is shown (letters.h). */
const char *readings_together(const char *language);

#endif
