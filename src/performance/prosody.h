/* How parts of a text are said otherwise than the rest: one readable key file,
 * prosody/prosody.conf. */
#ifndef LECTERN_PERFORMANCE_PROSODY_H
#define LECTERN_PERFORMANCE_PROSODY_H

#include <glib.h>

#include "script/manner.h"

typedef enum {
    PART_PLAIN, /* the rest */
    PART_TITLE,
    PART_HEADING,
    PART_ATTRIBUTION,
    PART_ASIDE,
    PART_PARAGRAPH_END,
    PART_STRONG, /* emphasis */
    PART_MODERATE,
    PART_REDUCED,
    PART_COUNT,
} Part;

typedef struct {
    Tone tones[PART_COUNT];
    int words[PART_COUNT]; /* at most so many are such a part; 0 where that has no limit */
} Prosody;

/* Reads the program's file. LECTERN_ERROR_INPUT or _SYNTAX where it is missing or broken. */
gboolean prosody_load(Prosody *prosody, GError **error);

#endif
