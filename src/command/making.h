/* What is known of a work on the command line. */
#ifndef LECTERN_COMMAND_MAKING_H
#define LECTERN_COMMAND_MAKING_H

#include "document/metadata.h"
#include "script/script.h"

/* Sets in METADATA what SETTINGS, each "KEY=VALUE" (NULL for none), say. LECTERN_ERROR_USAGE for an
 * unknown key, or a value that is none for it. */
gboolean making_metadata(char *const *settings, Metadata *metadata, GError **error);

/* What becomes of notes: WHAT is "read" (or NULL), or "skip", by which SCRIPT leaves them out.
 * LECTERN_ERROR_USAGE for anything else. */
gboolean making_notes(const char *what, Script *script, GError **error);

/* An entry of GOption for it. */
#define NOTES_OPTION(variable)                                                                     \
    {                                                                                              \
        "notes", 0, 0, G_OPTION_ARG_STRING, &(variable), "Notes: read (default), skip", "WHAT"     \
    }

/* Sets the one KEY, which OPTION gave, to VALUE (NULL for not given). */
gboolean making_set(Metadata *metadata, const char *option, const char *key, const char *value,
                    GError **error);

#endif
