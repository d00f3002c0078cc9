/* Headlines, in which Every Word Of Weight Has A Capital, so that none shows what is a name. */
#ifndef LECTERN_SCRIPT_HEADLINES_H
#define LECTERN_SCRIPT_HEADLINES_H

#include "script/speaker/tokens.h"

/* Flags the words of blocks that are headlines; when all is read, for by then it shows which words
 * are small elsewhere. */
void tokens_mark_headlines(Tokens *tokens);

#endif
