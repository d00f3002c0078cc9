/* A piece: the lines of a plain text that become one block. */
#ifndef LECTERN_DOCUMENT_PIECES_H
#define LECTERN_DOCUMENT_PIECES_H

#include "document/document.h"
#include "document/lines.h"

typedef struct {
    gsize first; /* line */
    gsize count; /* of lines */
    Span text;
    BlockKind kind;
    guint level;
} Piece;

static inline Piece *piece_at(const GArray *pieces, gsize index)
{
    return &g_array_index(pieces, Piece, index);
}

/* The pieces of LINES by their marks (Line.opens): scene breaks, and paragraphs for all else. */
GArray *pieces_new(const GArray *lines);

/* How PIECE begins and ends. */
static inline const Line *piece_first_line(const GArray *lines, const Piece *piece)
{
    return line_at(lines, piece->first);
}

static inline const Line *piece_last_line(const GArray *lines, const Piece *piece)
{
    return line_at(lines, piece->first + piece->count - 1);
}

#endif
