/* What of a make is asked for on the command line: formats and packages, and what is known of the
 * work. */
#ifndef LECTERN_COMMAND_MAKING_H
#define LECTERN_COMMAND_MAKING_H

#include "package/packages.h"

/* Sorts the names in LIST, with commas between, into audio FORMATS and CHOSEN packages (of
 * const AudioFormat * and const Package *, both empty), once each; a format that a package cannot
 * do without, or MP3 where there is none at all, is added. LECTERN_ERROR_USAGE for an unknown name.
 */
gboolean making_formats(const char *list, GPtrArray *formats, GPtrArray *chosen, GError **error);

/* All names that LIST may have, "mp3, opus, …"; the caller frees it. */
char *making_format_names(void);

/* Sets in METADATA what SETTINGS, each "KEY=VALUE" (NULL for none), say. LECTERN_ERROR_USAGE for an
 * unknown key, or a value that is none for it. */
gboolean making_metadata(char *const *settings, Metadata *metadata, GError **error);

/* Sets the one KEY, which OPTION gave, to VALUE (NULL for not given). */
gboolean making_set(Metadata *metadata, const char *option, const char *key, const char *value,
                    GError **error);

#endif
