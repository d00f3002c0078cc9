/* A list of words as a script: to be heard one after another. */
#ifndef LECTERN_COMMAND_WORDS_SCRIPT_H
#define LECTERN_COMMAND_WORDS_SCRIPT_H

#include "script/lexicon/pls.h"
#include "script/script.h"

/* The first graphemes of PLS, a paragraph each, read as PLS says. Free with script_free. */
Script *words_script(const Pls *pls);

#endif
