/* Votes for who may speak a line, and what each feature weighs. */
#include "script/speaker/attribution.h"

static const char *const names[] = {
#define FEATURE(name, story, report, meaning) #name,
#include "script/speaker/features.def"
#undef FEATURE
};

static const double story_weights[] = {
#define FEATURE(name, story, report, meaning) story,
#include "script/speaker/features.def"
#undef FEATURE
};

static const double report_weights[] = {
#define FEATURE(name, story, report, meaning) report,
#include "script/speaker/features.def"
#undef FEATURE
};

const double *feature_weights(gboolean story)
{
    return story ? story_weights : report_weights;
}

const char *feature_name(Feature feature)
{
    g_autofree char *name = g_strdup(names[feature]);
    return g_intern_string(g_strdelimit(name, "_", '-'));
}

Candidate *line_consider(Line *line, int person)
{
    for (guint i = 0; i < line->candidates->len; i++) {
        Candidate *candidate = &g_array_index(line->candidates, Candidate, i);
        if (candidate->person == person) {
            return candidate;
        }
    }
    if (line->candidates->len >= MOST_CANDIDATES) {
        return NULL;
    }
    Candidate fresh = {.person = person};
    g_array_append_val(line->candidates, fresh);
    return &g_array_index(line->candidates, Candidate, line->candidates->len - 1);
}

void vote(const Attribution *attribution, Line *line, int person, Feature feature, double value,
          guint first, guint end)
{
    Candidate *candidate = line_consider(line, person);
    if (!candidate) {
        return;
    }
    Vote cast = {.person = person, .feature = feature, .value = value};
    if (first < end) {
        const Tokens *tokens = attribution->people->tokens;
        cast.evidence =
            (Span){tokens_at(tokens, first)->span.start, tokens_at(tokens, end - 1)->span.end};
    }
    candidate->score += value * feature_weight(attribution, feature);
    g_array_append_val(line->votes, cast);
}
