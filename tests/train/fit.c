#include "fit.h"

#include <math.h>
#include <string.h>

/* Rprop: each weight's step grows while its slope keeps its sign, and shrinks where that turns. */
static const double first_step = 0.2;
static const double growth = 1.2;
static const double shrinking = 0.5;
static const double least_step = 1e-4;
static const double greatest_step = 2;

/* Takes a candidate out: what is so unlikely counts for nothing. */
static const double forbidding = 60;

/* Annotated reports are news: they hardly have interviews, nor scenes in which people talk to each
 * other as in a feature article. What matters most there was set by hand, in reports. */
static const Feature by_hand[] = {
    FEATURE_colon_nobody,    FEATURE_is_protagonist, FEATURE_asks,         FEATURE_pronoun_focus,
    FEATURE_narration_focus, FEATURE_told,           FEATURE_told_answers, FEATURE_told_answered,
};

static Column column_of(const Attribution *attribution)
{
    return attribution->story ? COLUMN_STORY : COLUMN_REPORT;
}

Weights weights_present(void)
{
    Weights weights;
    memcpy(weights.of[COLUMN_STORY], feature_weights(TRUE), sizeof weights.of[COLUMN_STORY]);
    memcpy(weights.of[COLUMN_REPORT], feature_weights(FALSE), sizeof weights.of[COLUMN_REPORT]);
    return weights;
}

Weights weights_fresh(void)
{
    Weights weights = {0};
    for (gsize i = 0; i < G_N_ELEMENTS(by_hand); i++) {
        weights.of[COLUMN_REPORT][by_hand[i]] = feature_weights(FALSE)[by_hand[i]];
    }
    return weights;
}

static Candidate *candidate_of(const Line *line, int person)
{
    for (guint i = 0; i < line->candidates->len; i++) {
        Candidate *candidate = &g_array_index(line->candidates, Candidate, i);
        if (candidate->person == person) {
            return candidate;
        }
    }
    return NULL; /* never: a vote makes its candidate */
}

/* Sums up the votes of LINE anew, with only the ALLOWED candidates to choose from. */
static void score_line(const Attribution *attribution, Line *line, guint32 allowed)
{
    for (guint i = 0; i < line->candidates->len; i++) {
        Candidate *candidate = &g_array_index(line->candidates, Candidate, i);
        candidate->score = allowed >> i & 1 ? 0 : -forbidding;
        candidate->confidence = 0;
    }
    for (guint i = 0; i < line->votes->len; i++) {
        const Vote *cast = &g_array_index(line->votes, Vote, i);
        candidate_of(line, cast->person)->score +=
            cast->value * feature_weight(attribution, cast->feature);
    }
}

/* Decodes ANNOTATED by WEIGHTS; CONSTRAINED to what its answers allow. */
static double decode(const Weights *weights, Annotated *annotated, gboolean constrained)
{
    Attribution *attribution = annotated->attribution;
    attribution->weights = weights->of[column_of(attribution)];
    for (guint i = 0; i < attribution->lines->len; i++) {
        guint32 allowed = constrained ? annotated_answer(annotated, i)->allowed : G_MAXUINT32;
        score_line(attribution, attribution_line(attribution, i), allowed);
    }
    return attribution_decode(attribution);
}

void weights_decide(const Weights *weights, Annotated *annotated)
{
    decode(weights, annotated, FALSE);
}

/* Adds FACTOR times what is expected of FEATURE to GRADIENT; FEATURES is none. */
static void add_feature(double gradient[], Feature feature, double expected, double factor)
{
    if (feature != FEATURES) {
        gradient[feature] += factor * expected;
    }
}

/* Adds FACTOR times what the decoder expects of each feature to GRADIENT. */
static void add_expected(const Attribution *attribution, double gradient[], double factor)
{
    for (guint i = 0; i < attribution->lines->len; i++) {
        const Line *line = attribution_line(attribution, i);
        for (guint v = 0; v < line->votes->len; v++) {
            const Vote *cast = &g_array_index(line->votes, Vote, v);
            double likely = candidate_of(line, cast->person)->confidence;
            add_feature(gradient, cast->feature, cast->value * likely, factor);
        }
        if (i > 0) {
            const Line *last = attribution_line(attribution, i - 1);
            add_feature(gradient, transition_feature(attribution, last, line, TRUE, FALSE),
                        line->same, factor);
            add_feature(gradient, transition_feature(attribution, last, line, FALSE, TRUE),
                        line->back, factor);
        }
    }
}

/* Sets GRADIENT, and gives the logarithm of how likely the annotations are, both for a line. */
static double find_gradient(const Weights *weights, const GPtrArray *texts, Weights *gradient)
{
    double likely = 0;
    double lines = 0;
    memset(gradient, 0, sizeof *gradient);
    for (guint i = 0; i < texts->len; i++) {
        Annotated *annotated = g_ptr_array_index(texts, i);
        if (!annotated->learn) {
            continue;
        }
        double *into = gradient->of[column_of(annotated->attribution)];
        likely += annotated->weight * decode(weights, annotated, TRUE);
        add_expected(annotated->attribution, into, annotated->weight);
        likely -= annotated->weight * decode(weights, annotated, FALSE);
        add_expected(annotated->attribution, into, -annotated->weight);
        lines += annotated->weight * annotated->attribution->lines->len;
    }
    for (guint f = 0; f < FEATURES; f++) {
        gradient->of[COLUMN_STORY][f] /= MAX(lines, 1);
        gradient->of[COLUMN_REPORT][f] /= MAX(lines, 1);
    }
    return likely / MAX(lines, 1);
}

/* How a column of weights has been climbing so far. */
typedef struct {
    double steps[FEATURES];
    double slopes[FEATURES]; /* 0 where the step just shrank */
} Climb;

/* Climbs one step, with a PULL towards where the weights have BEGUN. */
static void climb(Climb *so_far, double weights[], const double begun[], const double gradient[],
                  double pull)
{
    for (guint f = 0; f < FEATURES; f++) {
        double slope = gradient[f] - pull * (weights[f] - begun[f]);
        double turn = slope * so_far->slopes[f];
        double step = so_far->steps[f] * (turn > 0 ? growth : turn < 0 ? shrinking : 1);
        so_far->steps[f] = CLAMP(step, least_step, greatest_step);
        so_far->slopes[f] = turn < 0 ? 0 : slope;
        if (turn >= 0 && slope != 0) {
            weights[f] += slope > 0 ? so_far->steps[f] : -so_far->steps[f];
        }
    }
}

static void hold_by_hand(Weights *gradient)
{
    for (gsize i = 0; i < G_N_ELEMENTS(by_hand); i++) {
        gradient->of[COLUMN_REPORT][by_hand[i]] = 0;
    }
}

double weights_fit(Weights *weights, const GPtrArray *texts, guint rounds, double pull)
{
    const Weights begun = *weights;
    Climb so_far[COLUMNS] = {0};
    double likely = 0;
    for (guint f = 0; f < FEATURES; f++) {
        so_far[COLUMN_STORY].steps[f] = so_far[COLUMN_REPORT].steps[f] = first_step;
    }
    for (guint round = 0; round < rounds; round++) {
        Weights gradient;
        likely = find_gradient(weights, texts, &gradient);
        hold_by_hand(&gradient);
        for (Column c = COLUMN_STORY; c < COLUMNS; c++) {
            climb(&so_far[c], weights->of[c], begun.of[c], gradient.of[c], pull);
        }
    }
    return likely;
}
