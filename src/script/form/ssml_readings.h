/* What elements of SSML make of the words in them: sub, say-as, phoneme, lang. */
#ifndef LECTERN_SCRIPT_SSML_READINGS_H
#define LECTERN_SCRIPT_SSML_READINGS_H

#include "script/form/ssml_take.h"
#include "script/script.h"

typedef struct {
    const char *text; /* of the document */
    const char *language;
    GArray *readings; /* of Reading, in order */
    guint first;      /* of those that the element at hand holds */
} SsmlReadings;

/* Adds what the element of TAG, which holds SPAN, makes of it; nothing where that is no reading. */
void ssml_add_readings(SsmlReadings *made, const DraftTag *tag, Span span);

/* The readings OWN (or NULL) and those of MARKED that touch none of them, in order; both are used
 * up. */
GArray *ssml_merge_readings(GArray *own, GArray *marked);

#endif
