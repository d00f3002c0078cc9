#include "package/sync/markup_inline.h"

#include "package/sync/heard_words.h"
#include "package/sync/link.h"
#include "package/sync/markup_ids.h"

/* Deeper nests of emphasis than this say nothing, and readers stumble over them. */
enum { MOST_NESTED = 8 };

/* One call's work. */
typedef struct {
    MarkupInline *state;
    const Utterance *utterance;
    const GArray *words;
    guint word;              /* the next one */
    gboolean word_is_open;   /* its element is */
    gboolean word_was_begun; /* an element of it was closed */
    guint elements;          /* of inlines that are open */
    gsize at;
} Writer;

MarkupInline markup_inline_new(const PackageInput *input, const MarkupStyle *style, Xml *xml,
                               gsize start)
{
    const GArray *inlines = input->script->document->inlines;
    guint low = 0, high = inlines->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (document_inline(input->script->document, middle)->text.start < start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (MarkupInline){input, style, xml, low, g_array_new(FALSE, FALSE, sizeof(guint))};
}

void markup_inline_clear(MarkupInline *state)
{
    g_array_free(state->active, TRUE);
}

static const Document *document_of(const Writer *writer)
{
    return writer->state->input->script->document;
}

static const Inline *active_inline(const Writer *writer, guint index)
{
    return document_inline(document_of(writer), g_array_index(writer->state->active, guint, index));
}

static void open_element(Writer *writer, const Inline *piece)
{
    Xml *xml = writer->state->xml;
    g_autofree char *target = NULL;
    switch (piece->kind) {
    case INLINE_EMPHASIS:
        xml_open(xml, "em", NULL);
        break;
    case INLINE_STRONG:
        xml_open(xml, "strong", NULL);
        break;
    case INLINE_CODE:
        xml_open(xml, "code", NULL);
        break;
    case INLINE_LINK:
        target = link_target(piece->value);
        if (target) {
            xml_open(xml, "a", "href", target, NULL);
        } else {
            xml_open(xml, "span", "class", "link", NULL);
        }
        break;
    case INLINE_LANGUAGE:
        xml_open(xml, "span", "class", "c", "lang", piece->value, "xml:lang",
                 writer->state->style->xml_lang ? piece->value : NULL, NULL);
        break;
    }
    writer->elements++;
}

static void close_word(Writer *writer)
{
    if (writer->word_is_open) {
        xml_close(writer->state->xml);
        writer->word_is_open = FALSE;
        writer->word_was_begun = TRUE;
    }
}

/* Closes elements of inlines until only KEEP are open. */
static void close_elements(Writer *writer, guint keep)
{
    while (writer->elements > keep) {
        xml_close(writer->state->xml);
        writer->elements--;
    }
}

/* Whether PIECE would say what one that is active says already. */
static gboolean is_superfluous(const Writer *writer, const Inline *piece)
{
    const GArray *active = writer->state->active;
    gboolean repeated = active->len >= MOST_NESTED;
    for (guint i = 0; i < active->len; i++) {
        repeated = repeated || active_inline(writer, i)->kind == piece->kind;
    }
    return repeated && piece->kind != INLINE_LANGUAGE;
}

/* Ends the inlines that end where the writer is. */
static void end_inlines(Writer *writer)
{
    GArray *active = writer->state->active;
    while (active->len > 0 && active_inline(writer, active->len - 1)->text.end <= writer->at) {
        close_word(writer);
        close_elements(writer, active->len - 1);
        g_array_set_size(active, active->len - 1);
    }
}

/* Begins those that begin there. */
static void begin_inlines(Writer *writer)
{
    MarkupInline *state = writer->state;
    const Document *document = document_of(writer);
    while (state->next < document->inlines->len &&
           document_inline(document, state->next)->text.start <= writer->at) {
        const Inline *piece = document_inline(document, state->next);
        if (piece->text.end > writer->at && !is_superfluous(writer, piece)) {
            close_word(writer);
            open_element(writer, piece);
            g_array_append_val(state->active, state->next);
        }
        state->next++;
    }
}

static const HeardWord *next_word(const Writer *writer)
{
    return writer->words && writer->word < writer->words->len
               ? &g_array_index(writer->words, HeardWord, writer->word)
               : NULL;
}

/* The language that the word at hand is read in, where it is another than the text's. */
static const char *language_of(const Writer *writer, Span word)
{
    const GArray *readings = writer->utterance->readings;
    for (guint i = 0; readings && i < readings->len; i++) {
        const Reading *reading = &g_array_index(readings, Reading, i);
        if (span_holds(reading->span, word)) {
            return reading->language;
        }
    }
    return NULL;
}

static void open_word(Writer *writer, const HeardWord *word)
{
    const MarkupStyle *style = writer->state->style;
    const char *language = language_of(writer, word->source);
    if (!style->words && !language) {
        return;
    }
    g_autofree char *id = style->word_ids && !writer->word_was_begun
                              ? markup_word_id(writer->utterance, writer->word)
                              : NULL;
    xml_open(writer->state->xml, "span", "id", id, "class", writer->word_was_begun ? "c" : NULL,
             "lang", language, "xml:lang", style->xml_lang ? language : NULL, NULL);
    writer->word_is_open = TRUE;
}

/* Ends the word that ends where the writer is, and begins, or goes on with, the one there. */
static void change_word(Writer *writer)
{
    const HeardWord *word = next_word(writer);
    if (word && word->source.end <= writer->at) {
        close_word(writer);
        writer->word_was_begun = FALSE;
        writer->word++;
        word = next_word(writer);
    }
    if (word && word->source.start <= writer->at && !writer->word_is_open) {
        open_word(writer, word);
    }
}

/* The byte up to which nothing changes. */
static gsize next_change(const Writer *writer, gsize end)
{
    const MarkupInline *state = writer->state;
    const Document *document = document_of(writer);
    const HeardWord *word = next_word(writer);
    if (state->active->len > 0) {
        end = MIN(end, active_inline(writer, state->active->len - 1)->text.end);
    }
    if (state->next < document->inlines->len) {
        end = MIN(end, document_inline(document, state->next)->text.start);
    }
    if (word) {
        end = MIN(end, writer->at < word->source.start ? word->source.start : word->source.end);
    }
    return end;
}

void markup_inline_write(MarkupInline *state, const Utterance *utterance, Span span,
                         const GArray *words)
{
    Writer writer = {.state = state, .utterance = utterance, .words = words, .at = span.start};
    end_inlines(&writer);
    for (guint i = 0; i < state->active->len; i++) {
        open_element(&writer, active_inline(&writer, i));
    }
    while (writer.at < span.end) {
        end_inlines(&writer);
        begin_inlines(&writer);
        change_word(&writer);
        gsize end = next_change(&writer, span.end);
        xml_text(state->xml, document_of(&writer)->text + writer.at, (gssize)(end - writer.at));
        writer.at = end;
    }
    close_word(&writer);
    close_elements(&writer, 0);
}
