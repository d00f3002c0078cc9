/* Pages in plain text. */
#ifndef LECTERN_DOCUMENT_PLAIN_PAGES_H
#define LECTERN_DOCUMENT_PLAIN_PAGES_H

#include "document/document.h"

/* Makes INLINE_PAGE of "[p. 12]", "[Page 12]", "[Pg 12]" and "[S. 12]" in DOCUMENT, and BLOCK_PAGE
 * of a block that is nothing else. Only where there are three at least and each is one more than
 * the one before: else they are somebody's words, as in a citation. Form feeds and bare numbers are
 * not taken for pages, since they may as well be anything else. */
void plain_pages_find(Document *document);

#endif
