/* Rules that go by the narration around a quotation, where no cue names its speaker. */
#include <math.h>

#include "script/speaker/attribution.h"
#include "script/speaker/phrases.h"

/* How far, in tokens, a paragraph is looked through: whoever is named further away is no help, and
 * a paragraph may be a whole book. */
enum { PARAGRAPH_REACH = 240 };

static guint reach_back(guint first, guint at)
{
    return at - first > PARAGRAPH_REACH ? at - PARAGRAPH_REACH : first;
}

/* Where the last sentence before END begins, no further back than FIRST. */
static guint last_sentence(const People *people, guint first, guint end)
{
    guint at = end;
    while (at > first && tokens_at(people->tokens, at - 1)->sentence ==
                             tokens_at(people->tokens, end - 1)->sentence) {
        at--;
    }
    return at;
}

static void vote_mention(const Attribution *attribution, Line *line, int index, Feature feature)
{
    const Mention *mention = people_mention(attribution->people, index);
    if (mention->person != NOBODY) {
        vote(attribution, line, mention->person, feature, 1, mention->first, mention->end);
    }
}

void rule_sentence_before(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    if (line->before >= line->first) {
        return;
    }
    guint start = last_sentence(people, reach_back(line->before, line->first), line->first);
    int subject = subject_of(people, start, line->first);
    if (subject != NO_MENTION) {
        vote_mention(attribution, line, subject, FEATURE_subject_before);
    }
    int seen = subject;
    for (guint i = start; i < line->first; i++) {
        int index = g_array_index(people->mention_at, int, i);
        if (index != NO_MENTION && index != seen) {
            vote_mention(attribution, line, index, FEATURE_mention_before);
            seen = index;
        }
    }
}

void rule_sentence_after(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    guint end = line->end;
    while (end < line->after_end &&
           (end == line->end || tokens_at(people->tokens, end)->sentence ==
                                    tokens_at(people->tokens, line->end)->sentence)) {
        end++;
    }
    int subject = subject_of(people, line->end, end);
    if (subject != NO_MENTION) {
        vote_mention(attribution, line, subject, FEATURE_subject_after);
    }
}

/* People in the narration of LINE's block; several mentions of one count once. */
void rule_in_paragraph(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    enum { ENOUGH = 6 };
    int found[ENOUGH];
    guint count = 0;
    guint end = MIN(line->block_end, line->end + PARAGRAPH_REACH);
    for (guint i = reach_back(line->block_first, line->first); i < end && count < ENOUGH; i++) {
        const Mention *mention = people_mention_at(people, i);
        if (!mention || mention->in_speech || mention->person == NOBODY) {
            continue;
        }
        gboolean known = FALSE;
        for (guint f = 0; f < count; f++) {
            known |= found[f] == mention->person;
        }
        if (!known) {
            found[count++] = mention->person;
            vote(attribution, line, mention->person, FEATURE_in_paragraph, 1, mention->first,
                 mention->end);
        }
    }
    if (count == 1) {
        vote(attribution, line, found[0], FEATURE_only_in_paragraph, 1, 0, 0);
    }
}

void rule_paragraph_before(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    if (line->before < line->first || line->block_first == 0) {
        return;
    }
    guint end = line->block_first;
    const Token *last = tokens_at(people->tokens, end - 1);
    guint first = reach_back(g_array_index(people->tokens->blocks, guint, last->block), end);
    if (last->quotation != NO_QUOTATION) {
        return;
    }
    guint start = last_sentence(people, first, end);
    int subject = subject_of(people, last->mark == ':' ? start : first, end);
    if (subject != NO_MENTION) {
        vote_mention(attribution, line, subject,
                     last->mark == ':' ? FEATURE_paragraph_colon : FEATURE_paragraph_subject);
    }
}

void rule_recent(const Attribution *attribution, Line *line)
{
    guint rank = 0;
    for (guint i = 0; i < attribution->recent->len; i++) {
        int person = g_array_index(attribution->recent, int, i);
        Feature feature = rank == 0   ? FEATURE_recent_first
                          : rank == 1 ? FEATURE_recent_second
                                      : FEATURE_recent_third;
        vote(attribution, line, person, feature, rank < 3 ? 1 : 0, 0, 0);
        rank += person_is_someone(people_person(attribution->people, person)) ? 1 : 0;
    }
}

void rule_who_they_are(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    vote(attribution, line, NOBODY, FEATURE_is_nobody, 1, 0, 0);
    for (guint i = 0; i < line->candidates->len; i++) {
        int index = g_array_index(line->candidates, Candidate, i).person;
        if (index == NOBODY) {
            continue;
        }
        static const Feature kinds[] = {
            [PERSON_NAMED] = FEATURES,         [PERSON_DESCRIBED] = FEATURE_is_described,
            [PERSON_GROUP] = FEATURE_is_group, [PERSON_ORGANISATION] = FEATURE_is_organisation,
            [PERSON_PLACE] = FEATURE_is_place, [PERSON_SELF] = FEATURE_is_self,
        };
        const Person *person = people_person(people, index);
        if (kinds[person->kind] != FEATURES) {
            vote(attribution, line, index, kinds[person->kind], 1, 0, 0);
        }
        if (index == people->protagonist) {
            vote(attribution, line, index, FEATURE_is_protagonist, 1, 0, 0);
        }
        if (g_array_index(attribution->acts, guint, index) == 0) {
            vote(attribution, line, index, FEATURE_never_acts, 1, 0, 0);
        }
        vote(attribution, line, index, FEATURE_speaks_often, log1p(person->cues), 0, 0);
        if (attribution->cues > 0) {
            vote(attribution, line, index, FEATURE_speaks_mostly,
                 (double)g_array_index(attribution->named, guint, index) / attribution->cues, 0, 0);
        }
        vote(attribution, line, index, FEATURE_mentioned_often, log1p(person->mentions), 0, 0);
    }
}
