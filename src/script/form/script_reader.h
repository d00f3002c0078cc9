/* The parts of the reader of a script's text form: its head, and its body. */
#ifndef LECTERN_SCRIPT_SCRIPT_READER_H
#define LECTERN_SCRIPT_SCRIPT_READER_H

#include "script/form/script_lines.h"
#include "script/form/script_text_head.h"
#include "script/script.h"

typedef struct {
    ScriptLines lines;
    Script *script;
    FormSpacing spacing;
    GHashTable *speakers; /* name (the speaker's own) -> index + 1 */
} ScriptReader;

/* The index of the speaker called NAME, who is a new one if not known yet. */
int script_reader_speaker(ScriptReader *reader, const char *name);

/* Reads from behind the first line to the first chapter's line, which is then the line at hand. */
gboolean script_reader_head(ScriptReader *reader, GError **error);

/* Reads from the chapter's line at hand to the end. */
gboolean script_reader_body(ScriptReader *reader, GError **error);

/* Whether the line at hand is blank or a comment. */
gboolean script_reader_is_blank(const ScriptReader *reader);

/* Whether the line at hand begins with PREFIX. */
gboolean script_reader_has(const ScriptReader *reader, const char *prefix);

#endif
