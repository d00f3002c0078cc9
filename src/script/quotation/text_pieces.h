/* A block in pieces, cut at the ends of sentences and at quotation marks, that can be compared by
 * their letters alone: a repeated sentence may have other marks around it. */
#ifndef LECTERN_SCRIPT_TEXT_PIECES_H
#define LECTERN_SCRIPT_TEXT_PIECES_H

#include "base/span.h"

typedef struct {
    Span span;
    guint64 letters; /* a digest of its letters and digits, case folded */
    guint words;     /* at least 1 */
    gboolean quoted; /* it stands inside quotation marks */
} TextPiece;

/* Replaces the contents of PIECES, a GArray of TextPiece, by the pieces of SPAN in TEXT. */
void text_pieces_cut(const char *text, Span span, GArray *pieces);

/* Whether A and B have the same letters and digits in the same order. */
gboolean text_pieces_equal(const char *text, const TextPiece *a, const TextPiece *b);

#endif
