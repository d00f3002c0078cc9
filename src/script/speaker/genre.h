/* What kind of text it is that people speak in. */
#ifndef LECTERN_SCRIPT_GENRE_H
#define LECTERN_SCRIPT_GENRE_H

#include "script/speaker/tokens.h"

/* Whether the text of TOKENS, which has so many QUOTATIONS, is told in dialogue rather than
 * reported. */
gboolean genre_is_story(const Tokens *tokens, guint quotations);

#endif
