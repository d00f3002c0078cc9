/* Joining takes: what was encoded stretch by stretch becomes one file, as it is encoded. A take
 * that can be joined is a whole number of packets long (audio_formats_grain), and so much silence
 * is at its ends (TAKE_EDGE_MS) that what a decoder still has of one take is not heard in the next.
 */
#ifndef LECTERN_SOUND_JOIN_H
#define LECTERN_SOUND_JOIN_H

#include "sound/encoder.h"

/* A decoder of MP3 mixes a frame with the one before it, and 15 ms more: 51 ms at 44.1 kHz, 71 at
 * 32; one of Opus has found its way after 80 ms (RFC 7845, section 4.2); Vorbis's longest block has
 * 2048 samples. */
enum { TAKE_EDGE_MS = 100 };

/* A take as a complete file of its format, which may lie inside another file. */
typedef struct {
    int fd;
    gint64 offset, size; /* bytes */
    gint64 samples;
    gboolean is_first, is_last; /* of its file; both: it is copied as it is */
} EncodedTake;

typedef struct AudioJoin AudioJoin;

/* Starts the file PATH of takes in the form of PCM. LECTERN_ERROR_OUTPUT where it cannot be
 * written. */
AudioJoin *audio_join_open(const char *path, const AudioFormat *format, Pcm pcm, GError **error);

gboolean audio_join_add(AudioJoin *join, const EncodedTake *take, GError **error);

/* Completes the file and frees JOIN. On failure the file is removed. */
gboolean audio_join_close(AudioJoin *join, GError **error);

/* Frees JOIN without completing its file, which it removes. NULL is allowed. */
void audio_join_abandon(AudioJoin *join);

#endif
