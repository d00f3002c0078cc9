/* The lexicons that a text is read with. */
#ifndef LECTERN_EDITION_LEXICONS_H
#define LECTERN_EDITION_LEXICONS_H

#include "cast/voice.h"
#include "script/lexicon/lexicon.h"

/* The lexicons for a text in LANGUAGE, of which a later one overrules those before it: the
 * program's own; the user's ($XDG_CONFIG_HOME/lectern/lexicon.pls); the show's (lexicon.pls in the
 * folder of INPUT); the article's (INPUT with the ending .pls, and SOURCE, the file that a script
 * was made from, or NULL, with it, beside INPUT); and FILES (ended by NULL, or NULL). Only FILES
 * have to be there. INPUT is a path, or "-" for standard input, which has nothing beside it. */
Lexicon *lexicons_load(const char *language, const char *input, const char *source,
                       char *const *files, GError **error);

/* The paths where lexicons for INPUT would be, the user's included, ended by NULL; the caller frees
 * them. */
char **lexicons_paths(const char *input);

/* Gives SCRIPT, which was read from INPUT, its lexicon. */
gboolean lexicons_give(Script *script, const char *input, char *const *files, GError **error);

/* Warns of each entry for words of SCRIPT, but the program's own, that a voice which it uses cannot
 * say. */
void lexicons_check(const Script *script, const GPtrArray *voices);

#endif
