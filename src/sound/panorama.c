#include "sound/panorama.h"

#include <math.h>

typedef struct {
    float left, right;
} Gains;

typedef struct {
    gint64 from;
    Gains gains;
} Move;

struct Panorama {
    GQueue moves; /* of Move *: those to come, in order */
    Gains gains;
    gint64 position; /* of the next frame */
};

/* Whose squares add up to 1. */
static Gains gains_at(double place_db)
{
    double ratio = pow(10.0, place_db / 20.0);
    double left = 1.0 / sqrt(1.0 + ratio * ratio);
    return (Gains){(float)left, (float)(left * ratio)};
}

Panorama *panorama_new(void)
{
    Panorama *panorama = g_new0(Panorama, 1);
    g_queue_init(&panorama->moves);
    panorama->gains = gains_at(0.0);
    return panorama;
}

void panorama_free(Panorama *panorama)
{
    if (panorama) {
        g_queue_clear_full(&panorama->moves, g_free);
        g_free(panorama);
    }
}

void panorama_move(Panorama *panorama, gint64 from, double place_db)
{
    Move *move = g_new(Move, 1);
    *move = (Move){from, gains_at(place_db)};
    g_queue_push_tail(&panorama->moves, move);
}

/* Makes the moves up to where the next frame is; how many frames there are until the one after. */
static gint64 make_moves(Panorama *panorama)
{
    const Move *next;
    while ((next = g_queue_peek_head(&panorama->moves))) {
        if (next->from > panorama->position) {
            return next->from - panorama->position;
        }
        panorama->gains = next->gains;
        g_free(g_queue_pop_head(&panorama->moves));
    }
    return G_MAXINT64;
}

void panorama_widen(Panorama *panorama, const float *samples, gsize count, float *frames)
{
    while (count > 0) {
        gsize part = (gsize)MIN(make_moves(panorama), (gint64)count);
        const Gains gains = panorama->gains;
        for (gsize i = 0; i < part; i++) {
            frames[2 * i] = samples[i] * gains.left;
            frames[2 * i + 1] = samples[i] * gains.right;
        }
        panorama->position += (gint64)part;
        samples += part;
        frames += 2 * part;
        count -= part;
    }
}

double panorama_loss_db(double place_db)
{
    double ratio = pow(10.0, place_db / 20.0);
    return 10.0 * log10(2.0 * (1.0 + ratio * ratio) / ((1.0 + ratio) * (1.0 + ratio)));
}
