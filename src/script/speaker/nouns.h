/* Nouns with capitals that are no names. */
#ifndef LECTERN_SCRIPT_NOUNS_H
#define LECTERN_SCRIPT_NOUNS_H

#include "script/speaker/tokens.h"

/* Counts how often each noun follows a determiner, in a language whose nouns all have capitals: a
 * name seldom does. */
void tokens_count_determined(Tokens *tokens);

#endif
