/* What a voice is called where listeners read it. */
#ifndef LECTERN_SHOW_FEED_VOICE_PERSON_H
#define LECTERN_SHOW_FEED_VOICE_PERSON_H

#include "package/html/labels.h"
#include "show/episode.h"

/* That VOICE is synthetic, and as whom it speaks, by the words of LABELS: "Claire (synthetic voice)
 * as Ann Dale". Its name is that of its file without the language. Whom nobody knows is not named,
 * nor anyone for the voice that narrates. The caller frees it. */
char *voice_person(const EpisodeVoice *voice, const Labels *labels);

#endif
