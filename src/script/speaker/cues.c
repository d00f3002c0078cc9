/* Cues: where a verb of speech beside a quotation has its subject. */
#include <unicode/uchar.h>

#include "script/speaker/attribution.h"

/* How far a verb may stand from its subject across an aside: “…,” Anna, a doctor in Bergen, said.
 */
enum { ASIDE_REACH = 24, VERB_REACH = 4, SENTENCE_REACH = 120 };

static const guint32 cue_verbs = WORD_SPEECH | WORD_GESTURE;

static gboolean is_verb(const People *people, guint at, guint32 classes)
{
    return token_is(people->tokens, tokens_at(people->tokens, at), classes);
}

static gunichar mark_at(const People *people, guint at)
{
    return tokens_at(people->tokens, at)->mark;
}

static gboolean can_speak(const Mention *mention)
{
    return mention && !mention->in_speech && !mention->possessive &&
           (mention->kind == MENTION_NAME || mention->kind == MENTION_DESCRIPTION ||
            !mention->object);
}

static int mention_index(const People *people, guint token)
{
    return g_array_index(people->mention_at, int, token);
}

/* “…,” said [softly] Anna: the subject behind the verb at AT. */
static Cue inverted_cue(const People *people, guint at, guint end, CuePlace place)
{
    for (guint i = at + 1; i < end && i <= at + 2; i++) {
        const Mention *mention = people_mention_at(people, i);
        if (can_speak(mention) && !mention->object) {
            return (Cue){place, mention_index(people, i), (int)at};
        }
        if (mention || mark_at(people, i) || is_verb(people, i, WORD_PREPOSITION)) {
            break;
        }
    }
    return (Cue){CUE_NONE, NO_MENTION, -1};
}

/* “…,” Anna [, a doctor,] said: the verb behind the subject at AT. */
static Cue straight_cue(const People *people, guint at, guint end)
{
    const Mention *mention = people_mention_at(people, at);
    guint reach = mention->end + VERB_REACH;
    gboolean aside = FALSE;
    for (guint i = mention->end; i < end && i < reach; i++) {
        gunichar mark = mark_at(people, i);
        if (mark_ends_sentence(mark) || mark == ';' || mark == ':') {
            break;
        }
        if (mark == ',' || mark == '(') {
            aside = TRUE;
            reach = mention->end + ASIDE_REACH;
        }
        const Mention *other = people_mention_at(people, i);
        if (other && !aside && !other->object && !other->possessive) {
            break;
        }
        if (is_verb(people, i, cue_verbs)) {
            return (Cue){CUE_AFTER, mention_index(people, at), (int)i};
        }
    }
    return (Cue){CUE_NONE, NO_MENTION, -1};
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
    return alone ? (Cue){CUE_AFTER, mention_index(people, at), -1}
                 : (Cue){CUE_NONE, NO_MENTION, -1};
}

static Cue cue_after(const People *people, const Line *line)
{
    Cue cue = {CUE_NONE, NO_MENTION, -1};
    gboolean dash = FALSE;
    guint at = line->end;
    while (at < line->after_end && (mark_at(people, at) == ',' || is_dash(mark_at(people, at)))) {
        dash |= is_dash(mark_at(people, at));
        at++;
    }
    if (at >= line->after_end || mark_at(people, at)) {
        return cue;
    }
    if (is_verb(people, at, cue_verbs | WORD_THOUGHT)) {
        cue = inverted_cue(people, at, line->after_end, CUE_AFTER);
    }
    const Mention *mention = people_mention_at(people, at);
    /* "the Herald's Anna Berg": the name behind the possessive is meant. */
    if (mention && mention->possessive && mention->kind == MENTION_NAME &&
        mention->end < line->after_end) {
        at = mention->end;
    }
    if (cue.place == CUE_NONE && can_speak(people_mention_at(people, at))) {
        cue = straight_cue(people, at, line->after_end);
    }
    return cue.place == CUE_NONE && dash ? signed_cue(people, line, at) : cue;
}

int subject_of(const People *people, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        const Mention *mention = people_mention_at(people, i);
        if (mention && !mention->object && !mention->possessive && !mention->in_speech) {
            return mention_index(people, i);
        }
    }
    return NO_MENTION;
}

/* The subject of the verb at VERB, in the sentence from FIRST: the nearest before it, or the
 * first of the sentence where an aside stands between. */
static int subject_before(const People *people, guint first, guint verb)
{
    for (guint i = verb; i > first; i--) {
        if (mark_at(people, i - 1) == ',') {
            return subject_of(people, first, verb);
        }
        const Mention *mention = people_mention_at(people, i - 1);
        if (mention && can_speak(mention) && !mention->object) {
            return mention_index(people, i - 1);
        }
    }
    return NO_MENTION;
}

static Cue cue_before(const People *people, const Line *line)
{
    Cue none = {CUE_NONE, NO_MENTION, -1};
    if (line->before >= line->first) {
        return none;
    }
    gunichar last = mark_at(people, line->first - 1);
    if (mark_ends_sentence(last)) {
        return none;
    }
    guint limit =
        line->first - line->before > SENTENCE_REACH ? line->first - SENTENCE_REACH : line->before;
    guint start = line->first - 1;
    while (start > limit && !mark_ends_sentence(mark_at(people, start - 1))) {
        start--;
    }
    /* A stop within "Mr. Smith" or "Sen. Jones" is no end. */
    while (start > limit &&
           tokens_at(people->tokens, start)->sentence ==
               tokens_at(people->tokens, start - 1)->sentence &&
           !(tokens_at(people->tokens, start)->flags & TOKEN_START)) {
        start--;
    }
    for (guint i = line->first; i > start; i--) {
        gboolean leads = last == ':' || i == line->first;
        if (!is_verb(people, i - 1, leads ? cue_verbs : WORD_SPEECH)) {
            continue;
        }
        int subject = subject_before(people, start, i - 1);
        if (subject != NO_MENTION) {
            return (Cue){CUE_BEFORE, subject, (int)i - 1};
        }
        Cue cue = inverted_cue(people, i - 1, line->first, CUE_BEFORE);
        if (cue.place != CUE_NONE) {
            return cue;
        }
    }
    if (last == ':') {
        return (Cue){CUE_COLON, subject_of(people, start, line->first), -1};
    }
    return none;
}

Cue cue_find(const People *people, const Line *line)
{
    Cue after = cue_after(people, line);
    Cue before = after.place == CUE_NONE || line->before + 1 < line->first
                     ? cue_before(people, line)
                     : (Cue){CUE_NONE, NO_MENTION, -1};
    /* “…,” he said, and went on: “…”: what leads up to a quotation by a colon is nearer than what
     * follows it. */
    if (before.place == CUE_BEFORE && mark_at(people, line->first - 1) == ':') {
        return before;
    }
    return after.place != CUE_NONE ? after : before;
}
