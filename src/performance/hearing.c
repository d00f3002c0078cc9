#include "performance/hearing.h"

typedef struct {
    gint64 start;
    guint16 *hops;
    gsize count;
} Stretch;

struct Hearing {
    GArray *stretches; /* of Stretch, in order */
};

static void stretch_clear(gpointer stretch)
{
    g_free(((Stretch *)stretch)->hops);
}

Hearing *hearing_new(void)
{
    Hearing *hearing = g_new0(Hearing, 1);
    hearing->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    g_array_set_clear_func(hearing->stretches, stretch_clear);
    return hearing;
}

void hearing_free(Hearing *hearing)
{
    if (hearing) {
        g_array_unref(hearing->stretches);
        g_free(hearing);
    }
}

// NOLINTNEXTLINE(readability-non-const-parameter): HOPS are taken over
void hearing_add(Hearing *hearing, gint64 start, guint16 *hops, gsize count)
{
    Stretch stretch = {start, hops, count};
    g_array_append_val(hearing->stretches, stretch);
}

/* The powers of the hops of STRETCH whose middle is in PLACEMENT, which is at or behind its start.
 */
static GArray *powers_in(const Stretch *stretch, const Placement *placement, guint rate)
{
    GArray *powers = g_array_new(FALSE, FALSE, sizeof(double));
    gint64 hop = loudness_hop(rate);
    gint64 from = MAX((gint64)placement->start - stretch->start - hop / 2, 0);
    gint64 to = (gint64)placement->end - stretch->start - hop / 2;
    for (gint64 i = (from + hop - 1) / hop; i < (gint64)stretch->count && i * hop < to; i++) {
        double power = levels_power(stretch->hops[i]);
        g_array_append_val(powers, power);
    }
    return powers;
}

void hearing_tell(const Hearing *hearing, const Script *script, const PerformedChapter *chapter,
                  guint rate, Balance *balance)
{
    guint at = 0; /* the last stretch that begins before the utterance ends */
    for (gsize i = 0; i < chapter->utterance_count && hearing->stretches->len > 0; i++) {
        const Placement *placement = &chapter->utterances[i];
        if (placement->start == placement->end) {
            continue;
        }
        while (at + 1 < hearing->stretches->len &&
               g_array_index(hearing->stretches, Stretch, at + 1).start < placement->end) {
            at++;
        }
        const Utterance *utterance = script_utterance(script, chapter->first_utterance + i);
        g_autoptr(GArray) powers =
            powers_in(&g_array_index(hearing->stretches, Stretch, at), placement, rate);
        balance_hear(balance, utterance->speaker, placement->end - placement->start,
                     (const double *)(void *)powers->data, powers->len);
    }
}
