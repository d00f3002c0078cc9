#include "script/quotation/quote_style.h"

#include "base/utf8.h"
#include "script/quotation/attribution_hint.h"
#include "script/quotation/quote_marks.h"

/* Openings of speech in a text by the family of their marks, counted outside each other. */
typedef struct {
    gsize singles, others;
} Openings;

static void count_openings(const char *text, Span span, Openings *openings)
{
    QuoteMark mark;
    gboolean open = FALSE;
    guint8 family = MARKS_DOUBLE;
    for (gsize at = span.start; quote_mark_next(text, span, &at, &mark);) {
        if (open) {
            open = mark.family != family || mark.closes != CHANCE_SURE;
        } else if (mark.opens == CHANCE_SURE && quote_mark_after_pause(text, span, &mark)) {
            open = TRUE;
            family = mark.family;
            if (family == MARKS_SINGLE) {
                openings->singles++;
            } else {
                openings->others++;
            }
        }
    }
}

gboolean quote_style_is_single(const Document *document)
{
    Openings openings = {0};
    for (gsize i = 0; i < document->blocks->len; i++) {
        count_openings(document->text, document_block(document, i)->text, &openings);
    }
    return openings.singles > openings.others;
}

/* Paragraphs by the mark that they begin with. */
typedef struct {
    gunichar dash;
    gsize paragraphs; /* that begin with it */
    gsize spoken;     /* of those, the ones with a sign of speech */
} DashUse;

static gboolean is_question_or_cry(gunichar c)
{
    return c == '?' || c == '!' || c == 0xBF || c == 0xA1;
}

static gboolean sounds_spoken(const char *text, Span span, const Language *language)
{
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (is_question_or_cry(utf8_at(text, span.end, at))) {
            return TRUE;
        }
    }
    return attribution_find(text, span, language) != 0;
}

static void count_dash(DashUse *uses, gsize count, const char *text, Span span,
                       const Language *language)
{
    gunichar first = utf8_at(text, span.end, span.start);
    for (gsize i = 0; i < count; i++) {
        if (uses[i].dash == first) {
            uses[i].paragraphs++;
            uses[i].spoken += sounds_spoken(text, span, language) ? 1 : 0;
        }
    }
}

static gboolean begins_with_mark(const char *text, Span span)
{
    return quote_mark_is(utf8_at(text, span.end, span.start));
}

gunichar quote_style_dash(const Document *document, const Language *language)
{
    /* Two paragraphs may happen to begin so in any text; one in four at least is a question, a cry
     * or has a verb of speech where it is dialogue. */
    enum { FEWEST = 2, PER_SPOKEN = 4 };
    DashUse uses[] = {{.dash = 0x2014}, {.dash = 0x2013}, {.dash = 0x2015}, {.dash = '-'}};
    gsize marked = 0;
    for (gsize i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (block->kind == BLOCK_PARAGRAPH) {
            count_dash(uses, G_N_ELEMENTS(uses), document->text, block->text, language);
            marked += begins_with_mark(document->text, block->text) ? 1 : 0;
        }
    }
    const DashUse *best = &uses[0];
    for (gsize i = 1; i < G_N_ELEMENTS(uses); i++) {
        best = uses[i].paragraphs > best->paragraphs ? &uses[i] : best;
    }
    gboolean speech = best->paragraphs >= FEWEST && best->paragraphs > marked &&
                      best->spoken * PER_SPOKEN >= best->paragraphs;
    return speech ? best->dash : 0;
}
