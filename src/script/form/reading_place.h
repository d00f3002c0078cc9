/* Where the words of a reading stand in an utterance: its script names them by the words
 * themselves, "read 2: II = Two" for the second time they stand there. */
#ifndef LECTERN_SCRIPT_READING_PLACE_H
#define LECTERN_SCRIPT_READING_PLACE_H

#include "base/span.h"

/* Text with every run of white space folded to one space, which knows its way back. */
typedef struct {
    GString *text;
    GArray *origins; /* of gsize: the offset in the source of each byte of text */
} FoldedText;

/* SPAN of SOURCE, folded, without white space at its ends. */
FoldedText *folded_text_new(const char *source, Span span);
void folded_text_free(FoldedText *folded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FoldedText, folded_text_free)

/* The span of the source where WORDS (folded) stand for the COUNTth time at or behind the offset
 * FROM of the source; an empty one if they do not. Takes time in proportion to the text searched.
 */
Span reading_find(const FoldedText *folded, const char *words, gsize from, guint count);

/* The COUNT by which reading_find finds PLACE, a span of the source. */
guint reading_count(const FoldedText *folded, const char *words, gsize from, Span place);

#endif
