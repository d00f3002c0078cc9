/* Dialogue dashes: speech that a dash at the start of a paragraph opens and nothing closes.
 *
 *     — Here, said the porter.    — Here, — said the porter. — Read it.    —Here —said he—. Read
 * it. */
#ifndef LECTERN_SCRIPT_QUOTE_DASHES_H
#define LECTERN_SCRIPT_QUOTE_DASHES_H

#include "script/quotation/quote_pairs.h"

/* Appends the stretches of speech in BLOCK, which begins with a dash, to STRETCHES. */
void quote_dashes_find(const Document *document, const Language *language, guint block,
                       GArray *stretches);

#endif
