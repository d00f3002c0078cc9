/* Rules that go by what is said: whom it addresses, whom it names, what it asks. */
#include "script/speaker/address.h"
#include "script/speaker/attribution.h"

static gunichar mark_at(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_at(tokens, at)->mark : 0;
}

void rule_vocative(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    int seen = NO_MENTION;
    for (guint i = line->first; i < line->end; i++) {
        int index = g_array_index(people->mention_at, int, i);
        if (index == NO_MENTION || index == seen) {
            continue;
        }
        seen = index;
        const Mention *mention = people_mention(people, index);
        if (mention->kind == MENTION_NAME && mention->person != NOBODY) {
            vote(attribution, line, mention->person,
                 mention_is_address(people->tokens, mention) ? FEATURE_addressed
                                                             : FEATURE_named_inside,
                 1, mention->first, mention->end);
        }
    }
}

/* So many quotations away, and so many blocks between two, a conversation is still the same. */
enum { CONVERSATION_LINES = 6, CONVERSATION_GAP = 4 };

/* The name of whoever says LINE as itself or a cue has it; NULL. */
static const Mention *named_speaker(const People *people, const Line *line)
{
    const Mention *label = line_label(people, line);
    if (label) {
        return label;
    }
    return line->cue.mention == NO_MENTION ? NULL : people_mention(people, line->cue.mention);
}

/* Votes for each who is named so nearby, once, going from LINE by STEP (-1 or 1). */
static void vote_participants(const Attribution *attribution, Line *line, int step, Feature feature)
{
    int found[CONVERSATION_LINES];
    guint count = 0;
    guint block = line->block;
    for (int i = 1; i <= CONVERSATION_LINES; i++) {
        int index = (int)line->index + step * i;
        if (index < 0 || index >= (int)attribution->lines->len) {
            return;
        }
        const Line *other = attribution_line(attribution, (guint)index);
        guint gap = other->block > block ? other->block - block : block - other->block;
        if (gap > CONVERSATION_GAP) {
            return;
        }
        block = other->block;
        const Mention *mention = named_speaker(attribution->people, other);
        if (!mention || mention->person == NOBODY) {
            continue;
        }
        gboolean known = FALSE;
        for (guint f = 0; f < count; f++) {
            known |= found[f] == mention->person;
        }
        if (!known) {
            found[count++] = mention->person;
            vote(attribution, line, mention->person, feature, 1, mention->first, mention->end);
        }
    }
}

void rule_participants(const Attribution *attribution, Line *line)
{
    vote_participants(attribution, line, -1, FEATURE_named_before);
    vote_participants(attribution, line, 1, FEATURE_named_soon);
}

/* Votes for whom OTHER, the quotation before or after LINE, addresses. */
static void vote_addressed(const Attribution *attribution, Line *line, const Line *other,
                           Feature feature)
{
    const People *people = attribution->people;
    guint gap =
        other->block > line->block ? other->block - line->block : line->block - other->block;
    if (gap != 1) {
        return;
    }
    for (guint i = other->first; i < other->end; i++) {
        const Mention *mention = people_mention_at(people, i);
        if (mention && mention->first == i && mention->person != NOBODY &&
            mention_is_address(people->tokens, mention)) {
            vote(attribution, line, mention->person, feature, 1, mention->first, mention->end);
            return;
        }
    }
}

void rule_answers(const Attribution *attribution, Line *line)
{
    if (line->index > 0) {
        vote_addressed(attribution, line, attribution_line(attribution, line->index - 1),
                       FEATURE_answers);
    }
    if (line->index + 1 < attribution->lines->len) {
        vote_addressed(attribution, line, attribution_line(attribution, line->index + 1),
                       FEATURE_answered);
    }
}

void rule_asks(const Attribution *attribution, Line *line)
{
    const People *people = attribution->people;
    if (people->self == NOBODY || people->protagonist == NOBODY || !line->bare ||
        line->end <= line->first) {
        return;
    }
    guint last = line->end - 1;
    while (last > line->first && mark_is_quote(mark_at(people->tokens, last))) {
        last--;
    }
    if (mark_at(people->tokens, last) == '?') {
        vote(attribution, line, people->self, FEATURE_asks, 1, last, last + 1);
    }
}
