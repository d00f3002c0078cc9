/* Words that the source itself says are in another language than the text. */
#ifndef LECTERN_SCRIPT_MARKED_H
#define LECTERN_SCRIPT_MARKED_H

#include "script/script.h"

/* Gives the utterances of SCRIPT readings in the languages of the document's INLINE_LANGUAGE
 * pieces, of which the innermost counts. They stand in the script's text form, and can be edited.
 */
void foreign_mark(Script *script);

#endif
