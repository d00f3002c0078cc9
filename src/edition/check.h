/* The proof that an edition is whole and in step. */
#ifndef LECTERN_EDITION_CHECK_H
#define LECTERN_EDITION_CHECK_H

#include "sound/preset.h"

typedef struct {
    guint files, chapters, utterances, words;
    double seconds;
    double loudness_lufs, true_peak_dbtp; /* -HUGE_VAL for silence, NAN where not all was decoded */
} CheckSummary;

/* Checks the edition in FOLDER: every file of edition.json is there with its bytes and SHA-256 and
 * none is missing from it; audio decodes to the lengths it says; timing.json places every heard
 * utterance and every word of script.txt, in order, inside its utterance and chapter; utterances
 * tile the text; loudness and true peak, measured again, are what it says. With a PRESET, which may
 * be NULL, also whether the decoded files are as it requires: MEASURED (a GPtrArray of char *) gets
 * a line for each measure. PROBLEMS (likewise) gets a line for each fault found. FALSE with an
 * error only where nothing can be read. */
gboolean edition_check(const char *folder, const Preset *preset, CheckSummary *summary,
                       GPtrArray *measured, GPtrArray *problems, GError **error);

#endif
