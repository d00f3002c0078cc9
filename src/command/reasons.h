/* The reasons of a script, for its editor: who speaks each quotation, and what decided it. */
#ifndef LECTERN_COMMAND_REASONS_H
#define LECTERN_COMMAND_REASONS_H

#include "script/script.h"

/* Appends a paragraph for each quotation of SCRIPT: its line in the text, number, speaker and
 * confidence; how it begins; and what decided. With DOUBTFUL only those that are in doubt, the
 * least sure first. For a terminal of 80 columns. */
void reasons_write(const Script *script, gboolean doubtful, GString *out);

#endif
