/* What speaks for who follows whom, by how two quotations stand to each other. */
#include "script/speaker/attribution.h"

enum { NEAR_BLOCKS = 3 };

/* Whether no sentence ends between the quotations. */
static gboolean in_one_sentence(const Attribution *attribution, const Line *a, const Line *b)
{
    for (guint i = a->end; i < b->first; i++) {
        if (mark_ends_sentence(tokens_at(attribution->people->tokens, i)->mark)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean has_pronoun(const Attribution *attribution, const Line *line)
{
    return line->cue.mention != NO_MENTION &&
           people_mention(attribution->people, line->cue.mention)->kind == MENTION_PRONOUN;
}

/* The features of going from one kind of place to another: the same speaker, the one before. */
typedef struct {
    Feature same;
    Feature back;
} Passage;

static Gender cue_gender(const Attribution *attribution, const Line *line)
{
    if (line->cue.mention == NO_MENTION) {
        return GENDER_UNKNOWN;
    }
    const Mention *mention = people_mention(attribution->people, line->cue.mention);
    return mention->kind == MENTION_PRONOUN && !mention->plural ? mention->gender : GENDER_UNKNOWN;
}

/* “…,” she said. “…,” he said: two speakers. */
static gboolean cues_differ(const Attribution *attribution, const Line *a, const Line *b)
{
    Gender first = cue_gender(attribution, a);
    Gender second = cue_gender(attribution, b);
    return first != GENDER_UNKNOWN && second != GENDER_UNKNOWN && first != second;
}

static Passage passage_within(const Attribution *attribution, const Line *a, const Line *b)
{
    if (cues_differ(attribution, a, b)) {
        return (Passage){FEATURES, FEATURE_same_paragraph_back};
    }
    if (a->cue.place == CUE_AFTER && b->cue.place == CUE_AFTER) {
        return (Passage){FEATURE_same_paragraph_cued, FEATURE_same_paragraph_back};
    }
    if (in_one_sentence(attribution, a, b)) {
        return (Passage){FEATURE_same_sentence_same, FEATURE_same_paragraph_back};
    }
    return (Passage){FEATURE_same_paragraph_same, FEATURE_same_paragraph_back};
}

static Passage passage_between(const Attribution *attribution, const Line *a, const Line *b)
{
    /* Whoever is named at the start of a line begins anew, also where nothing closed the last one.
     */
    if (line_label(attribution->people, b)) {
        return (Passage){FEATURES, FEATURES};
    }
    if (g_array_index(attribution->quotations, Quotation, b->index).continues) {
        return (Passage){FEATURE_continues, FEATURES};
    }
    if (a->cue.place == CUE_MESSAGE || b->cue.place == CUE_MESSAGE) {
        return (Passage){FEATURES, FEATURES};
    }
    if (a->block == b->block) {
        return passage_within(attribution, a, b);
    }
    if (a->block + NEAR_BLOCKS < b->block) {
        return (Passage){FEATURES, FEATURES};
    }
    if (has_pronoun(attribution, b)) {
        return (Passage){FEATURE_pronoun_same, FEATURE_pronoun_back};
    }
    if (a->block + 1 < b->block) {
        return (Passage){FEATURE_near_same, FEATURE_near_back};
    }
    if (!attribution->story) {
        return (Passage){FEATURE_news_same, FEATURE_next_back};
    }
    return a->bare && b->bare ? (Passage){FEATURE_dialogue_same, FEATURE_dialogue_back}
                              : (Passage){FEATURE_next_same, FEATURE_next_back};
}

Feature transition_feature(const Attribution *attribution, const Line *a, const Line *b,
                           gboolean same, gboolean back)
{
    Passage passage = passage_between(attribution, a, b);
    return same ? passage.same : back ? passage.back : FEATURES;
}
