/* Whether somebody utters what stands in quotation marks, or whether it is a word of the narrator's
 * that is marked as a term, a nickname, a title. */
#ifndef LECTERN_SCRIPT_QUOTE_KINDS_H
#define LECTERN_SCRIPT_QUOTE_KINDS_H

#include "script/quotation/quote_pairs.h"

/* NULL where STRETCH, which stands in one block, is uttered; else the rule by which it is not:
 * "term", "name", "phrase", "unclosed", "no-words". INTERRUPTED says that speech stands before it
 * in its block. */
const char *quote_kind_unspoken(const Document *document, const Language *language,
                                const Stretch *stretch, gboolean interrupted);

#endif
