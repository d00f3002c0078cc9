/* The script as JSON ("lectern-script/1"): docs/script-format.md has every key. */
#ifndef LECTERN_SCRIPT_SCRIPT_JSON_H
#define LECTERN_SCRIPT_SCRIPT_JSON_H

#include <stdio.h>

#include "script/script.h"

/* Writes SCRIPT to OUT as one object, an utterance a line, holding one utterance at a time. FALSE
 * with errno set where OUT failed. */
gboolean script_json_write(const Script *script, FILE *out);

#endif
