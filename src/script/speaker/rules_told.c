/* Rules that go by whom a cue says the words are said to: “…,” he asked Anna. */
#include "script/speaker/attribution.h"

/* The mention that begins at AT or behind a preposition there, and may be told something;
 * NO_MENTION. */
static int told_at(const People *people, guint at, guint end)
{
    const Tokens *tokens = people->tokens;
    at += at < end && token_has(tokens, tokens_at(tokens, at), TRAIT_ADDRESSING) ? 1 : 0;
    const Mention *mention = at < end ? people_mention_at(people, at) : NULL;
    gboolean fits = mention && mention->first == at && !mention->in_speech &&
                    !mention->possessive && !mention->plural && mention->kind != MENTION_SELF &&
                    (mention->kind != MENTION_PRONOUN || mention->object) &&
                    !token_has(tokens, tokens_at(tokens, at), TRAIT_REFLEXIVE);
    return fits ? g_array_index(people->mention_at, int, at) : NO_MENTION;
}

int told_find(const People *people, const Line *line)
{
    if (line->cue.mention == NO_MENTION || line->cue.verb < 0) {
        return NO_MENTION;
    }
    const Mention *subject = people_mention(people, line->cue.mention);
    guint at = MAX((guint)line->cue.verb + 1, subject->end);
    guint end = at <= line->first ? line->first : line->after_end;
    return told_at(people, at, end);
}

int told_resolve(const Attribution *attribution, const Line *line)
{
    if (line->told == NO_MENTION) {
        return NOBODY;
    }
    const People *people = attribution->people;
    const Mention *told = people_mention(people, line->told);
    int speaker = people_mention(people, line->cue.mention)->person;
    if (told->person != NOBODY) {
        return told->person == speaker ? NOBODY : told->person;
    }
    for (guint i = 0; i < attribution->recent->len; i++) {
        int person = g_array_index(attribution->recent, int, i);
        const Person *known = people_person(people, person);
        if (person != speaker && person_is_someone(known) && person_agrees(known, told->gender)) {
            return person;
        }
    }
    return NOBODY;
}

static void vote_told(const Attribution *attribution, Line *line, const Line *teller,
                      Feature feature)
{
    if (teller->told_person != NOBODY) {
        const Mention *told = people_mention(attribution->people, teller->told);
        vote(attribution, line, teller->told_person, feature, 1, told->first, told->end);
    }
}

void rule_told(const Attribution *attribution, Line *line)
{
    vote_told(attribution, line, line, FEATURE_told);
    if (line->index > 0) {
        const Line *before = attribution_line(attribution, line->index - 1);
        if (before->block + 1 == line->block) {
            vote_told(attribution, line, before, FEATURE_told_answers);
        }
    }
    if (line->index + 1 < attribution->lines->len) {
        const Line *after = attribution_line(attribution, line->index + 1);
        if (after->block == line->block + 1) {
            vote_told(attribution, line, after, FEATURE_told_answered);
        }
    }
}
