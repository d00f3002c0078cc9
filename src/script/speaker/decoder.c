/* The most consistent sequence of speakers: a beam search over who speaks now and who was the last
 * other speaker, so that turn and turn about can be told from a third one joining in. */
#include <math.h>
#include <string.h>

#include "script/speaker/attribution.h"

/* So many states are kept for a line; more change nothing that was measured. */
enum { BEAM = 24, NO_STATE = -1 };

/* A state that is so much less likely than the best one, as a logarithm, adds nothing to a sum. */
static const double hopeless = 30;

typedef struct {
    guint candidate; /* of its line: who speaks */
    int other;       /* person who spoke last before, or NOBODY */
    double forward;  /* logarithm of the sum over all paths to here */
    double backward; /* and from here to the end */
    int chain;       /* the next state with the same candidate */
} State;

static double log_add(double a, double b)
{
    double high = MAX(a, b);
    double low = MIN(a, b);
    return isinf(low) ? high : high + log1p(exp(low - high));
}

static State *state_at(GArray *states, guint index)
{
    return &g_array_index(states, State, index);
}

static int person_at(const Line *line, guint candidate)
{
    return g_array_index(line->candidates, Candidate, candidate).person;
}

/* The weights of going from line A to line B, worked out once for each pair of lines. */
typedef struct {
    double same;
    double back;
} Transition;

static double weight_of(const Attribution *attribution, Feature feature)
{
    return feature == FEATURES ? 0 : feature_weight(attribution, feature);
}

static Transition transition_between(const Attribution *attribution, const Line *a, const Line *b)
{
    return (Transition){weight_of(attribution, transition_feature(attribution, a, b, TRUE, FALSE)),
                        weight_of(attribution, transition_feature(attribution, a, b, FALSE, TRUE))};
}

/* The score of PERSON speaking after STATE, and the state's other speaker then. */
static double step(const Transition *transition, int last, int other, int person, int *next_other)
{
    gboolean same = person != NOBODY && person == last;
    *next_other = same || last == NOBODY ? other : last;
    if (same) {
        return transition->same;
    }
    return person != NOBODY && person == other ? transition->back : 0;
}

static int compare_states(const void *a, const void *b)
{
    const State *first = a;
    const State *second = b;
    if (first->forward != second->forward) {
        return first->forward > second->forward ? -1 : 1;
    }
    if (first->candidate != second->candidate) {
        return first->candidate < second->candidate ? -1 : 1;
    }
    return first->other < second->other ? -1 : first->other > second->other;
}

/* The state of CANDIDATE and OTHER among STATES, by the chains that HEADS begin. */
static int find_state(GArray *states, const int *heads, guint candidate, int other)
{
    int index = heads[candidate];
    while (index != NO_STATE && state_at(states, (guint)index)->other != other) {
        index = state_at(states, (guint)index)->chain;
    }
    return index;
}

/* Chains the states of each candidate, the first of each in HEADS. */
static void chain_states(GArray *states, int heads[MOST_CANDIDATES])
{
    for (guint i = 0; i < MOST_CANDIDATES; i++) {
        heads[i] = NO_STATE;
    }
    for (guint i = 0; i < states->len; i++) {
        State *state = state_at(states, i);
        state->chain = heads[state->candidate];
        heads[state->candidate] = (int)i;
    }
}

static void reach(GArray *states, int *heads, State fresh)
{
    int known = find_state(states, heads, fresh.candidate, fresh.other);
    if (known == NO_STATE) {
        fresh.chain = heads[fresh.candidate];
        heads[fresh.candidate] = (int)states->len;
        g_array_append_val(states, fresh);
        return;
    }
    State *state = state_at(states, (guint)known);
    state->forward = log_add(state->forward, fresh.forward);
}

static GArray *first_states(const Line *line)
{
    GArray *states = g_array_new(FALSE, FALSE, sizeof(State));
    for (guint i = 0; i < line->candidates->len; i++) {
        double score = g_array_index(line->candidates, Candidate, i).score;
        State state = {.candidate = i, .other = NOBODY, .forward = score};
        g_array_append_val(states, state);
    }
    return states;
}

