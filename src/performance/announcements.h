/* Announcements: the narrator says who speaks, for listeners who cannot tell the voices apart. They
 * are no part of the text: sound before an utterance, as a pause is silence. */
#ifndef LECTERN_PERFORMANCE_ANNOUNCEMENTS_H
#define LECTERN_PERFORMANCE_ANNOUNCEMENTS_H

#include "script/wording/words.h"

/* For each utterance of SCRIPT, whether its speaker is announced before it: with the first words in
 * a scene, which ends at a scene break, heading or chapter. Not announced is who has no name to say
 * (SPEAKER_UNKNOWN), or was named by the narration right before in the same sentence ("Ann said:").
 * The caller frees it. */
guint8 *announcements_plan(const Script *script);

/* What the narrator says before the utterance at INDEX, which is somebody's. Its words are those of
 * a text of its own. Free with wording_free. */
Wording *announcement_wording(const Script *script, gsize index);

#endif
