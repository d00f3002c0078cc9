/* From a document to its tokens. */
#ifndef LECTERN_SCRIPT_READ_TOKENS_H
#define LECTERN_SCRIPT_READ_TOKENS_H

#include "script/speaker/tokens.h"

/* The tokens of DOCUMENT's paragraphs; QUOTATIONS (of Quotation) are in order. Free with
 * tokens_free; the document and the language must outlive it. */
Tokens *tokens_read(const Document *document, const Language *language, const GArray *quotations);

#endif
