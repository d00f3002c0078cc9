/* The script as text that people read and edit: written and read back without loss. The grammar is
 * in docs/script-format.md. */
#ifndef LECTERN_SCRIPT_SCRIPT_TEXT_H
#define LECTERN_SCRIPT_SCRIPT_TEXT_H

#include "script/script.h"

/* SCRIPT as text, to be freed by the caller. Of confidences thousandths are kept, of the document's
 * name the last part, of blocks not their places in the source. */
GString *script_text_write(const Script *script);

/* Whether BYTES begin as a script does. */
gboolean script_text_is(const char *bytes, gsize length);

/* The script in BYTES, read from a file called NAME; a breach of the grammar is a
 * LECTERN_ERROR_SYNTAX with line and column. The document is made anew from the utterances. */
Script *script_text_read(const char *name, const char *bytes, gsize length, GError **error);

/* Reads INPUT (a path, or "-"): a script as it is, any other document by way of script_build. GIVEN
 * (or NULL) goes before what the source says of itself, and that before what stands beside it
 * (metadata_read_beside); a script's language is its own. */
Script *script_load(const char *input, const Metadata *given, GError **error);

#endif
