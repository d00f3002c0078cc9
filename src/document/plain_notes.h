/* Notes in plain text. */
#ifndef LECTERN_DOCUMENT_PLAIN_NOTES_H
#define LECTERN_DOCUMENT_PLAIN_NOTES_H

#include "document/document.h"

/* Makes BLOCK_NOTE of the notes that DOCUMENT ends in, "[1] What it says." and so on up, each from
 * the start of a line, and INLINE_NOTE of what refers to them. Only where that is certain: they are
 * all there is from the first one on, count up from 1, and each is referred to before, in their
 * order, directly behind a word or mark. Else it does nothing. */
void plain_notes_find(Document *document);

#endif
