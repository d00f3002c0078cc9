/* Rules for quotations whose speaker stands beside them: “…,” said Anna. */
#include <math.h>

#include "script/speaker/attribution.h"
#include "script/speaker/places.h"

enum { SOURCE_WORDS = 4 };

static gboolean is_verb(const People *people, guint at, guint32 classes)
{
    return token_is(people->tokens, tokens_at(people->tokens, at), classes);
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
    if (cue->place == CUE_MESSAGE) {
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

const Mention *line_label(const People *people, const Line *line)
{
    guint at = line->first;
    while (at < line->end && mark_is_quote(tokens_at(people->tokens, at)->mark)) {
        at++;
    }
    const Mention *mention = at < line->end ? people_mention_at(people, at) : NULL;
    return mention && mention->kind == MENTION_NAME && mention->end < line->end &&
                   place_is_label(people->tokens, mention->first, mention->end)
               ? mention
               : NULL;
}

void rule_script_name(const Attribution *attribution, Line *line)
{
    const Mention *label = line_label(attribution->people, line);
    if (label) {
        vote(attribution, line, label->person, FEATURE_script_name, 1, label->first,
             label->end + 1);
    }
}
