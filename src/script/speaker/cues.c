/* Cues: where a verb of speech beside a quotation has its subject. */
#include <unicode/uchar.h>

#include "script/speaker/attribution.h"
#include "script/speaker/phrases.h"

/* How far a verb may stand from its subject across an aside: “…,” Anna, a doctor in Bergen, said.
 */
enum { ASIDE_REACH = 30, VERB_REACH = 4, SENTENCE_REACH = 120 };

static const guint32 cue_verbs = WORD_SPEECH | WORD_GESTURE;
static const Cue no_cue = {CUE_NONE, NO_MENTION, -1};

static const Token *token_at(const People *people, guint at)
{
    return tokens_at(people->tokens, at);
}

static gboolean is(const People *people, guint at, guint32 classes)
{
    return token_is(people->tokens, token_at(people, at), classes);
}

static gunichar mark_at(const People *people, guint at)
{
    return token_at(people, at)->mark;
}

/* “…,” said [softly] Anna: the subject behind the verb at AT. */
static Cue inverted_cue(const People *people, guint at, guint end, CuePlace place)
{
    if (is(people, at, WORD_PARTICIPLE)) {
        return no_cue;
    }
    Phrase phrase = phrase_at(people, at + 1, end);
    if (phrase.mention == NO_MENTION || people_mention(people, phrase.mention)->object) {
        return no_cue;
    }
    return (Cue){place, phrase.mention, (int)at};
}

/* What was passed on the way from a subject to its verb. */
typedef struct {
    gboolean aside;    /* a comma or bracket … */
    gboolean stranger; /* … and since the last of them someone else, who may be the subject */
} Way;

/* Whether the subject may have its verb behind the token at AT, which WAY then takes in. */
static gboolean passes(const People *people, guint at, Way *way)
{
    gunichar mark = mark_at(people, at);
    if (mark == ',' || mark == '(' || mark == ')') {
        *way = (Way){.aside = TRUE};
        return TRUE;
    }
    if (mark == ';' || mark == ':' || mark == '?' || mark == '!') {
        return FALSE;
    }
    const Mention *other = people_mention_at(people, at);
    if (other && !other->object && !other->possessive) {
        way->stranger |= other->kind != MENTION_DESCRIPTION;
        return way->aside;
    }
    return TRUE;
}

/* The name at AT, behind a comma, that says who the description PHRASE is: "her friend, Anna Berg".
 */
static gboolean names(const People *people, Phrase phrase, guint at)
{
    const Mention *other = people_mention_at(people, at);
    return other && other->kind == MENTION_NAME && !other->object && !other->possessive &&
           mark_at(people, at - 1) == ',' && at == phrase.end + 1 &&
           people_mention(people, phrase.mention)->kind == MENTION_DESCRIPTION;
}

/* “…,” Anna [, a doctor,] said: the verb behind the PHRASE that is its subject; a gesture only
 * where no verb of speech follows. */
static Cue straight_cue(const People *people, Phrase phrase, guint end)
{
    guint sentence = token_at(people, phrase.end - 1)->sentence;
    Way way = {FALSE, FALSE};
    Cue gesture = no_cue;
    for (guint i = phrase.end; i < end; i++) {
        guint reach = way.aside ? ASIDE_REACH : VERB_REACH;
        if (names(people, phrase, i)) {
            phrase.mention = g_array_index(people->mention_at, int, i);
            i = people_mention_at(people, i)->end;
            phrase.end = i;
            if (i >= end) {
                break;
            }
        }
        if (i >= phrase.end + reach || token_at(people, i)->sentence != sentence) {
            break;
        }
        if (is(people, i, cue_verbs) && !way.stranger) {
            Cue cue = {CUE_AFTER, phrase.mention, (int)i};
            if (is(people, i, WORD_SPEECH)) {
                return cue;
            }
            gesture = gesture.place == CUE_NONE ? cue : gesture;
        } else if (!passes(people, i, &way)) {
            break;
        }
    }
    return gesture;
}

static gboolean is_dash(gunichar mark)
{
    return u_charType((UChar32)mark) == U_DASH_PUNCTUATION;
}

/* “…” — Anna Berg: nothing but a name behind a dash. */
static Cue signed_cue(const People *people, const Line *line, guint at)
{
    const Mention *mention = people_mention_at(people, at);
    gboolean alone = mention && mention->kind == MENTION_NAME && mention->first == at &&
                     (mention->end >= line->after_end || mark_at(people, mention->end) == '.' ||
                      mark_at(people, mention->end) == ',');
    return alone ? (Cue){CUE_AFTER, g_array_index(people->mention_at, int, at), -1} : no_cue;
}

