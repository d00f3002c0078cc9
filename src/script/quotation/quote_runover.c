#include "script/quotation/quote_runover.h"

#include "script/near_words.h"

/* A narrator who says "I" outside quotations in more than one paragraph of this many tells a story
 * of their own: then "I" tells nothing. */
enum { NARRATOR_SHARE = 8 };

static const Stretch *stretch_at(const GArray *stretches, guint index)
{
    return index < stretches->len ? &g_array_index(stretches, Stretch, index) : NULL;
}

static gboolean is_first_person(const Language *language, const NearWord *word)
{
    return g_hash_table_contains(language->first_person, word->folded);
}

/* Whether there is a word of the first person in SPAN. */
static gboolean has_first_person(const char *text, Span span, const Language *language)
{
    NearWord word;
    for (gsize at = span.start; near_word_after(text, at, span.end, &word); at = word.span.end) {
        if (is_first_person(language, &word)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the narrator, outside all stretches, hardly ever says "I". */
static gboolean narrator_stands_back(const Document *document, const Language *language,
                                     const guint8 *readings, const GArray *stretches)
{
    guint paragraphs = 0;
    guint own = 0;
    guint next = 0;
    for (guint i = 0; i < document->blocks->len; i++) {
        Span block = document_block(document, i)->text;
        gsize start = block.start;
        gboolean first_person = FALSE;
        for (; next < stretches->len && stretch_at(stretches, next)->block == i; next++) {
            Span span = stretch_at(stretches, next)->span;
            first_person |= has_first_person(document->text, (Span){start, span.start}, language);
            start = span.end;
        }
        if (readings[i] != READ_NOTHING) {
            first_person |= has_first_person(document->text, (Span){start, block.end}, language);
            paragraphs++;
            own += first_person ? 1 : 0;
        }
    }
    return own * NARRATOR_SHARE < paragraphs;
}

/* Whether the block behind STRETCH has no stretch of its own and begins in the first person. */
static gboolean runs_over(const Document *document, const Language *language,
                          const guint8 *readings, const Stretch *stretch, const Stretch *following)
{
    guint next = stretch->block + 1;
    if (!stretch->unclosed || stretch->minor || next >= document->blocks->len ||
        readings[next] != READ_MARKS || (following && following->block <= next)) {
        return FALSE;
    }
    Span span = document_block(document, next)->text;
    NearWord word;
    return near_word_after(document->text, span.start, span.end, &word) &&
           is_first_person(language, &word);
}

GArray *quote_runover_add(const Document *document, const Language *language,
                          const guint8 *readings, const GArray *stretches)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Stretch));
    gboolean asked = FALSE;
    gboolean stands_back = FALSE;
    for (guint i = 0; i < stretches->len; i++) {
        Stretch stretch = *stretch_at(stretches, i);
        g_array_append_val(all, stretch);
        while (runs_over(document, language, readings, &stretch, stretch_at(stretches, i + 1))) {
            if (!asked) {
                asked = TRUE;
                stands_back = narrator_stands_back(document, language, readings, stretches);
            }
            if (!stands_back) {
                break;
            }
            stretch.block++;
            stretch.span = document_block(document, stretch.block)->text;
            stretch.continues = TRUE;
            g_array_append_val(all, stretch);
        }
    }
    return all;
}
