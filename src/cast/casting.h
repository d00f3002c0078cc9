/* Casting: which voice reads whom. The same script and cast file always give the same cast. */
#ifndef LECTERN_CAST_CASTING_H
#define LECTERN_CAST_CASTING_H

#include "cast/cast_file.h"
#include "cast/voice.h"

/* Sets the narrator's and every speaker's voice of SCRIPT, from VOICES of its language ("en-US" and
 * "en-GB" both serve "en"). CAST (or NULL) decides first: its corrections, names, aliases, genders
 * and ages are put into SCRIPT, joining speakers that it says are one. The rest by gender, distance
 * from the narrator, and from those who speak nearby; the more someone speaks, the earlier the
 * choice. LECTERN_ERROR_VOICE, with a list of what there is, where a language or a named voice is
 * missing.
 */
gboolean cast_assign(Script *script, const GPtrArray *voices, const CastFile *cast, GError **error);

/* How different two voices are to the ear, 0 for alike: steps of pitch and of brightness. */
double voice_distance(const Voice *a, const Voice *b);

#endif
