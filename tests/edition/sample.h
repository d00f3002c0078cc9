/* A small edition made by hand: three chapters, two speakers, tones for words. */
#ifndef LECTERN_TESTS_EDITION_SAMPLE_H
#define LECTERN_TESTS_EDITION_SAMPLE_H

#include "edition/edition.h"
#include "sound/encoder.h"

/* What is in it. */
enum { SAMPLE_CHAPTERS = 3, SAMPLE_UTTERANCES = 14, SAMPLE_WORDS = 41 };

typedef struct {
    const char *formats; /* "flac,mp3" */
    guint first_chapter; /* from 1 */
    guint last_chapter;
    int silent;  /* index of an utterance that has silence for sound, or -1 */
    int dropped; /* index of an utterance that has no samples, or -1 */
    int faulty;  /* index of an utterance that is listed among the faults, or -1 */
} Sample;

extern const Sample sample_whole; /* all of it in FLAC and MP3 */
extern const Sample sample_small; /* all of it in WAV, which is quick to decode */

/* The script, with its cast. */
Script *sample_script(void);

/* Makes the edition in FOLDER, which exists; sample_try gives edition_write's error. */
void sample_make(const Sample *sample, const char *folder);
gboolean sample_try(const Sample *sample, const char *folder, GError **error);

#endif
