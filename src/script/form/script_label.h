/* What stands before the text of a line: its id, speaker, kind and note. */
#ifndef LECTERN_SCRIPT_SCRIPT_LABEL_H
#define LECTERN_SCRIPT_SCRIPT_LABEL_H

#include "script/form/script_draft.h"

/* A piece of a line. */
typedef struct {
    const char *at;
    gsize length;
} Piece;

/* The piece of LENGTH bytes at AT without the white space around it. */
Piece piece_trim(const char *at, gsize length);

/* The length of the id that the line begins with: "u", a digit, and letters, digits, ".", "_" and
 * "-". 0 where there is none. */
gsize script_label_id(const ScriptLines *lines);

/* Reads LABEL, what stands between the id and the text, into DRAFT: "Anna (skipped) [note]". */
gboolean script_label_read(ScriptDraft *draft, ScriptReader *reader, Piece label, GError **error);

#endif
