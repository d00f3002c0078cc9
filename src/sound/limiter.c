/* How it works. For every sample there is the reduction (one minus the gain) that would bring its
 * true peak to the ceiling. It is held for the time of the attack before it, released slowly after
 * it, and smoothed by a window as long as the attack. Every value in that window is at least what
 * the sample needs, so their mean is too: the gain gets there smoothly, and in time.
 *
 * Reductions are whole numbers. Running sums of them are exact however long the stream is, and one
 * that has been released is zero, not nearly zero: then samples pass untouched. */
#include "sound/limiter.h"

#include <math.h>
#include <string.h>

#include "sound/true_peak.h"

/* A gain of zero. */
#define FULL_REDUCTION ((guint32)1 << 30)

enum { MILLISECONDS = 1000, ATTACK_MS = 5 };

/* The release: longer than a few pitch periods of a voice, which it would distort, and shorter than
 * its words, which it would pump. It is exponential with this time constant, but for a small step
 * at every sample which ends it within LIMITER_AFTER_MS. Longer ones cost more loudness: on
 * espeak-ng's voices brought to -16 LUFS under -2 dBTP, 0.9 LU with 30 ms, 1.0 with 50 and 1.1 with
 * 80. */
enum { RELEASE_MS = 50, RELEASE_STEP = FULL_REDUCTION >> 20 };

/* Samples are worked on in blocks of this many, however they are written. */
enum { BLOCK = 1024 };

G_STATIC_ASSERT(BLOCK % TRUE_PEAK_RUN == 0);

/* What peaks ask for, as a queue in which each reduction is lower than those before it: its front
 * is the highest in a sliding window, at a cost that does not depend on the window's length. */
typedef struct {
    gint64 place;
    guint32 reduction;
} Demand;

typedef struct {
    Demand *ring;
    gsize size, front, count;
} DemandQueue;

/* The sum of the last SIZE values. */
typedef struct {
    guint64 *ring;
    gsize size, oldest;
    guint64 sum;
} RunningSum;

struct Limiter {
    SampleSink sink;
    gpointer sink_data;
    TruePeakFilter filter;
    float ceiling;
    guint32 release; /* its time constant in samples */
    gsize ahead;     /* how far peaks are looked at before the samples that come out */
    gint64 place;    /* of the next sample whose peak is looked at */
    DemandQueue held;
    guint32 released; /* the last reduction after hold and release */
    RunningSum first, second;
    double sum_to_gain;

    float *window; /* `history` samples that still have to come out, then the block */
    gsize history, filled;
    gsize skip;   /* samples of the empty history that have still to be left out */
    guint64 owed; /* samples written that have not come out */
};

static void queue_add(DemandQueue *queue, gint64 place, guint32 reduction)
{
    while (queue->count > 0 &&
           queue->ring[(queue->front + queue->count - 1) % queue->size].reduction <= reduction) {
        queue->count--;
    }
    queue->ring[(queue->front + queue->count) % queue->size] = (Demand){place, reduction};
    queue->count++;
}

/* Forgets what was asked for before the place FIRST. */
static void queue_forget(DemandQueue *queue, gint64 first)
{
    while (queue->count > 0 && queue->ring[queue->front].place < first) {
        queue->front = (queue->front + 1) % queue->size;
        queue->count--;
    }
}

static void sum_init(RunningSum *sum, gsize size)
{
    sum->ring = g_new0(guint64, size);
    sum->size = size;
}

static guint64 sum_add(RunningSum *sum, guint64 value)
{
    sum->sum += value - sum->ring[sum->oldest];
    sum->ring[sum->oldest] = value;
    sum->oldest = sum->oldest + 1 < sum->size ? sum->oldest + 1 : 0;
    return sum->sum;
}

Limiter *limiter_new(guint rate, double ceiling_db, SampleSink sink, gpointer data)
{
    gsize attack = (gsize)rate * ATTACK_MS / MILLISECONDS;
    Limiter *limiter = g_new0(Limiter, 1);
    limiter->sink = sink;
    limiter->sink_data = data;
    true_peak_filter_init(&limiter->filter);
    limiter->ceiling = (float)pow(10.0, ceiling_db / 20.0);
    limiter->release = rate * RELEASE_MS / MILLISECONDS;
    /* A point between samples is made of samples on both sides: the gain is held over all. */
    limiter->ahead = attack + TRUE_PEAK_AFTER;
    limiter->held.size = limiter->ahead + TRUE_PEAK_AFTER + 1;
    limiter->held.ring = g_new(Demand, limiter->held.size);
    /* Two means in a row weigh like a triangle, together as long as the attack. */
    sum_init(&limiter->first, attack / 2 + 1);
    sum_init(&limiter->second, attack - attack / 2 + 1);
    limiter->sum_to_gain =
        1.0 / ((double)FULL_REDUCTION * (double)limiter->first.size * (double)limiter->second.size);
    limiter->history = limiter->ahead + TRUE_PEAK_AFTER;
    limiter->window = g_new0(float, limiter->history + BLOCK);
    limiter->skip = limiter->history;
    return limiter;
}

