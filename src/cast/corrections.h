/* Corrections: who speaks, as people say. */
#ifndef LECTERN_CAST_CORRECTIONS_H
#define LECTERN_CAST_CORRECTIONS_H

#include "cast/cast_file.h"

/* The rule of an utterance whose speaker a cast file gave. */
#define CORRECTION_RULE "correction"

/* Gives the quotations that CAST corrects to whom it says, by the rule CORRECTION_RULE; those that
 * an edited script has settled stay as they are. Warns of every correction that fits nothing in
 * SCRIPT any more, and of those that only a number finds. */
void corrections_apply(Script *script, const CastFile *cast);

/* Appends to TEXT, as a cast file has it, who was given what in SCRIPT by its editor or by a cast
 * file, with the words that find it again; and those corrections of CAST (or NULL) that fit
 * nothing. */
void corrections_write(const Script *script, const CastFile *cast, GString *text);

#endif
