#include "script/quotation/quote_kinds.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/attribution_hint.h"
#include "script/quotation/quote_marks.h"

enum {
    TERM_WORDS = 4,      /* as long as a term may be that begins a sentence */
    SAYING_WORDS = 3,    /* a whole sentence this long is uttered by a verb of speech before it */
    FRAGMENT_WORDS = 5,  /* from here on words in the flow of a sentence were uttered if that
                            sentence has a verb of speech … */
    PASSAGE_WORDS = 9,   /* … and from here on without one */
    TITLE_WORDS = 12,    /* as long as the name of a book or a programme is */
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
    gboolean sentence;   /* … which ends a sentence … */
    gboolean cry;        /* … as a question or a cry */

    Lead lead;
    gboolean verb_before; /* right before it, or but for a word: said softly “…” */
    gboolean verb_in_sentence;
    gboolean led; /* what the sentence has before it only leads up to speech: Then, “…” */
    gboolean verb_after;   /* with a mark between: “…,” he said */
    gboolean verb_follows; /* mark or not */
    gboolean goes_on;      /* the sentence goes on behind it without a mark */
    gboolean alone;        /* it is all that its block holds */
    gboolean interrupted;  /* speech stands before it in its block: “…,” he said, “…” */
} Signs;

static gboolean is_dash(gunichar c)
{
    return c != 0 && u_charType((UChar32)c) == U_DASH_PUNCTUATION;
}

/* Marks around or inside quotation marks that say nothing of what stands in them: other marks, the
 * underscores and stars of typed italics, brackets that close, marks of direction. */
