/* Audio files, by LAME, libsndfile and libavcodec: float samples in, a complete file out. */
#ifndef LECTERN_SOUND_ENCODER_H
#define LECTERN_SOUND_ENCODER_H

#include "sound/pcm.h"
#include "sound/preset.h"

typedef struct {
    const char *name;       /* as --format takes it: "mp3" */
    const char *extension;  /* without the dot */
    const char *media_type; /* "audio/mpeg" */
    gboolean lossy;
    const struct AudioCodec *codec; /* encoder.c's own */
} AudioFormat;

/* The format called NAME, or NULL; and the table of all, ended by a NULL name. */
const AudioFormat *audio_format_find(const char *name);
extern const AudioFormat audio_formats[];

/* The rate at which an edition in these FORMATS is made: the preset's, or 48000 where one of them
 * (Opus) asks for it. */
guint audio_formats_rate(const AudioFormat *const *formats, gsize count, const Preset *preset);

/* The least number of samples that is a whole number of packets in each of these FORMATS: what is a
 * multiple of it long can be joined, packet by packet, to what comes next without a shift. */
guint audio_formats_grain(const AudioFormat *const *formats, gsize count);

/* How high (dBTP) what goes into files in these FORMATS may be, for what is decoded of them to stay
 * under the preset's true peak. */
double audio_formats_ceiling_db(const AudioFormat *const *formats, gsize count,
                                const Preset *preset);

typedef struct Encoder Encoder;

/* Starts the file PATH of sound in the form of PCM. LECTERN_ERROR_OUTPUT where it cannot be
 * written. */
Encoder *encoder_open(const char *path, const AudioFormat *format, Pcm pcm, const Preset *preset,
                      GError **error);

/* Appends COUNT frames. What is decoded is as loud as they are; what is outside -1 to 1 is clipped
 * in formats of whole numbers. The same samples give the same bytes, however they are cut into
 * writes. */
gboolean encoder_write(Encoder *encoder, const float *samples, gsize count, GError **error);

/* Completes the file and frees ENCODER. On failure the file is removed. */
gboolean encoder_close(Encoder *encoder, GError **error);

/* Frees ENCODER without completing its file, which it removes. NULL is allowed. */
void encoder_abandon(Encoder *encoder);

#endif
