/* The plain-text reader. */
#ifndef LECTERN_DOCUMENT_PLAIN_H
#define LECTERN_DOCUMENT_PLAIN_H

#include "document/document.h"

/* Finds the blocks of DOCUMENT, whose text is a plain text's own and has none yet. */
void plain_read(Document *document);

#endif
