/* The silences between utterances. */
#ifndef LECTERN_PERFORMANCE_PAUSES_H
#define LECTERN_PERFORMANCE_PAUSES_H

#include "script/script.h"
#include "sound/preset.h"

/* The silence before the utterance at INDEX of the script, in samples: an editor's, or else the
 * longest of those that its place in the script, dots that the text before it trails off in, and
 * breaks at its start and at the end of what was heard before ask for. */
gint64 pause_before(const Script *script, const Preset *preset, guint rate, gsize index);

/* The silence that breaks ask for behind the last utterance before the one at INDEX that is heard,
 * in samples; 0 where it is in an earlier chapter. */
gint64 pause_behind(const Script *script, guint rate, gsize index);

#endif
