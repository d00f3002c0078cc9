#include "document/pieces.h"

/* Ornaments that follow each other are one scene break, whatever space is between them. */
static gboolean joins(const Piece *last, const Line *line)
{
    return !line->opens || (last->kind == BLOCK_SCENE_BREAK && line->ornament);
}

GArray *pieces_new(const GArray *lines)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (gsize i = 0; i < lines->len; i++) {
        const Line *line = line_at(lines, i);
        if (pieces->len > 0 && joins(piece_at(pieces, pieces->len - 1), line)) {
            Piece *last = piece_at(pieces, pieces->len - 1);
            last->count++;
            last->text.end = line->text.end;
            continue;
        }
        Piece piece = {
            .first = i,
            .count = 1,
            .text = line->text,
            .kind = line->ornament ? BLOCK_SCENE_BREAK : BLOCK_PARAGRAPH,
        };
        g_array_append_val(pieces, piece);
    }
    return pieces;
}
