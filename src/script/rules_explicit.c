/* Rules for quotations whose speaker stands beside them: “…,” said Anna. */
#include <math.h>
#include <unicode/uchar.h>

#include "script/attribution.h"

/* How far a verb may stand from its subject across an aside: “…,” Anna, a doctor in Bergen, said.
 */
enum { ASIDE_REACH = 24, VERB_REACH = 4, SOURCE_WORDS = 4, SENTENCE_REACH = 120 };

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

/* "A brief order came over the radio: “…”": it is nobody that is there. */
static gboolean has_message(const People *people, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        if (is_verb(people, i, WORD_MESSAGE)) {
            return TRUE;
        }
    }
    return FALSE;
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

/* The tokens of a cue, subject and verb. */
static void vote_by_cue(const Attribution *attribution, Line *line, int person, Feature feature)
{
    const Mention *mention = people_mention(attribution->people, line->cue.mention);
    guint first = mention->first;
    guint end = mention->end;
    if (line->cue.verb >= 0) {
        first = MIN(first, (guint)line->cue.verb);
        end = MAX(end, (guint)line->cue.verb + 1);
    }
    vote(attribution, line, person, feature, 1, first, end);
}

static gboolean cue_has_gesture(const People *people, const Cue *cue)
{
    return cue->verb >= 0 && !is_verb(people, (guint)cue->verb, WORD_SPEECH);
}

void rule_named(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    const Cue *cue = &line->cue;
    if (cue->place == CUE_COLON && cue->mention == NO_MENTION &&
        has_message(people, line->before, line->first)) {
        vote(attribution, line, NOBODY, FEATURE_colon_nobody, 1, line->before, line->first);
    }
    if (cue->mention == NO_MENTION) {
        return;
    }
    const Mention *mention = people_mention(people, cue->mention);
    gboolean self = mention->kind == MENTION_SELF && mention->person != NOBODY;
    if (mention->kind != MENTION_NAME && !self) {
        return;
    }
    Feature feature = FEATURE_colon;
    if (cue_has_gesture(people, cue)) {
        feature = cue->place == CUE_AFTER ? FEATURE_gesture_after : FEATURE_gesture_before;
    } else if (cue->place == CUE_AFTER) {
        feature = self ? FEATURE_self_after : FEATURE_name_after;
    } else if (cue->place == CUE_BEFORE) {
        feature = self ? FEATURE_self_before : FEATURE_name_before;
    }
    vote_by_cue(attribution, line, mention->person, feature);
}

/* “…,” said the old man: may mean any man named of late. */
static void vote_described(const Attribution *attribution, Line *line, const Mention *mention)
{
    const People *people = attribution->people;
    guint rank = 0;
    for (guint i = 0; i < attribution->recent->len; i++) {
        int person = g_array_index(attribution->recent, int, i);
        const Person *known = people_person(people, person);
        if (person == mention->person) {
            continue;
        }
        if (known->kind != PERSON_NAMED || !person_agrees(known, mention->gender)) {
            vote_by_cue(attribution, line, person, FEATURE_described_clashes);
            continue;
        }
        if (known->gender != GENDER_UNKNOWN && mention->gender != GENDER_UNKNOWN) {
            vote_by_cue(attribution, line, person, FEATURE_described_agrees);
        }
        rank++;
        if (rank <= 2) {
            vote_by_cue(attribution, line, person,
                        rank == 1 ? FEATURE_described_last : FEATURE_described_second);
        }
    }
    vote(attribution, line, mention->person, FEATURE_described_often,
         log1p(people_person(people, mention->person)->mentions), 0, 0);
}

void rule_described(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    const Cue *cue = &line->cue;
    if (cue->mention == NO_MENTION ||
        people_mention(people, cue->mention)->kind != MENTION_DESCRIPTION) {
        return;
    }
    const Mention *mention = people_mention(people, cue->mention);
    vote_by_cue(attribution, line, mention->person,
                cue->place == CUE_COLON   ? FEATURE_colon
                : cue->place == CUE_AFTER ? FEATURE_description_after
                                          : FEATURE_description_before);
    if (mention->definite && !mention->plural && mention->person != people->self &&
        mention->person != people->protagonist) {
        vote_described(attribution, line, mention);
    }
}

/* Whether the words from AT on are a phrase that names a source; their number, or 0. */
static guint source_phrase(const People *people, guint at, guint end)
{
    const Tokens *tokens = people->tokens;
    g_autoptr(GString) phrase = g_string_new(NULL);
    for (guint words = 0; words < SOURCE_WORDS && at + words < end; words++) {
        const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, at + words));
        if (!lexeme) {
            return 0;
        }
        g_string_append_printf(phrase, "%s%s", words ? " " : "", lexeme->folded);
        if (g_hash_table_contains(tokens->language->according_to, phrase->str)) {
            return words + 1;
        }
    }
    return 0;
}

void rule_source(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    const struct {
        guint first, end;
    } sides[] = {{line->before, line->first}, {line->end, line->after_end}};
    for (guint side = 0; side < G_N_ELEMENTS(sides); side++) {
        for (guint i = sides[side].first; i < sides[side].end; i++) {
            guint words = source_phrase(people, i, sides[side].end);
            const Mention *mention =
                words && i + words < sides[side].end ? people_mention_at(people, i + words) : NULL;
            if (mention && mention->person != NOBODY) {
                vote(attribution, line, mention->person, FEATURE_source, 1, i, mention->end);
                return;
            }
        }
    }
}

void rule_script_name(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    guint at = line->first;
    while (at < line->end && mark_is_quote(mark_at(people, at))) {
        at++;
    }
    const Mention *mention = at < line->end ? people_mention_at(people, at) : NULL;
    if (mention && mention->kind == MENTION_NAME && mention->end < line->end &&
        mark_at(people, mention->end) == ':' &&
        tokens_at(people->tokens, mention->end - 1)->flags & TOKEN_SHOUTED) {
        vote(attribution, line, mention->person, FEATURE_script_name, 1, mention->first,
             mention->end + 1);
    }
}
