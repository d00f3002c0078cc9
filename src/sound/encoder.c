#include "sound/encoder.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "sound/audio_codec.h"

/* Frames go to the coder in blocks of this many, however they are written: what libvorbis makes
 * of the first depends on how long it is, and it puts all of one on the stack. */
enum { BLOCK = 4096 };

struct Encoder {
    char *path;
    const struct AudioCodec *codec;
    Pcm pcm;
    float makeup; /* the gain that makes up for what the codec takes */
    gpointer coder;
    const char *problem; /* what the coder's library said */
    Output output;
    gboolean is_regular;
    gsize filled; /* frames of the block */
    float block[BLOCK * PCM_MOST_CHANNELS];
};

/* Says what went wrong: the system's word for it, or the library's. */
static void set_failure(const Encoder *encoder, GError **error)
{
    if (encoder->output.failure != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, encoder->path, encoder->output.failure,
                        "cannot write");
    } else {
        error_set(error, LECTERN_ERROR_OUTPUT, encoder->path, "cannot encode at %u Hz: %s",
                  encoder->pcm.rate, encoder->problem ? encoder->problem : "the library failed");
    }
}

static float makeup_gain(const struct AudioCodec *codec, const Preset *preset, guint channels)
{
    return codec->makeup_db ? (float)pow(10.0, codec->makeup_db(preset, channels) / 20.0) : 1.0F;
}

Encoder *encoder_open(const char *path, const AudioFormat *format, Pcm pcm, const Preset *preset,
                      GError **error)
{
    FILE *file = fopen(path, "w+be");
    if (!file) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot create");
        return NULL;
    }
    struct stat status;
    Encoder *encoder = g_new0(Encoder, 1);
    encoder->path = g_strdup(path);
    encoder->codec = format->codec;
    encoder->pcm = pcm;
    encoder->makeup = makeup_gain(format->codec, preset, pcm.channels);
    encoder->output = (Output){.file = file, .header = format->codec->header};
    encoder->is_regular = fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode);
    if (output_seek(&encoder->output, 0)) {
        encoder->coder = encoder->codec->coder->start(encoder->codec, &encoder->output, pcm, preset,
                                                      &encoder->problem);
    }
    if (!encoder->coder) {
        set_failure(encoder, error);
        encoder_abandon(encoder);
        return NULL;
    }
    return encoder;
}

/* Hands the block to the coder. */
static gboolean write_block(Encoder *encoder)
{
    gsize count = encoder->filled;
    encoder->filled = 0;
    return encoder->codec->coder->write(encoder->coder, encoder->block, count, &encoder->problem) &&
           encoder->output.failure == 0;
}

gboolean encoder_write(Encoder *encoder, const float *samples, gsize count, GError **error)
{
    guint channels = encoder->pcm.channels;
    while (count > 0) {
        gsize part = MIN(count, BLOCK - encoder->filled);
        float *to = encoder->block + encoder->filled * channels;
        for (gsize i = 0; i < part * channels; i++) {
            to[i] = samples[i] * encoder->makeup;
        }
        encoder->filled += part;
        samples += part * channels;
        count -= part;
        if (encoder->filled == BLOCK && !write_block(encoder)) {
            set_failure(encoder, error);
            return FALSE;
        }
    }
    return TRUE;
}

/* Closes what is open and frees ENCODER; its file is removed unless KEEP. A device is not. */
static void dispose(Encoder *encoder, gboolean keep)
{
    if (encoder->coder) {
        encoder->codec->coder->end(encoder->coder, FALSE);
    }
    if (encoder->output.file) {
        fclose(encoder->output.file);
    }
    if (!keep && encoder->is_regular) {
        unlink(encoder->path);
    }
    g_free(encoder->path);
    g_free(encoder);
}

/* Ends the encoding and completes the file. */
static gboolean complete(Encoder *encoder)
{
    const struct AudioCodec *codec = encoder->codec;
    Output *output = &encoder->output;
    if (!write_block(encoder) || !codec->coder->end(g_steal_pointer(&encoder->coder), TRUE)) {
        return FALSE;
    }
    FILE *file = g_steal_pointer(&output->file);
    if (output->failure == 0 &&
        ((codec->complete && !codec->complete(file, encoder->pcm, (guint64)output->size)) ||
         fflush(file) != 0)) {
        output->failure = errno;
    }
    if (fclose(file) != 0 && output->failure == 0) {
        output->failure = errno;
    }
    return output->failure == 0;
}

gboolean encoder_close(Encoder *encoder, GError **error)
{
    gboolean done = complete(encoder);
    if (!done) {
        set_failure(encoder, error);
    }
    dispose(encoder, done);
    return done;
}

void encoder_abandon(Encoder *encoder)
{
    if (encoder) {
        dispose(encoder, FALSE);
    }
}
