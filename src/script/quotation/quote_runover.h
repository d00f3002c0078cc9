/* Speech that runs over into the next paragraph without a mark to show it: the closing one was lost
 * with the line's end. */
#ifndef LECTERN_SCRIPT_QUOTE_RUNOVER_H
#define LECTERN_SCRIPT_QUOTE_RUNOVER_H

#include "script/quotation/quote_pairs.h"

/* STRETCHES (a GArray of Stretch, as found by quote_pairs_find) with those added that go on: a
 * paragraph without marks that speaks in the first person, right behind speech that was not closed,
 * in a text whose narrator hardly does. A new array; STRETCHES is left as it is. */
GArray *quote_runover_add(const Document *document, const Language *language,
                          const guint8 *readings, const GArray *stretches);

#endif
