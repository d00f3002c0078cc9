#include "sound/track.h"

#include <math.h>

#include "sound/limiter.h"
#include "sound/panorama.h"

enum { CHUNK = 1024 };

struct Track {
    Limiter *limiter;
    Panorama *panorama; /* NULL for one channel */
    Loudness *loudness;
    GPtrArray *encoders; /* of Encoder *: those not completed yet */
    gint64 position;
};

/* COUNT finished frames go to the meter and into every file. */
static gboolean deliver(Track *track, const float *samples, gsize count, GError **error)
{
    loudness_add(track->loudness, samples, count);
    for (guint i = 0; i < track->encoders->len; i++) {
        if (!encoder_write(g_ptr_array_index(track->encoders, i), samples, count, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* A SampleSink: gets what comes out of the limiter. */
static gboolean receive(const float *samples, gsize count, gpointer data, GError **error)
{
    Track *track = data;
    while (track->panorama && count > 0) {
        float frames[2 * CHUNK];
        gsize part = MIN(count, CHUNK);
        panorama_widen(track->panorama, samples, part, frames);
        if (!deliver(track, frames, part, error)) {
            return FALSE;
        }
        samples += part;
        count -= part;
    }
    return count == 0 || deliver(track, samples, count, error);
}

static void abandon(gpointer encoder)
{
    encoder_abandon(encoder);
}

Track *track_new(const AudioFormat *const *formats, char *const *paths, gsize count, Pcm pcm,
                 const Preset *preset, GError **error)
{
    double ceiling = audio_formats_ceiling_db(formats, count, preset);
    Track *track = g_new0(Track, 1);
    track->limiter = limiter_new(pcm.rate, ceiling, receive, track);
    track->panorama = pcm.channels > 1 ? panorama_new() : NULL;
    track->loudness = loudness_new(pcm);
    track->encoders = g_ptr_array_new_with_free_func(abandon);
    for (gsize i = 0; i < count; i++) {
        Encoder *encoder = encoder_open(paths[i], formats[i], pcm, preset, error);
        if (!encoder) {
            track_free(track);
            return NULL;
        }
        g_ptr_array_add(track->encoders, encoder);
    }
    return track;
}

void track_free(Track *track)
{
    if (!track) {
        return;
    }
    limiter_free(track->limiter);
    panorama_free(track->panorama);
    loudness_free(track->loudness);
    g_ptr_array_unref(track->encoders);
    g_free(track);
}

gboolean track_speech(Track *track, const float *samples, gsize count, double gain_db,
                      GError **error)
{
    float gain = (float)pow(10.0, gain_db / 20.0);
    while (count > 0) {
        float chunk[CHUNK];
        gsize part = MIN(count, CHUNK);
        for (gsize i = 0; i < part; i++) {
            chunk[i] = samples[i] * gain;
        }
        if (!limiter_write(track->limiter, chunk, part, error)) {
            return FALSE;
        }
        track->position += (gint64)part;
        samples += part;
        count -= part;
    }
    return TRUE;
}

gboolean track_silence(Track *track, gint64 count, GError **error)
{
    static const float silence[CHUNK];
    while (count > 0) {
        gint64 part = MIN(count, CHUNK);
        if (!limiter_write(track->limiter, silence, (gsize)part, error)) {
            return FALSE;
        }
        track->position += part;
        count -= part;
    }
    return TRUE;
}

void track_move(Track *track, double place_db)
{
    if (track->panorama) {
        panorama_move(track->panorama, track->position, place_db);
    }
}

gint64 track_position(const Track *track)
{
    return track->position;
}

gboolean track_finish(Track *track, GError **error)
{
    if (!limiter_finish(track->limiter, error)) {
        return FALSE;
    }
    g_clear_pointer(&track->limiter, limiter_free);
    loudness_close(track->loudness);
    while (track->encoders->len > 0) {
        if (!encoder_close(g_ptr_array_steal_index(track->encoders, 0), error)) {
            return FALSE;
        }
    }
    return TRUE;
}

Loudness *track_loudness(Track *track)
{
    return track->loudness;
}