static gboolean is_transparent(gunichar c)
{
    return utf8_is_space(c) || quote_mark_is(c) || c == '_' || c == '*' || c == ')' || c == ']' ||
           u_charType((UChar32)c) == U_FORMAT_CHAR;
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
    while (!span_is_empty(inner) && is_transparent(utf8_before(text, inner.end))) {
        inner.end = utf8_previous(text, inner.end);
    }
    gunichar last = span_is_empty(inner) ? 0 : utf8_before(text, inner.end);
    signs->sentence = near_ends_sentence(last);
    signs->cry = signs->capital && (last == '?' || last == '!');
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
 * the start of the block. What stands in brackets breaks a sentence off as commas do. */
static gunichar mark_before(const char *text, gsize start, gsize offset)
{
    gsize limit = offset - start > NEAR_REACH ? offset - NEAR_REACH : start;
    gboolean bracket = FALSE;
    while (offset > limit) {
        gunichar c = utf8_before(text, offset);
        if (!is_transparent(c)) {
            gunichar word = bracket ? ',' : 0;
            return u_isalnum((UChar32)c) ? word : c;
        }
        bracket = bracket || c == ')' || c == ']';
        offset = utf8_previous(text, offset);
    }
    return '.';
}

/* Whether the mark behind WORD ends a sentence: not the full stop of "Mr." or "J." */
static gboolean ends_there(const NearWord *word, const Language *language)
{
    return word->sentence_gap && !(word->gap == '.' && word->far_gap == '.' &&
                                   (g_hash_table_contains(language->abbreviations, word->folded) ||
                                    span_length(word->span) == 1));
}

/* Whether a word between a verb and the marks leaves them together: "said softly", "told him", but
 * neither "said the" nor "said about" nor "told Ann's". */
static gboolean lets_through(const NearWord *word, const Language *language)
{
    return !g_str_has_suffix(word->folded, "'s") &&
           !g_hash_table_contains(language->determiners, word->folded) &&
           !g_hash_table_contains(language->prepositions, word->folded) &&
           !g_hash_table_contains(language->auxiliary_verbs, word->folded);
}

/* "a detailed", "self-described": no verbs. */
static gboolean is_adjective(const char *text, gsize start, const NearWord *verb,
                             const Language *language)
{
    NearWord word;
    return near_word_before(text, verb->span.start, start, &word) &&
           (is_dash(word.gap)
                ? word.span.end + 1 == verb->span.start
                : word.gap == 0 && g_hash_table_contains(language->determiners, word.folded));
}

static void see_before(Signs *signs, const char *text, gsize start, gsize offset,
                       const Language *language)
{
    signs->lead = lead_of(mark_before(text, start, offset));
    NearWord word;
    gboolean close = TRUE;
    gboolean leads = FALSE;
    gboolean only_leads = TRUE;
    for (int i = 0; i < SENTENCE_WORDS; i++) {
        gboolean more = near_word_before(text, offset, start, &word);
        if (!more || ends_there(&word, language)) {
            signs->led = leads && only_leads;
            return;
        }
        gboolean lead = g_hash_table_contains(language->leading, word.folded);
        leads |= lead;
        only_leads &= lead || g_hash_table_contains(language->conjunctions, word.folded);
        if (i == 0 && word.sentence_gap) {
            signs->lead = LEAD_WORD; /* Robert C. “Bobby” Scott */
        }
        if (attribution_verb(language, word.folded) &&
            !is_adjective(text, start, &word, language)) {
            signs->verb_in_sentence = TRUE;
            signs->verb_before |= close && i <= 1;
        }
        close = close && lets_through(&word, language);
        offset = word.span.start;
    }
}

static void see_after(Signs *signs, const char *text, gsize offset, gsize end,
                      const Language *language)
{
    NearWord word;
    gboolean more = near_word_after(text, offset, end, &word);
    signs->goes_on = more && word.gap == 0 && !word.capital;
    signs->verb_follows = attribution_follows(text, offset, end, language);
    signs->verb_after = signs->verb_follows && (signs->complete || word.gap != 0);
}

static Signs read_signs(const Document *document, const Language *language, const Stretch *stretch,
                        gboolean interrupted)
{
    const char *text = document->text;
    Span block = document_block(document, stretch->block)->text;
    Span span = stretch->span;
    Signs signs = {
        .alone = span.start == block.start && span.end == block.end,
        .interrupted = interrupted,
    };
    see_inside(&signs, text, span);
    if (signs.words > 0) {
        see_before(&signs, text, block.start, span.start, language);
        see_after(&signs, text, span.end, block.end, language);
    }
    return signs;
}

/* In the flow of a sentence: after a word, without a mark. */
static gboolean uttered_in_flow(const Signs *signs)
{
    if (signs->verb_before || (signs->led && signs->capital && signs->sentence) ||
        (signs->cry && signs->words > 1 && !signs->title_case)) {
        return TRUE;
    }
    if (signs->title_case && !signs->cry) {
        return FALSE;
    }
    if (signs->capital && signs->sentence && signs->verb_in_sentence) {
        return signs->words >= SAYING_WORDS;
    }
    if (signs->words < FRAGMENT_WORDS) {
        return FALSE;
    }
    return signs->verb_in_sentence || signs->verb_after || signs->words >= PASSAGE_WORDS;
}

/* At the start of a sentence. */
static gboolean uttered_at_start(const Signs *signs)
{
    if (!signs->capital && !signs->complete) {
        return uttered_in_flow(signs);
    }
    return signs->complete || !signs->goes_on || signs->words > TERM_WORDS ||
           (signs->verb_follows && signs->words > 1);
}

/* Behind a comma or semicolon. */
static gboolean uttered_after_comma(const Signs *signs)
{
    if (signs->verb_before || signs->verb_after || signs->words >= FRAGMENT_WORDS) {
        return TRUE;
    }
    if (signs->complete && (signs->verb_in_sentence || signs->interrupted)) {
        return TRUE;
    }
    /* “…,” says Anna, “while I can”: its full stop may stand behind the mark. */
    if (signs->interrupted && signs->verb_in_sentence && signs->words > 1) {
        return TRUE;
    }
    if (signs->capital && !signs->title_case && signs->verb_in_sentence) {
        return TRUE;
    }
    return signs->capital && signs->sentence && (!signs->title_case || signs->cry || signs->led);
}

static gboolean uttered(const Signs *signs)
{
    switch (signs->lead) {
    case LEAD_SENTENCE:
        return uttered_at_start(signs);
    case LEAD_COLON:
        return signs->capital || signs->sentence || signs->verb_in_sentence || signs->verb_after ||
               signs->words > TERM_WORDS;
    case LEAD_COMMA:
        return uttered_after_comma(signs);
    case LEAD_DASH:
        return signs->complete || signs->verb_after || signs->interrupted ||
               signs->words >= FRAGMENT_WORDS;
    case LEAD_BRACKET:
        return signs->complete || signs->verb_after || signs->words >= FRAGMENT_WORDS;
    default:
        return uttered_in_flow(signs);
    }
}

const char *quote_kind_unspoken(const Document *document, const Language *language,
                                const Stretch *stretch, gboolean interrupted)
{
    Signs signs = read_signs(document, language, stretch, interrupted);
    if (signs.words == 0) {
        return signs.alone ? NULL : "no-words";
    }
    if (stretch->unclosed) {
        /* By an oversight, most likely, where it would be no speech otherwise. */
        return signs.lead == LEAD_WORD && !signs.verb_in_sentence ? "unclosed" : NULL;
    }
    gboolean speech = signs.alone || uttered(&signs);
    if (stretch->minor) {
        gboolean told = signs.verb_before && (signs.complete || signs.words >= FRAGMENT_WORDS);
        speech = speech && signs.words > 1 && (told || signs.verb_after);
    }
    if (speech) {
        return NULL;
    }
    if (signs.title_case && signs.words <= TITLE_WORDS) {
        return "name";
    }
    return signs.words <= TERM_WORDS ? "term" : "phrase";
}
