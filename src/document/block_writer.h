/* Blocks of a document whose text is made as it is read. */
#ifndef LECTERN_DOCUMENT_BLOCK_WRITER_H
#define LECTERN_DOCUMENT_BLOCK_WRITER_H

#include "document/document.h"

/* Appends WORDS, without the white space around them, to DOCUMENT's TEXT, and a block that is LIKE
 * the one given, but for its place; whether it did: blank ones are none. Items of a list are a line
 * below each other, other blocks have a blank line between. */
gboolean block_add(Document *document, GString *text, Block like, const char *words);

#endif
