/* A look-ahead true-peak limiter for a stream of samples. */
#ifndef LECTERN_SOUND_LIMITER_H
#define LECTERN_SOUND_LIMITER_H

#include <glib.h>

typedef struct Limiter Limiter;

/* Gets samples in order; the sum of what comes out is as long as what went in. */
typedef gboolean (*SampleSink)(const float *samples, gsize count, gpointer data, GError **error);

/* A limiter that keeps the true peak (BS.1770: four times oversampled) at RATE (below 96000) under
 * CEILING_DB (dBTP) and hands what comes out to SINK. Samples LIMITER_BEFORE_MS before and
 * LIMITER_AFTER_MS after one that is too high, and further away, come out bit by bit as they went
 * in. What comes out does not depend on how the stream is cut into writes. */
Limiter *limiter_new(guint rate, double ceiling_db, SampleSink sink, gpointer data);
void limiter_free(Limiter *limiter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Limiter, limiter_free)

enum { LIMITER_BEFORE_MS = 6, LIMITER_AFTER_MS = 400 };

gboolean limiter_write(Limiter *limiter, const float *samples, gsize count, GError **error);

/* Hands out what is still held back. Nothing can be written after it. */
gboolean limiter_finish(Limiter *limiter, GError **error);

#endif
