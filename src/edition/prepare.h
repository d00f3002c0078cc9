/* From a source to a script that can be performed: read, with its lexicons and its cast. */
#ifndef LECTERN_EDITION_PREPARE_H
#define LECTERN_EDITION_PREPARE_H

#include "cast/cast_file.h"
#include "document/metadata.h"

/* The script of INPUT, a path or "-", with what is GIVEN of the work (script_load), the lexicons of
 * lexicons_load with the files LEXICONS (or NULL), and voices from VOICES as CAST (or NULL) wants
 * them. Entries of lexicons that a voice cannot say are warned of. NULL on failure. */
Script *prepare_script(const char *input, const Metadata *given, const CastFile *cast,
                       char *const *lexicons, const GPtrArray *voices, GError **error);

/* Takes the cover's path out of SCRIPT, to be freed by the caller; NULL for none. In the edition,
 * the cover stands beside the script, where it is found. */
char *prepare_take_cover(Script *script);

#endif
