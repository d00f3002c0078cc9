#include "performance/balance.h"

#include <math.h>

#include "sound/loudness.h"

/* One pass moves everybody to where the others are; a second one may be needed where the limiter
 * took part of what was given. */
enum { MOST_ROUNDS = 3 };

/* As parts of what the preset allows between two speakers. Decoders and the pauses between what
 * somebody says add little more than a tenth of it. */
static const double allowed_spread = 0.7, step = 0.4;

/* What somebody said. */
typedef struct {
    Levels levels;
    gint64 samples;
    double recent[LOUDNESS_BLOCK_HOPS]; /* the powers of the last hops, the next one overwritten */
    guint64 hops;
} Heard;

typedef struct {
    double gain_db;
    gboolean has_moved;
    Heard *heard; /* NULL: nothing */
} Member;

struct Balance {
    guint count;
    int rounds;
    Member *members; /* the narrator first */
};

static Member *member_of(const Balance *balance, int speaker)
{
    return &balance->members[speaker - SPEAKER_NARRATOR];
}

Balance *balance_new(guint speakers)
{
    Balance *balance = g_new0(Balance, 1);
    balance->count = speakers + 1;
    balance->members = g_new0(Member, balance->count);
    return balance;
}

static void forget(Balance *balance)
{
    for (guint i = 0; i < balance->count; i++) {
        g_clear_pointer(&balance->members[i].heard, g_free);
    }
}

void balance_free(Balance *balance)
{
    if (balance) {
        forget(balance);
        g_free(balance->members);
        g_free(balance);
    }
}

double balance_db(const Balance *balance, int speaker)
{
    return balance ? member_of(balance, speaker)->gain_db : 0.0;
}

gboolean balance_has_moved(const Balance *balance, int speaker)
{
    return member_of(balance, speaker)->has_moved;
}

/* A block is as loud as its hops are on the mean. */
static void add_hop(Heard *heard, double power)
{
    heard->recent[heard->hops++ % LOUDNESS_BLOCK_HOPS] = power;
    if (heard->hops >= LOUDNESS_BLOCK_HOPS) {
        double sum = 0;
        for (gsize i = 0; i < LOUDNESS_BLOCK_HOPS; i++) {
            sum += heard->recent[i];
        }
        levels_count_power(&heard->levels, sum / LOUDNESS_BLOCK_HOPS);
    }
}

void balance_hear(Balance *balance, int speaker, gint64 samples, const double *powers, gsize count)
{
    Member *member = member_of(balance, speaker);
    if (!member->heard) {
        member->heard = g_new0(Heard, 1);
    }
    member->heard->samples += samples;
    for (gsize i = 0; i < count; i++) {
        add_hop(member->heard, powers[i]);
    }
}

/* The loudness of MEMBER in LUFS; NAN for one that does not count. */
static double loudness_of(const Member *member, guint rate)
{
    if (!member->heard || member->heard->samples < (gint64)BALANCE_LEAST_S * rate) {
        return NAN;
    }
    double lufs = levels_integrated(&member->heard->levels);
    return isfinite(lufs) ? lufs : NAN;
}

typedef struct {
    double lufs;
    gint64 samples;
} Weight;

static int compare_weights(const void *a, const void *b)
{
    double first = ((const Weight *)a)->lufs, second = ((const Weight *)b)->lufs;
    return first < second ? -1 : first > second ? 1 : 0;
}

/* Of Weight, the softest first: all who count. */
static GArray *weigh(const Balance *balance, guint rate)
{
    GArray *weights = g_array_new(FALSE, FALSE, sizeof(Weight));
    for (guint i = 0; i < balance->count; i++) {
        const Member *member = &balance->members[i];
        Weight weight = {loudness_of(member, rate), 0};
        if (isfinite(weight.lufs)) {
            weight.samples = member->heard->samples;
            g_array_append_val(weights, weight);
        }
    }
    g_array_sort(weights, compare_weights);
    return weights;
}

typedef struct {
    double least_lufs, most_lufs;
} Range;

/* Among WEIGHTS, where those are who are no further apart than SPREAD_LU and heard the longest. */
static Range fullest_range(const GArray *weights, double spread_lu)
{
    const Weight *all = (const Weight *)(const void *)weights->data;
    Range fullest = {0, 0};
    gint64 longest = -1, samples = 0;
    for (guint first = 0, end = 0; first < weights->len; first++) {
        for (; end < weights->len && all[end].lufs <= all[first].lufs + spread_lu; end++) {
            samples += all[end].samples;
        }
        if (samples > longest) {
            longest = samples;
            fullest = (Range){all[first].lufs, all[end - 1].lufs};
        }
        samples -= all[first].samples;
    }
    return fullest;
}

/* Moves those who are not within SPREAD_LU of most of what is said, into the middle of it, so that
 * little is to be made again. Whether there are any. */
static gboolean move(Balance *balance, double spread_lu, double step_db, guint rate)
{
    g_autoptr(GArray) weights = weigh(balance, rate);
    Range range = fullest_range(weights, spread_lu);
    gboolean any = FALSE;
    for (guint i = 0; i < balance->count; i++) {
        Member *member = &balance->members[i];
        double lufs = loudness_of(member, rate);
        double off_lu = (range.least_lufs + range.most_lufs) / 2 - lufs;
        member->has_moved = lufs < range.least_lufs || lufs > range.most_lufs;
        if (member->has_moved) {
            member->gain_db += round(off_lu / step_db) * step_db;
            any = TRUE;
        }
    }
    return any;
}

gboolean balance_goes_on(Balance *balance, const Preset *preset, guint rate)
{
    double limit_lu = preset->requirements.speakers_lu[1];
    gboolean moves = isfinite(limit_lu) && limit_lu > 0 && balance->rounds < MOST_ROUNDS &&
                     move(balance, allowed_spread * limit_lu, step * limit_lu, rate);
    balance->rounds++;
    forget(balance);
    return moves;
}
