#include "script/quotation/quote_letters.h"

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/attribution_hint.h"
#include "script/quotation/quote_marks.h"

enum {
    LONG_PARAGRAPH = 600, /* bytes that a letter of one paragraph has at least … */
    LONG_LETTER = 400,    /* … and one of several */
    GREETING_WORDS = 8,   /* so far from its beginning it may greet … */
    FAREWELL_WORDS = 12,  /* … and from its end take leave */
    LEAD_WORDS = 60,      /* so far before it the text may speak of it */
};

/* Stretches that are one letter, if they are any: from FIRST up to before END. */
typedef struct {
    guint first;
    guint end;
} Run;

static const Stretch *stretch_at(const GArray *stretches, guint index)
{
    return &g_array_index(stretches, Stretch, index);
}

static gboolean ends_block(const Document *document, const Stretch *stretch)
{
    return stretch->span.end == document_block(document, stretch->block)->text.end;
}

static gboolean is_whole_block(const Document *document, const Stretch *stretch)
{
    return stretch->span.start == document_block(document, stretch->block)->text.start &&
           ends_block(document, stretch);
}

/* The run that begins at FIRST: all but its first paragraph hold nothing else. */
static Run run_at(const Document *document, const GArray *stretches, guint first)
{
    Run run = {first, first + 1};
    if (!ends_block(document, stretch_at(stretches, first))) {
        return run;
    }
    while (run.end < stretches->len && is_whole_block(document, stretch_at(stretches, run.end)) &&
           stretch_at(stretches, run.end)->block == stretch_at(stretches, run.end - 1)->block + 1) {
        run.end++;
    }
    return run;
}

/* Whether one of the first words of SPAN, so many, is one of WORDS. */
static gboolean begins_with(const char *text, Span span, GHashTable *words, guint most)
{
    NearWord word;
    gsize at = span.start;
    for (guint i = 0; i < most && near_word_after(text, at, span.end, &word); i++) {
        if (g_hash_table_contains(words, word.folded)) {
            return TRUE;
        }
        at = word.span.end;
    }
    return FALSE;
}

/* The same of its last words. */
static gboolean ends_with(const char *text, Span span, GHashTable *words, guint most)
{
    NearWord word;
    gsize at = span.end;
    for (guint i = 0; i < most && near_word_before(text, at, span.start, &word); i++) {
        if (g_hash_table_contains(words, word.folded)) {
            return TRUE;
        }
        at = word.span.start;
    }
    return FALSE;
}

/* The narration before the stretch at FIRST, which leads up to it: in its block, or the block
 * before; empty where what somebody says stands there. */
static Span lead_of(const Document *document, const GArray *stretches, guint first)
{
    const Stretch *stretch = stretch_at(stretches, first);
    Span block = document_block(document, stretch->block)->text;
    const Stretch *before = first > 0 ? stretch_at(stretches, first - 1) : NULL;
    Span lead = utf8_trim(document->text, (Span){block.start, stretch->span.start});
    if (span_is_empty(lead) && stretch->block > 0) {
        lead = document_block(document, stretch->block - 1)->text;
    }
    if (before && before->span.end > lead.start) {
        lead.start = MIN(before->span.end, lead.end);
    }
    return utf8_trim(document->text, lead);
}

/* Whether LEAD ends in a verb of speech that is none of writing: "He took the letter and said:" */
static gboolean is_said(const char *text, Span lead, const Language *language)
{
    enum { CLOSE = 2 };
    NearWord word;
    gsize at = lead.end;
    for (guint i = 0; i < CLOSE && near_word_before(text, at, lead.start, &word); i++) {
        if (attribution_verb(language, word.folded) &&
            !g_hash_table_contains(language->letters, word.folded)) {
            return TRUE;
        }
        at = word.span.start;
    }
    return FALSE;
}

/* Whether LEAD ends in a colon, or the dash that may stand for one. */
static gboolean leads_up(const char *text, Span lead)
{
    gunichar last = utf8_before(text, lead.end);
    return last == ':' || last == '-' || last == 0x2014 || last == 0x2013;
}

static gsize bytes_of(const GArray *stretches, Run run)
{
    gsize bytes = 0;
    for (guint i = run.first; i < run.end; i++) {
        bytes += span_length(stretch_at(stretches, i)->span);
    }
    return bytes;
}

/* Whether one of the first stretches of RUN greets: a date may stand before it. */
static gboolean greets(const Document *document, const Language *language, const GArray *stretches,
                       Run run)
{
    enum { FIRST = 3, SHORT = 60 };
    for (guint i = run.first; i < run.end && i < run.first + FIRST; i++) {
        Span span = stretch_at(stretches, i)->span;
        if (begins_with(document->text, span, language->greetings, GREETING_WORDS)) {
            return TRUE;
        }
        if (span_length(span) > SHORT) {
            break;
        }
    }
    return FALSE;
}

/* Whether one of the last stretches of RUN takes leave: a name may stand behind it. */
static gboolean takes_leave(const Document *document, const Language *language,
                            const GArray *stretches, Run run)
{
    enum { LAST = 3, SHORT = 60 };
    for (guint i = run.end; i > run.first && i + LAST > run.end; i--) {
        Span span = stretch_at(stretches, i - 1)->span;
        if (ends_with(document->text, span, language->farewells, FAREWELL_WORDS)) {
            return TRUE;
        }
        if (span_length(span) > SHORT) {
            break;
        }
    }
    return FALSE;
}

static gboolean is_letter(const Document *document, const Language *language,
                          const GArray *stretches, Run run)
{
    const char *text = document->text;
    gsize fewest = run.end - run.first > 1 ? LONG_LETTER : LONG_PARAGRAPH;
    Span lead = lead_of(document, stretches, run.first);
    if (bytes_of(stretches, run) < fewest || span_is_empty(lead) || is_said(text, lead, language) ||
        ends_with(text, lead, language->aloud, LEAD_WORDS)) {
        return FALSE;
    }
    gboolean told = ends_with(text, lead, language->letters, LEAD_WORDS);
    gboolean farewell = takes_leave(document, language, stretches, run);
    gboolean greeting = greets(document, language, stretches, run);
    guint signs = (guint)told + (guint)farewell + (guint)greeting + (guint)leads_up(text, lead);
    return (told || farewell) && signs > 1;
}

guint8 *quote_letters_find(const Document *document, const Language *language,
                           const GArray *stretches)
{
    guint8 *letters = g_new0(guint8, stretches->len + 1);
    for (guint i = 0; i < stretches->len;) {
        Run run = run_at(document, stretches, i);
        gboolean letter = is_letter(document, language, stretches, run);
        for (; i < run.end; i++) {
            letters[i] = letter ? 1 : 0;
        }
    }
    return letters;
}
