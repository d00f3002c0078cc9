/* Puts what a cast file says of people into a script, before voices are chosen. */
#ifndef LECTERN_CAST_CAST_APPLY_H
#define LECTERN_CAST_CAST_APPLY_H

#include "cast/cast_file.h"

/* Gives the speakers of SCRIPT that CAST knows (by name, else by one of its aliases, else by the
 * speaker's own aliases) their name, gender, aliases and voice from there. Speakers of one member
 * become one: the utterances are renumbered and the lines added up. Sets the narrator's voice. */
void cast_apply(Script *script, const CastFile *cast);

#endif