static GArray *next_states(const Attribution *attribution, const Line *a, GArray *before,
                           const Line *b)
{
    Transition transition = transition_between(attribution, a, b);
    g_autoptr(GArray) states = g_array_new(FALSE, FALSE, sizeof(State));
    int heads[MOST_CANDIDATES];
    chain_states(states, heads);
    for (guint i = 0; i < before->len; i++) {
        const State *state = state_at(before, i);
        int last = person_at(a, state->candidate);
        for (guint c = 0; c < b->candidates->len; c++) {
            int other;
            double score = g_array_index(b->candidates, Candidate, c).score +
                           step(&transition, last, state->other, person_at(b, c), &other);
            reach(states, heads,
                  (State){.candidate = c, .other = other, .forward = state->forward + score});
        }
    }
    g_array_sort(states, compare_states);
    guint likely = 1;
    while (likely < MIN(states->len, (guint)BEAM) &&
           state_at(states, likely)->forward > state_at(states, 0)->forward - hopeless) {
        likely++;
    }
    /* The states of all lines are kept until the way back: no more room than they need. */
    GArray *kept = g_array_sized_new(FALSE, FALSE, sizeof(State), likely);
    g_array_append_vals(kept, states->data, likely);
    return kept;
}

/* Takes into account for LINE that PERSON speaks it after LAST and OTHER, which is so likely. */
static void count_step(Line *line, int last, int other, int person, double likely)
{
    if (person != NOBODY && person == last) {
        line->same += likely;
    } else if (person != NOBODY && person == other) {
        line->back += likely;
    }
}

/* The backward sums of line A's states from those of line B; the sum over all paths is TOTAL. */
static void sum_backward(const Attribution *attribution, const Line *a, GArray *before, Line *b,
                         GArray *after, double total)
{
    Transition transition = transition_between(attribution, a, b);
    int heads[MOST_CANDIDATES];
    chain_states(after, heads);
    b->same = b->back = 0;
    for (guint i = 0; i < before->len; i++) {
        State *state = state_at(before, i);
        int last = person_at(a, state->candidate);
        state->backward = -INFINITY;
        for (guint c = 0; c < b->candidates->len; c++) {
            int other;
            double score = g_array_index(b->candidates, Candidate, c).score +
                           step(&transition, last, state->other, person_at(b, c), &other);
            int next = find_state(after, heads, c, other);
            if (next != NO_STATE) {
                score += state_at(after, (guint)next)->backward;
                state->backward = log_add(state->backward, score);
                count_step(b, last, state->other, person_at(b, c),
                           exp(state->forward + score - total));
            }
        }
    }
}

/* The sum over all paths; the same for the states of each line. */
static double sum_states(GArray *states)
{
    double total = -INFINITY;
    for (guint i = 0; i < states->len; i++) {
        total = log_add(total, state_at(states, i)->forward + state_at(states, i)->backward);
    }
    return total;
}

static void set_confidence(Line *line, GArray *states)
{
    double total = sum_states(states);
    for (guint i = 0; i < states->len; i++) {
        const State *state = state_at(states, i);
        g_array_index(line->candidates, Candidate, state->candidate).confidence +=
            exp(state->forward + state->backward - total);
    }
}

static void free_states(void *states)
{
    g_array_unref(states);
}

/* The likeliest; nobody, the first candidate, where no person is likelier. */
static guint likeliest(const Line *line)
{
    guint best = 0;
    for (guint i = 1; i < line->candidates->len; i++) {
        if (g_array_index(line->candidates, Candidate, i).confidence >
            g_array_index(line->candidates, Candidate, best).confidence) {
            best = i;
        }
    }
    return best;
}

double attribution_decode(Attribution *attribution)
{
    guint count = attribution->lines->len;
    g_autoptr(GPtrArray) states = g_ptr_array_new_full(count, free_states);
    for (guint i = 0; i < count; i++) {
        Line *line = attribution_line(attribution, i);
        g_ptr_array_add(states, i == 0
                                    ? first_states(line)
                                    : next_states(attribution, attribution_line(attribution, i - 1),
                                                  g_ptr_array_index(states, i - 1), line));
    }
    double total = count > 0 ? sum_states(g_ptr_array_index(states, count - 1)) : 0;
    for (guint i = count; i-- > 0;) {
        Line *line = attribution_line(attribution, i);
        GArray *own = g_ptr_array_index(states, i);
        if (i + 1 < count) {
            sum_backward(attribution, line, own, attribution_line(attribution, i + 1),
                         g_ptr_array_index(states, i + 1), total);
            g_ptr_array_set_size(states, (int)i + 1);
        }
        set_confidence(line, own);
        line->chosen = likeliest(line);
    }
    return total;
}
