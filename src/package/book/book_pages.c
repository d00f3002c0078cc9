#include "package/book/book_pages.h"

#include "package/sync/markup_ids.h"

static void page_clear(gpointer data)
{
    g_free(((BookPage *)data)->id);
}

/* The last utterance of the script that begins at or before AT. */
static gsize utterance_at(const Script *script, gsize at)
{
    gsize low = 0;
    gsize high = script->utterances->len;
    while (low < high) {
        gsize middle = low + (high - low) / 2;
        if (script_utterance(script, middle)->span.start <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return MAX(low, 1) - 1;
}

GArray *book_pages(const Book *book)
{
    const Script *script = book->input->script;
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(BookPage));
    g_array_set_clear_func(pages, page_clear);
    for (guint i = 0; i < script->document->inlines->len && script->utterances->len > 0; i++) {
        const Inline *piece = document_inline(script->document, i);
        if (piece->kind != INLINE_PAGE) {
            continue;
        }
        gsize utterance = utterance_at(script, piece->text.start);
        int chapter = package_chapter_of(book->input, script_utterance(script, utterance)->block);
        if (chapter < 0) {
            continue;
        }
        BookPage page = {.label = piece->value, .chapter = (guint)chapter};
        page.id = markup_page_id(i);
        page.utterance = (guint)(utterance - book_chapter(book, page.chapter)->first_utterance);
        g_array_append_val(pages, page);
    }
    return pages;
}

gboolean book_in_note(const Book *book, const Clip *clip, guint *number)
{
    const Block *block = document_block(book->input->script->document, clip->block);
    *number = block->level;
    return block->kind == BLOCK_NOTE;
}

guint book_note_count(const Book *book)
{
    const Document *document = book->input->script->document;
    guint count = 0;
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        count += block->kind == BLOCK_NOTE && package_note(book->input, block->level) == (int)i;
    }
    return count;
}

const char *book_page_source(const Book *book)
{
    const Metadata *metadata = book->input->metadata;
    return metadata->page_source ? metadata->page_source : metadata->title;
}
