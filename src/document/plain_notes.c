#include "document/plain_notes.h"

#include "base/utf8.h"

enum { MOST_DIGITS = 5 };

/* The number in brackets at AT of TEXT, before END, and where it ENDS; 0 for none. */
static guint bracketed(const char *text, gsize at, gsize end, gsize *ends)
{
    guint number = 0;
    gsize digit = at + 1;
    if (at >= end || text[at] != '[') {
        return 0;
    }
    for (; digit < end && digit - at <= MOST_DIGITS && g_ascii_isdigit(text[digit]); digit++) {
        number = number * 10 + (guint)(text[digit] - '0');
    }
    *ends = digit + 1;
    return digit < end && text[digit] == ']' && text[at + 1] != '0' ? number : 0;
}

/* The start of the line behind AT, or END. */
static gsize next_line(const char *text, gsize at, gsize end)
{
    while (at < end && text[at] != '\n' && text[at] != '\r') {
        at++;
    }
    while (at < end && utf8_is_space(utf8_at(text, end, at))) {
        at = utf8_next(text, end, at);
    }
    return at;
}

/* Appends the notes in BLOCK to NOTES; FALSE where it does not begin with the next one. */
static gboolean split_block(const Document *document, const Block *block, GArray *notes)
{
    gsize ends;
    const char *text = document->text;
    if (block->kind == BLOCK_SCENE_BREAK ||
        bracketed(text, block->text.start, block->text.end, &ends) != notes->len + 1) {
        return FALSE;
    }
    for (gsize at = block->text.start; at < block->text.end;
         at = next_line(text, at, block->text.end)) {
        if (bracketed(text, at, block->text.end, &ends) != notes->len + 1) {
            continue;
        }
        if (at > block->text.start) {
            g_array_index(notes, Block, notes->len - 1).text.end = at;
        }
        Block note = {.kind = BLOCK_NOTE, .level = notes->len + 1, .text = {at, block->text.end}};
        g_array_append_val(notes, note);
    }
    return TRUE;
}

/* The index of the block that the notes at the end of DOCUMENT begin with; the number of blocks
 * where there is none. */
static guint first_note(const Document *document)
{
    guint index = document->blocks->len;
    while (index > 0) {
        const Block *block = document_block(document, index - 1);
        gsize ends;
        guint number = bracketed(document->text, block->text.start, block->text.end, &ends);
        if (number == 0) {
            break;
        }
        index--;
        if (number == 1) {
            return index;
        }
    }
    return document->blocks->len;
}

/* Appends the references in BLOCK to notes up to COUNT to FOUND (of Inline); NEXT is the number of
 * the first that was not referred to yet. */
static void find_references(const Document *document, const Block *block, guint count, guint *next,
                            GArray *found)
{
    const char *text = document->text;
    for (gsize at = block->text.start + 1; at < block->text.end; at++) {
        gsize ends;
        guint number = text[at] == '[' ? bracketed(text, at, block->text.end, &ends) : 0;
        if (number == 0 || number > count || number > *next ||
            utf8_is_space(utf8_before(text, at))) {
            continue;
        }
        *next += number == *next ? 1 : 0;
        Inline piece = {INLINE_NOTE, {at, ends}, g_strdup_printf("%u", number)};
        g_array_append_val(found, piece);
    }
}

void plain_notes_find(Document *document)
{
    guint first = first_note(document);
    if (first == document->blocks->len) {
        return;
    }
    g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(Block));
    for (guint i = first; i < document->blocks->len; i++) {
        if (!split_block(document, document_block(document, i), notes)) {
            return;
        }
    }
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Inline));
    g_array_set_clear_func(found, inline_clear);
    guint next = 1;
    for (guint i = 0; i < first; i++) {
        find_references(document, document_block(document, i), notes->len, &next, found);
    }
    if (next <= notes->len) {
        g_array_unref(found);
        return;
    }
    g_array_set_size(document->blocks, first);
    for (guint i = 0; i < notes->len; i++) {
        Block *note = &g_array_index(notes, Block, i);
        note->source = note->text = utf8_trim(document->text, note->text);
        g_array_append_val(document->blocks, *note);
    }
    g_array_unref(document->inlines);
    document->inlines = found;
}
