/* What is known of a work on the command line. */
#ifndef LECTERN_COMMAND_MAKING_H
#define LECTERN_COMMAND_MAKING_H

#include "document/metadata.h"

/* Sets in METADATA what SETTINGS, each "KEY=VALUE" (NULL for none), say. LECTERN_ERROR_USAGE for an
 * unknown key, or a value that is none for it. */
gboolean making_metadata(char *const *settings, Metadata *metadata, GError **error);

/* Sets the one KEY, which OPTION gave, to VALUE (NULL for not given). */
gboolean making_set(Metadata *metadata, const char *option, const char *key, const char *value,
                    GError **error);

#endif
