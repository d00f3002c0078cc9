#include "document/plain.h"

#include "document/items.h"
#include "document/openings.h"
#include "document/outline.h"
#include "document/plain_notes.h"
#include "document/plain_pages.h"

void plain_read(Document *document)
{
    const char *text = document->text;
    g_autoptr(GArray) lines = lines_split(text, document->length);
    Layout layout = layout_measure(lines);
    openings_find(text, lines, &layout);
    g_autoptr(GArray) pieces = pieces_new(lines);
    items_find(text, lines, pieces);
    outline_find(text, lines, pieces);
    for (gsize i = 0; i < pieces->len; i++) {
        const Piece *piece = piece_at(pieces, i);
        Block block = {piece->kind, piece->level, piece->text, piece->text};
        g_array_append_val(document->blocks, block);
    }
    plain_notes_find(document);
    plain_pages_find(document);
}