void limiter_free(Limiter *limiter)
{
    if (!limiter) {
        return;
    }
    g_free(limiter->held.ring);
    g_free(limiter->first.ring);
    g_free(limiter->second.ring);
    g_free(limiter->window);
    g_free(limiter);
}

static guint32 reduction_for(const Limiter *limiter, float peak)
{
    if (peak <= limiter->ceiling) {
        return 0;
    }
    return (guint32)ceil((1.0 - (double)limiter->ceiling / (double)peak) * FULL_REDUCTION);
}

/* The highest reduction in the window that ends with the next place, which asks for REDUCTION. */
static guint32 hold(Limiter *limiter, guint32 reduction)
{
    DemandQueue *held = &limiter->held;
    queue_forget(held, limiter->place + 1 - (gint64)held->size);
    if (reduction > 0) {
        queue_add(held, limiter->place, reduction);
    }
    limiter->place++;
    return held->count > 0 ? held->ring[held->front].reduction : 0;
}

static guint32 release(Limiter *limiter, guint32 reduction)
{
    guint32 fall = limiter->released / limiter->release + RELEASE_STEP;
    guint32 left = limiter->released > fall ? limiter->released - fall : 0;
    limiter->released = MAX(reduction, left);
    return limiter->released;
}

static gboolean is_at_rest(const Limiter *limiter)
{
    return limiter->held.count == 0 && limiter->released == 0 && limiter->first.sum == 0 &&
           limiter->second.sum == 0;
}

/* Limits TRUE_PEAK_RUN samples at IN to OUT; IN goes on for `history` samples. */
static void limit_run(Limiter *limiter, const float *in, float *out)
{
    const float *ahead = in + limiter->ahead;
    float highest = highest_sample(ahead - TRUE_PEAK_BEFORE,
                                   TRUE_PEAK_BEFORE + TRUE_PEAK_RUN + TRUE_PEAK_AFTER);
    /* Most speech: no point between samples as low as these can reach the ceiling. */
    gboolean low = highest * limiter->filter.growth <= limiter->ceiling;
    if (low && is_at_rest(limiter)) {
        memcpy(out, in, TRUE_PEAK_RUN * sizeof *out);
        limiter->place += TRUE_PEAK_RUN;
        return;
    }
    float peaks[TRUE_PEAK_RUN] = {0};
    if (!low) {
        true_peak_run(&limiter->filter, ahead, TRUE_PEAK_RUN, peaks);
    }
    for (gsize i = 0; i < TRUE_PEAK_RUN; i++) {
        guint32 reduction = release(limiter, hold(limiter, reduction_for(limiter, peaks[i])));
        guint64 smooth = sum_add(&limiter->second, sum_add(&limiter->first, reduction));
        out[i] = (float)((double)in[i] * (1.0 - (double)smooth * limiter->sum_to_gain));
    }
}

/* Limits a full block, hands out what comes out of it and makes room for the next. */
static gboolean limit_block(Limiter *limiter, GError **error)
{
    float out[BLOCK];
    for (gsize i = 0; i < BLOCK; i += TRUE_PEAK_RUN) {
        limit_run(limiter, limiter->window + i, out + i);
    }
    memmove(limiter->window, limiter->window + BLOCK, limiter->history * sizeof(float));
    limiter->filled = 0;
    gsize skip = MIN(limiter->skip, BLOCK);
    gsize count = (gsize)MIN(BLOCK - skip, limiter->owed);
    limiter->skip -= skip;
    limiter->owed -= count;
    return count == 0 || limiter->sink(out + skip, count, limiter->sink_data, error);
}

gboolean limiter_write(Limiter *limiter, const float *samples, gsize count, GError **error)
{
    while (count > 0) {
        gsize part = MIN(count, BLOCK - limiter->filled);
        memcpy(limiter->window + limiter->history + limiter->filled, samples,
               part * sizeof *samples);
        limiter->filled += part;
        limiter->owed += part;
        samples += part;
        count -= part;
        if (limiter->filled == BLOCK && !limit_block(limiter, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean limiter_finish(Limiter *limiter, GError **error)
{
    while (limiter->owed > 0) {
        memset(limiter->window + limiter->history + limiter->filled, 0,
               (BLOCK - limiter->filled) * sizeof(float));
        if (!limit_block(limiter, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
