/* Auditions: a short text spoken in each of some voices, one audio file a voice. */
#ifndef LECTERN_COMMAND_AUDITION_H
#define LECTERN_COMMAND_AUDITION_H

#include "cast/voice.h"
#include "script/script.h"

typedef struct {
    const char *folder; /* gets NAME.wav for each voice */
    const char *format; /* as --format takes it */
    const char *preset; /* by whose level and pauses */
    const char *text;   /* a file to be read; NULL: the language's own */
    gboolean passage;   /* its passage, which voices are calibrated by, instead of its sample */
} AuditionOptions;

/* Speaks in each of VOICES (of const Voice *), by the whole chain that editions are made by, at the
 * voice's calibrated loudness. */
gboolean audition(const GPtrArray *voices, const AuditionOptions *options, GError **error);

/* Has VOICE read all of SCRIPT to the WAV file PATH, in the same way. */
gboolean audition_write(const Script *script, const Voice *voice, const char *path, GError **error);

#endif
