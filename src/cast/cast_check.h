/* Whether the voices that people named are there, before any are chosen. */
#ifndef LECTERN_CAST_CAST_CHECK_H
#define LECTERN_CAST_CAST_CHECK_H

#include "cast/cast_file.h"
#include "cast/voice.h"

/* Whether all voices that CAST names are among VOICES; else a LECTERN_ERROR_VOICE with the line
 * that names it and a list of those there are. */
gboolean cast_check_file(const CastFile *cast, const GPtrArray *voices, GError **error);

/* The same for the narrator, the speakers and the utterances of SCRIPT: an editor may have named
 * their voices. */
gboolean cast_check_script(const Script *script, const GPtrArray *voices, GError **error);

#endif
