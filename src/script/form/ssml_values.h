/* The values of SSML's attributes: times, speeds, pitches, loudness. */
#ifndef LECTERN_SCRIPT_SSML_VALUES_H
#define LECTERN_SCRIPT_SSML_VALUES_H

#include "script/manner.h"

/* Within a line a pause is part of what is spoken; longer ones stand between lines. */
enum { SSML_BREAK_LIMIT_MS = 60000 };

/* Milliseconds of "800ms" or "1.5s", at most SSML_BREAK_LIMIT_MS; -1 where TEXT is no such time. */
int ssml_time(const char *text);

/* The pause of a break's STRENGTH, "weak"; -1 where there is none of that name. */
int ssml_strength(const char *strength);

/* Each changes TONE by a value of prosody's attribute of that name; FALSE where it is none.
 * "slow", "80%", "+10%"; "low", "+2st", "-10%"; "soft", "-6dB". */
gboolean ssml_rate(const char *value, Tone *tone);
gboolean ssml_pitch(const char *value, Tone *tone);
gboolean ssml_range(const char *value, Tone *tone);
gboolean ssml_volume(const char *value, Tone *tone);

/* Sets EMPHASIS to that of LEVEL ("strong", …); FALSE where there is none of that name. */
gboolean ssml_emphasis(const char *level, Emphasis *emphasis);

#endif
