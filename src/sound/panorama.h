/* A panorama: a mono stream becomes two channels, with a place from left to right for each stretch.
 *
 * A place is a difference in level alone, without delay or phase: added up again, the channels are
 * the mono stream, nothing of which cancels. Power is constant: the channels' powers add up to that
 * of the mono stream at any place, so that its loudness by BS.1770, which adds them up too, is the
 * same as before. The sum of both, 3 dB down, is the mono stream less panorama_loss_db(). */
#ifndef LECTERN_SOUND_PANORAMA_H
#define LECTERN_SOUND_PANORAMA_H

#include <glib.h>

typedef struct Panorama Panorama;

Panorama *panorama_new(void);
void panorama_free(Panorama *panorama);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Panorama, panorama_free)

/* What comes from the frame FROM on, which is not before where it was moved last, stands where its
 * right channel is PLACE_DB louder than its left one: 0, where all begins, is the middle. */
void panorama_move(Panorama *panorama, gint64 from, double place_db);

/* Makes the next COUNT samples into as many frames at FRAMES. */
void panorama_widen(Panorama *panorama, const float *samples, gsize count, float *frames);

/* How much softer than in the middle the channels' sum is at PLACE_DB, in dB, 0 or more. */
double panorama_loss_db(double place_db);

#endif
