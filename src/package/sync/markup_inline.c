#include "package/sync/markup_inline.h"

#include "package/sync/heard_words.h"
#include "package/sync/link.h"
#include "package/sync/markup_ids.h"
#include "package/sync/page_class.h"

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
                               guint chapter, gsize start)
{
    return (MarkupInline){
        .input = input,
        .style = style,
        .xml = xml,
        .chapter = chapter,
        .next = document_inline_from(input->script->document, start),
        .active = g_array_new(FALSE, FALSE, sizeof(guint)),
    };
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

/* Opens the link to the note that PIECE refers to. */
static void open_note_reference(const Writer *writer, const Inline *piece)
{
    const MarkupInline *state = writer->state;
    const MarkupStyle *style = state->style;
    guint number = (guint)g_ascii_strtoull(piece->value, NULL, 10);
    int block = package_note(state->input, number);
    if (block < 0) {
        xml_open(state->xml, "span", "class", "noteref", NULL);
        return;
    }
    guint chapter = (guint)package_chapter_of(state->input, (guint)block);
    gboolean here = !style->document_of || chapter == state->chapter;
    g_autofree char *document = here ? NULL : style->document_of(chapter);
    g_autofree char *id = markup_note_id(number);
    g_autofree char *target = g_strdup_printf("%s#%s", document ? document : "", id);
    if (style->html4) {
        xml_open(state->xml, "span", "class", "noteref", "bodyref", target, NULL);
    } else {
        xml_open(state->xml, "a", "class", "noteref", "href", target, "role", "doc-noteref",
                 "epub:type", style->epub ? "noteref" : NULL, NULL);
    }
}

/* Opens the place where a page begins. */
static void open_page(const Writer *writer, const Inline *piece, guint index)
{
    const MarkupStyle *style = writer->state->style;
    g_autofree char *id = style->plain ? NULL : markup_page_id(index);
    if (style->html4) {
        xml_open(writer->state->xml, "span", "class", page_class(piece->value), "id", id, NULL);
    } else {
        xml_open(writer->state->xml, "span", "class", "page", "id", id, "role", "doc-pagebreak",
                 "epub:type", style->epub ? "pagebreak" : NULL, "aria-label", piece->value, NULL);
    }
}

static void open_element(Writer *writer, guint index)
{
    Xml *xml = writer->state->xml;
    const Inline *piece = document_inline(document_of(writer), index);
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
    case INLINE_NOTE:
        open_note_reference(writer, piece);
        break;
    case INLINE_PAGE:
        open_page(writer, piece, index);
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

static gboolean is_link(const Inline *piece)
{
    return piece->kind == INLINE_LINK || piece->kind == INLINE_NOTE;
}

/* Whether PIECE would say what one that is active says already. */
static gboolean is_superfluous(const Writer *writer, const Inline *piece)
{
    const GArray *active = writer->state->active;
    gboolean repeated = active->len >= MOST_NESTED;
    for (guint i = 0; i < active->len; i++) {
        const Inline *outer = active_inline(writer, i);
        repeated = repeated || outer->kind == piece->kind || (is_link(outer) && is_link(piece));
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
            open_element(writer, state->next);
            g_array_append_val(state->active, state->next);
        } else if (piece->kind == INLINE_PAGE && span_is_empty(piece->text)) {
            close_word(writer);
            open_element(writer, state->next);
            close_elements(writer, writer->elements - 1);
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
        open_element(&writer, g_array_index(state->active, guint, i));
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
