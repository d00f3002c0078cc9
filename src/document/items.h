/* Lists in plain text. */
#ifndef LECTERN_DOCUMENT_ITEMS_H
#define LECTERN_DOCUMENT_ITEMS_H

#include "document/document.h"
#include "document/lines.h"

/* Makes BLOCK_LIST_ITEM of those of PIECES (a GArray of Piece) that stand in a list: two or more
 * items that follow each other, their numbers in order. Lines that are opened by a dash and look
 * like speech are none. */
void items_find(const char *text, const GArray *lines, GArray *pieces);

#endif
