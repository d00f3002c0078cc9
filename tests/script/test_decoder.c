/* What the decoder says of how likely speakers and steps are. */
#include <math.h>
#include <string.h>

#include "attributed.h"
#include "cmocka_headers.h"
#include "script/speaker/attribution.h"
#include "script/speaker/read_tokens.h"

/* Bare lines, lines in one paragraph, one that goes on, narration between: all kinds of steps. */
static const char dialogue[] =
    "Nora Vik met Tom Hale and Anna Berg at the dam.\n"
    "“Is it safe?” said Nora Vik.\n"
    "“It is safe.”\n"
    "“Are you sure, Tom?”\n"
    "“I am,” he said, “quite sure. But there is more.\n"
    "“There is the other dam!”\n"
    "Anna Berg laughed. “The other dam is older.” She turned. “Much older!”\n"
    "Nobody spoke for a while.\n"
    "“Older, Anna?” she asked. “By how much?”\n";

typedef struct {
    Document *document;
    GArray *quotations;
    Tokens *tokens;
    People *people;
    Attribution *attribution;
} Decoded;

static Decoded decoded_new(const char *text)
{
    Decoded decoded = {.document = document_of_lines(text)};
    decoded.quotations = quotations_of(decoded.document);
    decoded.tokens = tokens_read(decoded.document, language_get("en", NULL), decoded.quotations);
    decoded.people = people_new(decoded.tokens);
    decoded.attribution = attribution_new(decoded.people, decoded.quotations);
    decoded.attribution->all_votes = TRUE;
    return decoded;
}

static void decoded_free(Decoded *decoded)
{
    attribution_free(decoded->attribution);
    people_free(decoded->people);
    tokens_free(decoded->tokens);
    g_array_unref(decoded->quotations);
    document_free(decoded->document);
}

/* What decoding the dialogue sums up to by WEIGHTS. */
static double total_by(const double *weights)
{
    Decoded decoded = decoded_new(dialogue);
    decoded.attribution->weights = weights;
    attribution_vote(decoded.attribution);
    double total = attribution_decode(decoded.attribution);
    decoded_free(&decoded);
    return total;
}

/* How much of FEATURE the decoder expects in the votes for, and the step to, the line at INDEX. */
static double expected_at(const Attribution *attribution, guint index, Feature feature)
{
    const Line *line = attribution_line(attribution, index);
    double expected = 0;
    for (guint i = 0; i < line->votes->len; i++) {
        const Vote *cast = &g_array_index(line->votes, Vote, i);
        for (guint c = 0; c < line->candidates->len; c++) {
            const Candidate *candidate = &g_array_index(line->candidates, Candidate, c);
            if (cast->feature == feature && cast->person == candidate->person) {
                expected += cast->value * candidate->confidence;
            }
        }
    }
    if (index > 0) {
        const Line *last = attribution_line(attribution, index - 1);
        expected +=
            transition_feature(attribution, last, line, TRUE, FALSE) == feature ? line->same : 0;
        expected +=
            transition_feature(attribution, last, line, FALSE, TRUE) == feature ? line->back : 0;
    }
    return expected;
}

/* The derivative of the logarithm of a sum of exponentials is an expectation. */
static void what_is_expected_is_how_the_sum_changes_with_a_weight(void **state)
{
    (void)state;
    const double small = 1e-5;
    const double tolerance = 1e-6;
    Decoded decoded = decoded_new(dialogue);
    attribution_vote(decoded.attribution);
    attribution_decode(decoded.attribution);
    double weights[FEATURES];
    memcpy(weights, decoded.attribution->weights, sizeof weights);
    guint steps = 0;
    for (Feature f = 0; f < FEATURES; f++) {
        double expected = 0;
        for (guint i = 0; i < decoded.attribution->lines->len; i++) {
            expected += expected_at(decoded.attribution, i, f);
        }
        const double weight = weights[f];
        weights[f] = weight + small;
        double above = total_by(weights);
        weights[f] = weight - small;
        double below = total_by(weights);
        weights[f] = weight;
        double slope = (above - below) / (2 * small);
        if (fabs(slope - expected) > tolerance) {
            fail_msg("%s: expected %g, but the sum changes by %g", feature_name(f), expected,
                     slope);
        }
        steps += f >= FEATURE_continues && expected > 0 ? 1 : 0;
    }
    assert_true(steps >= 6); /* or the dialogue tests too little */
    decoded_free(&decoded);
}

static void how_likely_the_candidates_are_sums_to_one(void **state)
{
    (void)state;
    const double rounding = 1e-9;
    Decoded decoded = decoded_new(dialogue);
    attribution_vote(decoded.attribution);
    attribution_decode(decoded.attribution);
    for (guint i = 0; i < decoded.attribution->lines->len; i++) {
        const Line *line = attribution_line(decoded.attribution, i);
        double sum = 0;
        for (guint c = 0; c < line->candidates->len; c++) {
            sum += g_array_index(line->candidates, Candidate, c).confidence;
        }
        assert_true(fabs(sum - 1) < rounding);
        assert_true(line->same + line->back <= 1 + rounding);
    }
    decoded_free(&decoded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_expected_is_how_the_sum_changes_with_a_weight),
        cmocka_unit_test(how_likely_the_candidates_are_sums_to_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
