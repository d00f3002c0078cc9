/* The JSON files of an edition: docs/edition-format.md has every key. */
#ifndef LECTERN_EDITION_EDITION_JSON_H
#define LECTERN_EDITION_EDITION_JSON_H

#include <jansson.h>

#include "edition/edition.h"

/* Writes edition.json into FOLDER, which has all other files of the edition in it by then. */
gboolean edition_json_write(const Edition *edition, const char *folder, GError **error);

/* Writes timing.json into FOLDER, holding one utterance at a time. */
gboolean timing_json_write(const Edition *edition, const char *folder, GError **error);

/* The voices that are heard in EDITION, for edition.json. */
json_t *voices_json(const Edition *edition);

#endif
