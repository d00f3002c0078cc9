/* Letters that a text shows in full: they stand in quotation marks, but nobody utters them there.
 * The narrator reads them. */
#ifndef LECTERN_SCRIPT_QUOTE_LETTERS_H
#define LECTERN_SCRIPT_QUOTE_LETTERS_H

#include "script/quotation/quote_pairs.h"

/* For each of STRETCHES (a GArray of Stretch, in order) 1 where it is part of such a letter: long,
 * in paragraphs of its own, and known for one by two signs of how it is introduced, begins and
 * ends. What somebody reads aloud is none, nor what stands right behind something that is said. The
 * caller frees it. */
guint8 *quote_letters_find(const Document *document, const Language *language,
                           const GArray *stretches);

#endif