static Cue cue_after(const People *people, const Line *line)
{
    Cue cue = no_cue;
    gboolean dash = FALSE;
    guint at = line->end;
    while (at < line->after_end && (mark_at(people, at) == ',' || is_dash(mark_at(people, at)))) {
        dash |= is_dash(mark_at(people, at));
        at++;
    }
    /* « … » s'écria Anne */
    while (at < line->after_end &&
           token_has(people->tokens, token_at(people, at), TRAIT_REFLEXIVE)) {
        at++;
    }
    if (at >= line->after_end || mark_at(people, at)) {
        return cue;
    }
    if (is(people, at, cue_verbs | WORD_THOUGHT)) {
        cue = inverted_cue(people, at, line->after_end, CUE_AFTER);
    }
    if (cue.place == CUE_NONE) {
        Phrase phrase = phrase_at(people, at, line->after_end);
        cue = phrase.mention == NO_MENTION ? no_cue : straight_cue(people, phrase, line->after_end);
    }
    return cue.place == CUE_NONE && dash ? signed_cue(people, line, at) : cue;
}

/* Where the sentence begins that leads up to END, no further back than FIRST. */
static guint lead_start(const People *people, guint first, guint end)
{
    guint limit = end - first > SENTENCE_REACH ? end - SENTENCE_REACH : first;
    guint start = end - 1;
    guint sentence = token_at(people, start)->sentence;
    while (start > limit && token_at(people, start - 1)->sentence == sentence &&
           mark_at(people, start - 1) != ';') {
        start--;
    }
    while (start + 1 < end && mark_at(people, start)) {
        start++;
    }
    return start;
}

/* The cue of a colon behind the words from START to END without a verb of speech. */
static Cue colon_cue(const People *people, guint start, guint end)
{
    int subject = subject_of(people, start, end);
    for (guint i = start; i < end && subject == NO_MENTION; i++) {
        if (is(people, i, WORD_MESSAGE)) {
            return (Cue){CUE_MESSAGE, NO_MENTION, (int)i};
        }
    }
    return (Cue){CUE_COLON, subject, -1};
}

/* Anna said: “…”: what stands before a quotation, from FIRST to END. */
static Cue cue_leading(const People *people, guint first, guint end)
{
    gunichar last = mark_at(people, end - 1);
    if (mark_ends_sentence(last)) {
        return no_cue;
    }
    guint start = lead_start(people, first, end);
    for (guint i = end; i > start; i--) {
        gboolean leads = last == ':' || i == end;
        if (!is_verb_at(people, i - 1, leads ? cue_verbs : WORD_SPEECH)) {
            continue;
        }
        int subject = subject_before(people, start, i - 1);
        if (subject != NO_MENTION) {
            return (Cue){CUE_BEFORE, subject, (int)i - 1};
        }
        Cue cue = inverted_cue(people, i - 1, end, CUE_BEFORE);
        if (cue.place != CUE_NONE) {
            return cue;
        }
    }
    return last == ':' ? colon_cue(people, start, end) : no_cue;
}

/* A paragraph that ends in a comma or colon leads up to the next: Anna said,¶“…” */
static Cue cue_in_paragraph_before(const People *people, const Line *line)
{
    if (line->block_first == 0 || line->before != line->block_first) {
        return no_cue;
    }
    guint end = line->block_first;
    const Token *last = token_at(people, end - 1);
    if (last->quotation != NO_QUOTATION || (last->mark != ':' && last->mark != ',')) {
        return no_cue;
    }
    guint first = g_array_index(people->tokens->blocks, guint, last->block);
    Cue cue = cue_leading(people, first, end);
    return cue.place == CUE_BEFORE ? cue : no_cue; /* else see rule_paragraph_before */
}

static Cue cue_before(const People *people, const Line *line)
{
    return line->before < line->first ? cue_leading(people, line->before, line->first)
                                      : cue_in_paragraph_before(people, line);
}

/* Whether LINE has ended as a sentence and another begins behind it, so that a verb of speech there
 * need not be about LINE: “… is safe.” The mayor says that … */
static gboolean is_closed(const People *people, const Line *line)
{
    guint last = line->end;
    while (last > line->first && mark_is_quote(mark_at(people, last - 1))) {
        last--;
    }
    return last > line->first && mark_at(people, last - 1) == '.' && line->end < line->after_end &&
           token_at(people, line->end)->flags & TOKEN_CAPITAL;
}

Cue cue_find(const People *people, const Line *line)
{
    Cue after = cue_after(people, line);
    Cue before = cue_before(people, line);
    if (before.place == CUE_NONE || after.place == CUE_NONE) {
        return before.place == CUE_NONE ? after : before;
    }
    /* “…,” he said, and went on: “…”: what leads up to a quotation by a colon is nearer than what
     * follows it. */
    gboolean colon =
        before.place == CUE_BEFORE && line->first > 0 && mark_at(people, line->first - 1) == ':';
    return colon || (before.place == CUE_BEFORE && is_closed(people, line)) ? before : after;
}
