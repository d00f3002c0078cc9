/* Voices: one readable key file each, voices/NAME.voice, calibrated to one loudness. */
#ifndef LECTERN_CAST_VOICE_H
#define LECTERN_CAST_VOICE_H

#include "cast/equalizer.h"
#include "script/script.h"

/* At so many headrooms voices are measured: see voice_gain_db. */
#define VOICE_HEADROOMS 4

/* All strings belong to the voice. */
typedef struct {
    char *name;          /* the file's name without its ending: "en-gb-rose" */
    char *description;   /* one line for people */
    char *language;      /* BCP 47: "en-GB" */
    char *engine;        /* "espeak-ng", or "command" */
    char *engine_voice;  /* the engine's own name for language and accent ("gmw/en-GB-x-rp"), or a
                          * command line */
    char *variant;       /* espeak-ng's voice variant: "f2"; "" for none */
    int rate;            /* words a minute, 80 to 449 */
    int pitch;           /* 0 to 99 */
    int range;           /* 0 to 99 */
    int raw_rate;        /* of the raw samples that a command writes; 0: it writes WAV */
    Equalizer equalizer; /* of its sound, before anything else is done to it */
    double gain_db;      /* by calibration: brings the standard passage to CALIBRATED_LUFS */
    double limiting_lu[VOICE_HEADROOMS]; /* by calibration, see voice_gain_db */
    Gender gender;
    Age age;                /* never AGE_UNKNOWN */
    gboolean narrator;      /* fit to narrate */
    double median_pitch_hz; /* measured; tells how far two voices are apart */
    double centroid_hz;     /* measured */
} Voice;

/* The engine that is any program: command.h in speech. */
#define VOICE_ENGINE_COMMAND "command"

/* The loudness (one channel counted once) that every voice's gain brings it to. */
#define CALIBRATED_LUFS (-16.0)

/* All voices there are: the program's, overlaid by those of the same name in the user's folder
 * ($XDG_DATA_HOME/lectern/voices) and then in the folders of $LECTERN_VOICES (colons between),
 * which must exist. Sorted by name. A broken file is a LECTERN_ERROR_SYNTAX with its place. A
 * GPtrArray of Voice * that owns them. */
GPtrArray *voices_load(GError **error);

/* The folders that voices_load() looks into, the program's first and the user's second, whether
 * they exist or not. Free with g_strfreev. */
char **voices_folders(void);

/* The voice called NAME, or NULL. */
const Voice *voices_find(const GPtrArray *voices, const char *name);

/* The voices that speak LANGUAGE (voice_speaks), in the same order: a GPtrArray of const Voice *
 * that does not own them. Where there is none NULL and a LECTERN_ERROR_VOICE that lists the
 * languages there are. */
GPtrArray *voices_for(const GPtrArray *voices, const char *language, GError **error);

/* The names of VOICES with commas between, for messages; the caller frees it. */
char *voices_list(const GPtrArray *voices);

/* Whether VOICE speaks the BCP 47 LANGUAGE: "en-GB" and "en-US" both speak "en" and each other.
 * Norwegian ("no", "nn") is spoken by "nb". */
gboolean voice_speaks(const Voice *voice, const char *language);

/* Whether VOICE has the accent that LANGUAGE asks for: of its region, or, where it names none, of
 * the one it is mostly published for ("en": "US"). */
gboolean voice_has_accent(const Voice *voice, const char *language);

/* "Rose" for "en-gb-rose": what the voice is called in its own sample. The caller frees it. */
char *voice_first_name(const Voice *voice);

/* The gain that brings the standard passage in VOICE to TARGET_LUFS (one channel counted once)
 * behind a limiter with a ceiling of CEILING_DBTP. The gain of the voice file does so at
 * CALIBRATED_LUFS under the podcast preset's ceiling, where the limiter takes part of it; with more
 * room the limiter takes less, and each voice would be louder by a measure of its own. */
double voice_gain_db(const Voice *voice, double target_lufs, double ceiling_dbtp);

/* One voice from the key file in TEXT; NAME and PATH for messages. */
Voice *voice_parse(const char *name, const char *path, const char *text, gsize length,
                   GError **error);
void voice_free(Voice *voice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Voice, voice_free)

#endif
