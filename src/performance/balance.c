#include "performance/balance.h"

#include <math.h>

#include "sound/loudness.h"

/* One pass moves everybody to where calibration would have them; a second one may be needed where
 * the limiter took part of what was given. */
enum { MOST_ROUNDS = 3 };

/* As parts of what the preset allows between two speakers. Decoders and the pauses between what
 * somebody says add little more than a tenth of it. */
static const double allowed_spread = 0.7, allowed_off = 0.3, step = 0.4;

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

/* How far the loudest is from the softest, in LU. */
static double spread(const Balance *balance, guint rate)
{
    double least = HUGE_VAL, most = -HUGE_VAL;
    for (guint i = 0; i < balance->count; i++) {
        double lufs = loudness_of(&balance->members[i], rate);
        least = fmin(least, lufs); /* which pass over NAN */
        most = fmax(most, lufs);
    }
    return most - least;
}

/* Moves those who are too far from where all shall be. */
static gboolean move(Balance *balance, double target_lufs, double limit_lu, guint rate)
{
    gboolean any = FALSE;
    for (guint i = 0; i < balance->count; i++) {
        Member *member = &balance->members[i];
        double off_lu = target_lufs - loudness_of(member, rate);
        double change_db = round(off_lu / (step * limit_lu)) * step * limit_lu;
        member->has_moved = fabs(off_lu) > allowed_off * limit_lu && change_db != 0;
        if (member->has_moved) {
            member->gain_db += change_db;
            any = TRUE;
        }
    }
    return any;
}

gboolean balance_goes_on(Balance *balance, const Preset *preset, guint rate)
{
    double limit_lu = preset->requirements.speakers_lu[1];
    gboolean moves = isfinite(limit_lu) && limit_lu > 0 && balance->rounds < MOST_ROUNDS &&
                     spread(balance, rate) > allowed_spread * limit_lu &&
                     move(balance, preset->target_lufs, limit_lu, rate);
    balance->rounds++;
    forget(balance);
    return moves;
}
