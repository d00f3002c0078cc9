#include "sound/encoder.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "sound/audio_codec.h"

/* Samples go to libsndfile in blocks of this many, however they are written: what libvorbis makes
 * of the first depends on how long it is, and it puts all of one on the stack. */
enum { BLOCK = 4096 };

struct Encoder {
    char *path;
    const struct AudioCodec *codec;
    guint rate;
    float makeup; /* the gain that makes up for what the codec takes */
    SNDFILE *sound;
    FILE *file;
    gboolean is_regular;
    gint64 place, size; /* in the part of the file that libsndfile sees */
    int failure;        /* errno of the first write that failed */
    gsize filled;       /* samples of the block */
    float block[BLOCK];
};

/* The file as libsndfile sees it. Why it does not write by itself: it does not say which error the
 * system gave, and does not notice at all when an MP3 file or an Ogg page is not written. */
static sf_count_t output_length(void *data)
{
    return ((const Encoder *)data)->size;
}

static sf_count_t output_place(void *data)
{
    return ((const Encoder *)data)->place;
}

static sf_count_t output_seek(sf_count_t offset, int whence, void *data)
{
    Encoder *encoder = data;
    gint64 from = whence == SEEK_CUR ? encoder->place : whence == SEEK_END ? encoder->size : 0;
    gint64 place = from + offset;
    if (place < 0 || fseeko(encoder->file, (gint64)encoder->codec->header + place, SEEK_SET) != 0) {
        return -1;
    }
    encoder->place = place;
    return place;
}

static sf_count_t output_write(const void *bytes, sf_count_t count, void *data)
{
    Encoder *encoder = data;
    if (encoder->failure != 0) {
        return 0;
    }
    if (fwrite(bytes, 1, (gsize)count, encoder->file) != (gsize)count) {
        encoder->failure = errno;
        return 0;
    }
    encoder->place += count;
    encoder->size = MAX(encoder->size, encoder->place);
    return count;
}

static gboolean start_sound(Encoder *encoder, const Preset *preset)
{
    SF_VIRTUAL_IO output = {
        .get_filelen = output_length,
        .seek = output_seek,
        .write = output_write,
        .tell = output_place,
    };
    SF_INFO info = {
        .samplerate = (int)encoder->rate,
        .channels = 1,
        .format = encoder->codec->sndfile_format,
    };
    if (output_seek(0, SEEK_SET, encoder) != 0) {
        encoder->failure = errno;
        return FALSE;
    }
    encoder->sound = sf_open_virtual(&output, SFM_WRITE, &info, encoder);
    return encoder->sound &&
           (!encoder->codec->configure || encoder->codec->configure(encoder->sound, preset));
}

/* Says what went wrong: the system's word for it, or the library's. */
static void set_failure(const Encoder *encoder, GError **error)
{
    if (encoder->failure != 0) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, encoder->path, encoder->failure,
                        "cannot write");
    } else {
        error_set(error, LECTERN_ERROR_OUTPUT, encoder->path, "cannot encode at %u Hz: %s",
                  encoder->rate, sf_strerror(encoder->sound));
    }
}

static float makeup_gain(const struct AudioCodec *codec, const Preset *preset)
{
    return codec->makeup_db ? (float)pow(10.0, codec->makeup_db(preset) / 20.0) : 1.0F;
}

Encoder *encoder_open(const char *path, const AudioFormat *format, guint rate, const Preset *preset,
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
    encoder->rate = rate;
    encoder->makeup = makeup_gain(format->codec, preset);
    encoder->file = file;
    encoder->is_regular = fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode);
    if (!start_sound(encoder, preset)) {
        set_failure(encoder, error);
        encoder_abandon(encoder);
        return NULL;
    }
    return encoder;
}

/* Without dither: a preset's levels are 40 dB above the steps of 16 bits even where speech is
 * soft, silence stays digital silence, and the same samples give the same file. Full scale is
 * 32768, as decoders have it, so that levels come back exactly. */
static gint16 to_16_bit(float sample)
{
    float scaled = sample * 32768.0F;
    if (!(scaled > G_MININT16)) {
        return G_MININT16; /* so that what is no number has a value too */
    }
    if (scaled >= G_MAXINT16) {
        return G_MAXINT16;
    }
    return (gint16)lrintf(scaled);
}

/* Hands the block to libsndfile. */
static gboolean write_block(Encoder *encoder)
{
    gsize count = encoder->filled;
    encoder->filled = 0;
    sf_count_t written;
    if (encoder->codec->is_16_bit) {
        gint16 whole[BLOCK];
        for (gsize i = 0; i < count; i++) {
            whole[i] = to_16_bit(encoder->block[i]);
        }
        written = sf_write_short(encoder->sound, whole, (sf_count_t)count);
    } else {
        written = sf_write_float(encoder->sound, encoder->block, (sf_count_t)count);
    }
    return written == (sf_count_t)count && encoder->failure == 0;
}

gboolean encoder_write(Encoder *encoder, const float *samples, gsize count, GError **error)
{
    while (count > 0) {
        gsize part = MIN(count, BLOCK - encoder->filled);
        for (gsize i = 0; i < part; i++) {
            encoder->block[encoder->filled + i] = samples[i] * encoder->makeup;
        }
        encoder->filled += part;
        samples += part;
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
    if (encoder->sound) {
        sf_close(encoder->sound);
    }
    if (encoder->file) {
        fclose(encoder->file);
    }
    if (!keep && encoder->is_regular) {
        unlink(encoder->path);
    }
    g_free(encoder->path);
    g_free(encoder);
}

/* Ends the encoding and brings all of the file to the disk. */
static gboolean complete(Encoder *encoder)
{
    const struct AudioCodec *codec = encoder->codec;
    if (!write_block(encoder)) {
        return FALSE;
    }
    sf_close(g_steal_pointer(&encoder->sound));
    FILE *file = encoder->file;
    if (encoder->failure == 0 &&
        ((codec->complete && !codec->complete(file, encoder->rate, (guint64)encoder->size)) ||
         fflush(file) != 0 || (encoder->is_regular && fsync(fileno(file)) != 0))) {
        encoder->failure = errno;
    }
    encoder->file = NULL;
    if (fclose(file) != 0 && encoder->failure == 0) {
        encoder->failure = errno;
    }
    return encoder->failure == 0;
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
