#include "script/quote_kinds.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/attribution_hint.h"
#include "script/near_words.h"
#include "script/quote_marks.h"

enum {
    TERM_WORDS = 4,      /* as long as a term may be that begins a sentence */
    FRAGMENT_WORDS = 5,  /* from here on words in the flow of a sentence were uttered if that
                            sentence has a verb of speech … */
    PASSAGE_WORDS = 9,   /* … and from here on without one */
    SENTENCE_WORDS = 14, /* how far a verb of speech is looked for before the marks */
};

/* What goes before the opening mark. */
typedef enum {
    LEAD_SENTENCE, /* nothing, or the end of a sentence */
    LEAD_COLON,
    LEAD_COMMA,
    LEAD_DASH,
    LEAD_BRACKET,
    LEAD_WORD,
} Lead;

/* What was seen of a stretch: its words, and those around it. */
typedef struct {
    guint words;
    gboolean capital;    /* the first word has one */
    gboolean title_case; /* all words of weight have one */
    gboolean complete;   /* a mark that ends or breaks off speech stands before the closing one */
    gboolean sentence;   /* … which ends a sentence */

    Lead lead;
    gboolean verb_before; /* the word before it is a verb of speech */
    gboolean verb_in_clause;
    gboolean verb_after;
    gboolean goes_on; /* the sentence goes on behind it without a mark */
    gboolean alone;   /* it is all that its block holds */
} Signs;

static gboolean is_dash(gunichar c)
{
    return c != 0 && u_charType((UChar32)c) == U_DASH_PUNCTUATION;
}

static void see_words(Signs *signs, const char *text, Span inner)
{
    enum { WEIGHTY = 4 }; /* letters: "the" and "and" stay small in a title */
    signs->title_case = TRUE;
    NearWord word;
    for (gsize at = inner.start; near_word_after(text, at, inner.end, &word);) {
        if (signs->words == 0) {
            signs->capital = word.capital;
        }
        signs->words++;
        if (!word.capital && span_length(word.span) >= WEIGHTY &&
            !u_isdigit((UChar32)utf8_at(text, inner.end, word.span.start))) {
            signs->title_case = FALSE;
        }
        at = word.span.end;
    }
    signs->title_case = signs->title_case && signs->capital;
}

static void see_inside(Signs *signs, const char *text, Span span)
{
    Span inner = utf8_trim(text, (Span){utf8_next(text, span.end, span.start), span.end});
    see_words(signs, text, inner);
    while (!span_is_empty(inner) && quote_mark_is(utf8_before(text, inner.end))) {
        inner.end = utf8_previous(text, inner.end);
    }
    gunichar last = span_is_empty(inner) ? 0 : utf8_before(text, inner.end);
    signs->sentence = near_ends_sentence(last);
    signs->complete = signs->sentence || last == ',' || last == ';' || last == ':' || is_dash(last);
}

static Lead lead_of(gunichar mark)
{
    if (mark == 0) {
        return LEAD_WORD;
    }
    if (mark == ':') {
        return LEAD_COLON;
    }
    if (mark == ',' || mark == ';') {
        return LEAD_COMMA;
    }
    if (mark == '(' || mark == '[') {
        return LEAD_BRACKET;
    }
    if (is_dash(mark)) {
        return LEAD_DASH;
    }
    return near_ends_sentence(mark) ? LEAD_SENTENCE : LEAD_WORD;
}

/* The mark that stands before OFFSET, other quotation marks aside; 0 for a word, a full stop for
 * the start of the block. */
static gunichar mark_before(const char *text, gsize start, gsize offset)
{
    while (offset > start) {
        gunichar c = utf8_before(text, offset);
        if (!utf8_is_space(c) && !quote_mark_is(c) && c != '_' && c != '*') {
            return u_isalnum((UChar32)c) ? 0 : c;
        }
        offset = utf8_previous(text, offset);
    }
    return '.';
}

static void see_before(Signs *signs, const char *text, gsize start, gsize offset,
                       const Language *language)
{
    signs->lead = lead_of(mark_before(text, start, offset));
    NearWord word;
    for (int i = 0; i < SENTENCE_WORDS && near_word_before(text, offset, start, &word); i++) {
        if (word.sentence_gap) {
            return;
        }
        if (attribution_verb(language, word.folded)) {
            signs->verb_in_clause = TRUE;
            signs->verb_before |= i == 0;
        }
        offset = word.span.start;
    }
}

static void see_after(Signs *signs, const char *text, gsize offset, gsize end,
                      const Language *language)
{
    NearWord word;
    gboolean more = near_word_after(text, offset, end, &word);
    signs->goes_on = more && word.gap == 0 && !word.capital;
    /* “Yes,” he said: a mark stands between; “Sergei” said is his name. */
    signs->verb_after =
        (signs->complete || word.gap != 0) && attribution_follows(text, offset, end, language);
}

static Signs read_signs(const Document *document, const Language *language, const Stretch *stretch)
{
    const char *text = document->text;
    Span block = document_block(document, stretch->block)->text;
    Span span = stretch->span;
    Signs signs = {.alone = span.start == block.start && span.end == block.end};
    see_inside(&signs, text, span);
    see_before(&signs, text, block.start, span.start, language);
    see_after(&signs, text, span.end, block.end, language);
    return signs;
}

/* In the flow of a sentence: after a word, without a mark. */
static gboolean uttered_in_flow(const Signs *signs)
{
    if (signs->verb_before) {
        return TRUE;
    }
    if (signs->words < FRAGMENT_WORDS || (signs->title_case && !signs->sentence)) {
        return FALSE;
    }
    return signs->verb_in_clause || signs->words >= PASSAGE_WORDS ||
           (signs->verb_after && signs->complete);
}

static gboolean uttered(const Signs *signs)
{
    switch (signs->lead) {
    case LEAD_SENTENCE:
        if (!signs->capital && !signs->complete) {
            return uttered_in_flow(signs);
        }
        return signs->complete || signs->verb_after || !signs->goes_on || signs->words > TERM_WORDS;
    case LEAD_COLON:
        return signs->capital || signs->sentence || signs->verb_in_clause || signs->verb_after ||
               signs->words > TERM_WORDS;
    case LEAD_COMMA:
        return signs->verb_before || signs->verb_after || signs->words >= FRAGMENT_WORDS ||
               (signs->capital && signs->sentence) || (signs->verb_in_clause && signs->complete);
    case LEAD_DASH:
    case LEAD_BRACKET:
        return signs->complete || signs->verb_after || signs->words >= FRAGMENT_WORDS;
    default:
        return uttered_in_flow(signs);
    }
}

const char *quote_kind_unspoken(const Document *document, const Language *language,
                                const Stretch *stretch)
{
    Signs signs = read_signs(document, language, stretch);
    if (signs.alone) {
        return NULL;
    }
    if (stretch
            ->unclosed) { /* by an oversight, most likely, where it would be no speech otherwise */
        return signs.lead == LEAD_WORD && !signs.verb_in_clause ? "unclosed" : NULL;
    }
    gboolean speech = uttered(&signs);
    if (stretch->minor) {
        speech = speech && signs.words > 1 && (signs.verb_before || signs.verb_after);
    }
    if (speech) {
        return NULL;
    }
    if (signs.words > 1 && signs.title_case) {
        return "title";
    }
    return signs.words <= TERM_WORDS ? "term" : "phrase";
}
