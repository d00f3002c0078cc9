/* Utterances: the blocks of a text cut at the ends of sentences and at the edges of quotations. */
#ifndef LECTERN_SCRIPT_UTTERANCES_H
#define LECTERN_SCRIPT_UTTERANCES_H

#include "script/quotation/quotations.h"

/* Fills SCRIPT's utterances, which are empty, from its document: with all but their chapters.
 * QUOTATIONS (of Quotation) have their speakers, UNSPOKEN (of Unspoken) tells of pull quotes and of
 * words in quotation marks that are narration; both are in order. */
void utterances_cut(Script *script, const Language *language, const GArray *quotations,
                    const GArray *unspoken);

#endif
