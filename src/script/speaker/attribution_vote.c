/* The votes of all rules, line by line, and who was likeliest in the end. */
#include "script/speaker/attribution.h"

#include <string.h>

#include "script/speaker/speakers.h"

/* So many are remembered from the narration. */
enum { MOST_RECENT = 8 };

/* Lets MENTION, of somebody who acts in the narration, be in focus for pronouns to come. Whoever's
 * sex is unknown may be meant by either. */
static void set_focus(Attribution *attribution, const Mention *mention)
{
    const Person *person = people_person(attribution->people, mention->person);
    if (mention->object || mention->possessive || mention->kind == MENTION_SELF ||
        !person_is_someone(person)) {
        return;
    }
    for (Gender gender = GENDER_UNKNOWN; gender <= GENDER_MALE; gender++) {
        if (person_agrees(person, gender)) {
            attribution->focus[gender] = mention->person;
        }
    }
}

/* Moves the people mentioned in narration in the tokens up to END to the front of the recent. */
static void remember(Attribution *attribution, guint *at, guint end)
{
    const People *people = attribution->people;
    for (; *at < end; (*at)++) {
        const Mention *mention = people_mention_at(people, *at);
        if (!mention || mention->in_speech || mention->person == NOBODY ||
            people_person(people, mention->person)->kind == PERSON_PLACE) {
            continue;
        }
        int person = mention->person;
        set_focus(attribution, mention);
        for (guint i = 0; i < attribution->recent->len; i++) {
            if (g_array_index(attribution->recent, int, i) == person) {
                g_array_remove_index(attribution->recent, i);
                break;
            }
        }
        g_array_prepend_val(attribution->recent, person);
        if (attribution->recent->len > MOST_RECENT) {
            g_array_set_size(attribution->recent, MOST_RECENT);
        }
    }
}

static const Rule rules[] = {
    rule_named,          rule_described,      rule_source,           rule_script_name,
    rule_pronoun,        rule_plural_pronoun, rule_narrated_pronoun, rule_sentence_before,
    rule_sentence_after, rule_in_paragraph,   rule_paragraph_before, rule_recent,
    rule_vocative,       rule_participants,   rule_answers,          rule_told,
    rule_asks,           rule_who_they_are,
};

static void count_cue(Attribution *attribution, const Line *line)
{
    if (line->cue.mention == NO_MENTION) {
        return;
    }
    int person = people_mention(attribution->people, line->cue.mention)->person;
    if (person != NOBODY) {
        g_array_index(attribution->named, guint, person)++;
        attribution->cues++;
    }
}

/* What CAST says for its candidate. */
static double vote_weight(const Attribution *attribution, const Vote *cast)
{
    return cast->value * feature_weight(attribution, cast->feature);
}

/* Leaves of LINE's votes, whose weights are in the scores by now, each candidate's weightiest. */
static void drop_votes(const Attribution *attribution, Line *line)
{
    Vote reasons[MOST_CANDIDATES];
    guint count = 0;
    for (guint i = 0; i < line->votes->len; i++) {
        const Vote *cast = &g_array_index(line->votes, Vote, i);
        guint place = 0;
        while (place < count && reasons[place].person != cast->person) {
            place++;
        }
        if (place == count) {
            reasons[count++] = *cast;
        } else if (vote_weight(attribution, cast) > vote_weight(attribution, &reasons[place])) {
            reasons[place] = *cast;
        }
    }
    g_array_unref(line->votes);
    line->votes = g_array_sized_new(FALSE, FALSE, sizeof(Vote), count);
    g_array_append_vals(line->votes, reasons, count);
}

void attribution_vote(Attribution *attribution)
{
    for (guint i = 0; i < attribution->lines->len; i++) {
        Line *line = attribution_line(attribution, i);
        line->cue = cue_find(attribution->people, line);
        line->told = told_find(attribution->people, line);
        line->told_person = told_resolve(attribution, line);
        count_cue(attribution, line);
    }
    guint at = 0;
    for (guint i = 0; i < attribution->lines->len; i++) {
        Line *line = attribution_line(attribution, i);
        remember(attribution, &at, line->first);
        line->told_person = told_resolve(attribution, line);
        line_consider(line, NOBODY);
        for (gsize rule = 0; rule < G_N_ELEMENTS(rules); rule++) {
            rules[rule](attribution, line);
        }
        if (!attribution->all_votes) {
            drop_votes(attribution, line);
        }
    }
}

int line_speaker(const Attribution *attribution, const Line *line)
{
    const Candidate *chosen = &g_array_index(line->candidates, Candidate, line->chosen);
    double threshold = attribution->story ? SPEAKER_THRESHOLD_STORY : SPEAKER_THRESHOLD_REPORT;
    return chosen->confidence >= threshold ? chosen->person : NOBODY;
}

const Vote *line_reason(const Attribution *attribution, const Line *line)
{
    int person = g_array_index(line->candidates, Candidate, line->chosen).person;
    const Vote *best = NULL;
    double most = 0;
    for (guint i = 0; i < line->votes->len; i++) {
        const Vote *cast = &g_array_index(line->votes, Vote, i);
        if (cast->person == person && vote_weight(attribution, cast) > most) {
            best = cast;
            most = vote_weight(attribution, cast);
        }
    }
    return best;
}
