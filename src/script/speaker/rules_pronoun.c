/* Rules for quotations whose cue has a pronoun: “…,” she said. */
#include "script/speaker/attribution.h"
#include "script/speaker/phrases.h"

static const Mention *pronoun_of(const Attribution *attribution, const Line *line, gboolean plural)
{
    if (line->cue.mention == NO_MENTION) {
        return NULL;
    }
    const Mention *mention = people_mention(attribution->people, line->cue.mention);
    return mention->kind == MENTION_PRONOUN && mention->plural == plural ? mention : NULL;
}

/* The subject of the last sentence before the cue's own, in the block or the one before. */
static int last_subject(const Attribution *attribution, const Mention *pronoun)
{
    const People *people = attribution->people;
    enum { REACH = 60 };
    guint first = pronoun->first > REACH ? pronoun->first - REACH : 0;
    int found = NOBODY;
    for (guint i = first; i < pronoun->first; i++) {
        const Token *token = tokens_at(people->tokens, i);
        const Mention *mention = people_mention_at(people, i);
        if (token->flags & TOKEN_START && mention && mention->person != NOBODY &&
            !mention->in_speech && !mention->possessive &&
            person_agrees(people_person(people, mention->person), pronoun->gender)) {
            found = mention->person;
        }
    }
    return found;
}

void rule_pronoun(const Attribution *attribution, Line *line)
{
    const Mention *pronoun = pronoun_of(attribution, line, FALSE);
    if (!pronoun) {
        return;
    }
    const People *people = attribution->people;
    guint first = pronoun->first;
    guint end = pronoun->end;
    if (line->cue.verb >= 0) {
        first = MIN(first, (guint)line->cue.verb);
        end = MAX(end, (guint)line->cue.verb + 1);
    }
    guint rank = 0;
    int last = NOBODY;
    for (guint i = 0; i < attribution->recent->len; i++) {
        int index = g_array_index(attribution->recent, int, i);
        const Person *person = people_person(people, index);
        if (!person_is_someone(person) || !person_agrees(person, pronoun->gender)) {
            gboolean surely = person_is_someone(person) && person->gender_shown;
            vote(attribution, line, index,
                 surely ? FEATURE_pronoun_contradicts : FEATURE_pronoun_clashes, 1, first, end);
            continue;
        }
        if (person->gender != GENDER_UNKNOWN) {
            vote(attribution, line, index, FEATURE_pronoun_agrees, 1, first, end);
            vote(attribution, line, index, FEATURE_pronoun_agrees_surely,
                 person->gender_shown ? 1 : 0, first, end);
        }
        rank++;
        last = index;
        if (rank <= 2) {
            vote(attribution, line, index,
                 rank == 1 ? FEATURE_pronoun_last : FEATURE_pronoun_second, 1, first, end);
        }
    }
    if (rank == 1) {
        vote(attribution, line, last, FEATURE_pronoun_only, 1, first, end);
    }
    int subject = last_subject(attribution, pronoun);
    if (subject != NOBODY) {
        vote(attribution, line, subject, FEATURE_pronoun_subject, 1, first, end);
    }
    if (attribution->focus[pronoun->gender] != NOBODY) {
        vote(attribution, line, attribution->focus[pronoun->gender], FEATURE_pronoun_focus, 1,
             first, end);
    }
    vote(attribution, line, NOBODY, FEATURE_pronoun_nobody, 1, first, end);
}

void rule_plural_pronoun(const Attribution *attribution, Line *line)
{
    const Mention *pronoun = pronoun_of(attribution, line, TRUE);
    if (!pronoun) {
        return;
    }
    for (guint i = 0; i < attribution->recent->len; i++) {
        int index = g_array_index(attribution->recent, int, i);
        PersonKind kind = people_person(attribution->people, index)->kind;
        gboolean many = kind == PERSON_GROUP || kind == PERSON_ORGANISATION;
        vote(attribution, line, index, many ? FEATURE_plural_agrees : FEATURE_plural_clashes, 1,
             pronoun->first, pronoun->end);
    }
}

/* The pronoun that is the subject of LINE's narration, before it or else behind it; NULL. */
static const Mention *narrated_pronoun(const Attribution *attribution, const Line *line)
{
    enum { REACH = 40 };
    const People *people = attribution->people;
    guint first = line->first - line->before > REACH ? line->first - REACH : line->before;
    guint end = MIN(line->after_end, line->end + REACH);
    int subject = subject_of(people, first, line->first);
    subject = subject == NO_MENTION ? subject_of(people, line->end, end) : subject;
    const Mention *mention = subject == NO_MENTION ? NULL : people_mention(people, subject);
    return mention && mention->kind == MENTION_PRONOUN && !mention->plural ? mention : NULL;
}

void rule_narrated_pronoun(const Attribution *attribution, Line *line)
{
    const Mention *pronoun = narrated_pronoun(attribution, line);
    if (line->cue.mention != NO_MENTION || !pronoun || pronoun->gender == GENDER_UNKNOWN) {
        return;
    }
    if (attribution->focus[pronoun->gender] != NOBODY) {
        vote(attribution, line, attribution->focus[pronoun->gender], FEATURE_narration_focus, 1,
             pronoun->first, pronoun->end);
    }
    for (guint i = 0; i < attribution->recent->len; i++) {
        int index = g_array_index(attribution->recent, int, i);
        const Person *person = people_person(attribution->people, index);
        if (person->gender == GENDER_UNKNOWN || !person_is_someone(person)) {
            continue;
        }
        vote(attribution, line, index,
             person->gender == pronoun->gender ? FEATURE_narration_agrees
                                               : FEATURE_narration_clashes,
             1, pronoun->first, pronoun->end);
    }
}
