/* Rules that go by what is said: whom it addresses, whom it names, what it asks. */
#include "script/attribution.h"

static gunichar mark_at(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_at(tokens, at)->mark : 0;
}

static gboolean is_break(gunichar mark)
{
    return mark_ends_sentence(mark) || mark_is_quote(mark) || mark == ',' || mark == ';' ||
           mark == 0x2014 || mark == 0x2013 || mark == '-' || mark == ':';
}

/* “Yes, Anna, …”: a name between two marks is spoken to, not of. */
static gboolean is_vocative(const Tokens *tokens, const Mention *mention)
{
    gunichar before = mention->first > 0 ? mark_at(tokens, mention->first - 1) : '.';
    gunichar after = mark_at(tokens, mention->end);
    gboolean address = FALSE;
    if (mention->first > 0) {
        const Token *word = tokens_at(tokens, mention->first - 1);
        address = token_is(tokens, word, WORD_VOCATIVE | WORD_NEVER_NAME);
    }
    return mention->kind == MENTION_NAME && !mention->possessive && !mention->definite &&
           (is_break(before) || address) && is_break(after);
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
                 is_vocative(people->tokens, mention) ? FEATURE_addressed : FEATURE_named_inside, 1,
                 mention->first, mention->end);
        }
    }
}

void rule_answers(const Attribution *attribution, Line *line)
{
    if (line->index == 0) {
        return;
    }
    const Line *previous = attribution_line(attribution, line->index - 1);
    if (line->block > previous->block + 1 || line->block == previous->block) {
        return;
    }
    for (guint i = 0; i < previous->votes->len; i++) {
        const Vote *before = &g_array_index(previous->votes, Vote, i);
        if (before->feature == FEATURE_addressed) {
            vote(attribution, line, before->person, FEATURE_answers, 1, 0, 0);
            return;
        }
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
