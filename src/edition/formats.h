/* What an edition is made into: a list of names as people write it. */
#ifndef LECTERN_EDITION_FORMATS_H
#define LECTERN_EDITION_FORMATS_H

#include "package/packages.h"

/* Sorts the names in LIST, with commas between, into audio FORMATS and CHOSEN packages (of
 * const AudioFormat * and const Package *, both empty), once each; a format that a package cannot
 * do without, or MP3 where there is none at all, is added. LECTERN_ERROR_USAGE for an unknown name,
 * which stands at WHERE.
 */
gboolean formats_parse(const char *where, const char *list, GPtrArray *formats, GPtrArray *chosen,
                       GError **error);

/* All names that LIST may have, "mp3, opus, …"; the caller frees it. */
char *formats_names(void);

#endif
