/* The ids of the elements that can be pointed at. */
#ifndef LECTERN_PACKAGE_MARKUP_IDS_H
#define LECTERN_PACKAGE_MARKUP_IDS_H

#include "script/script.h"

/* The id of the block or utterance's element ("b12", "u0012"), "u0012-1" for a word of it; the
 * caller frees it. */
char *markup_block_id(guint block);
char *markup_utterance_id(const Utterance *utterance);
char *markup_word_id(const Utterance *utterance, guint word);

/* The ids of a note, by its number, and of a page's beginning, by its inline: "note-1", "page-7".
 */
char *markup_note_id(guint number);
char *markup_page_id(guint index);

#endif
