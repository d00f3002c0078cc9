/* SSML in the text of a script's line, worked out into readings and manners. What is not followed
 * is warned of. */
#ifndef LECTERN_SCRIPT_SSML_READ_H
#define LECTERN_SCRIPT_SSML_READ_H

#include "script/form/ssml_take.h"
#include "script/script.h"

/* Gives UTTERANCE the tags in TAGS, their offsets now in the document's TEXT, and what they say:
 * readings (an editor's that are there already are stronger) and manners. LANGUAGE is what the
 * text is in. */
void ssml_place(const GArray *tags, const char *text, const char *language, Utterance *utterance);

#endif
