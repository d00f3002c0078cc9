/* Encoding by libsndfile: WAV's samples, FLAC, Vorbis, Opus. */
#include <math.h>
#include <sndfile.h>

#include "sound/audio_codec.h"

/* The most frames that are converted at a time. */
enum { BLOCK = 4096 };

typedef struct {
    Output *output;
    SNDFILE *sound;
    guint channels;
    gboolean is_16_bit;
} SndfileCoder;

/* The file as libsndfile sees it. Why it does not write by itself: it does not say which error the
 * system gave, and does not notice at all when an Ogg page is not written. */
static sf_count_t file_length(void *data)
{
    return ((const SndfileCoder *)data)->output->size;
}

static sf_count_t file_place(void *data)
{
    return ((const SndfileCoder *)data)->output->place;
}

static sf_count_t file_seek(sf_count_t offset, int whence, void *data)
{
    Output *output = ((SndfileCoder *)data)->output;
    gint64 from = whence == SEEK_CUR ? output->place : whence == SEEK_END ? output->size : 0;
    return output_seek(output, from + offset) ? output->place : -1;
}

static sf_count_t file_write(const void *bytes, sf_count_t count, void *data)
{
    return output_write(((SndfileCoder *)data)->output, bytes, (gsize)count) ? count : 0;
}

static gboolean configure(SNDFILE *sound, const struct AudioCodec *codec, const Preset *preset,
                          guint channels)
{
    if (codec->compression_level) {
        double level = codec->compression_level(preset, channels);
        return sf_command(sound, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level) == SF_TRUE;
    }
    if (codec->vbr_quality) {
        double quality = codec->vbr_quality(preset);
        return sf_command(sound, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality) == SF_TRUE;
    }
    return TRUE;
}

static gboolean end(gpointer data, gboolean complete)
{
    SndfileCoder *coder = data;
    (void)complete; /* libsndfile cannot be closed without writing */
    if (coder->sound) {
        sf_close(coder->sound);
    }
    gboolean done = coder->output->failure == 0;
    g_free(coder);
    return done;
}

static gpointer start(const struct AudioCodec *codec, Output *output, Pcm pcm, const Preset *preset,
                      const char **problem)
{
    SF_VIRTUAL_IO file = {
        .get_filelen = file_length,
        .seek = file_seek,
        .write = file_write,
        .tell = file_place,
    };
    SF_INFO info = {.samplerate = (int)pcm.rate,
                    .channels = (int)pcm.channels,
                    .format = codec->sndfile_format};
    SndfileCoder *coder = g_new0(SndfileCoder, 1);
    coder->output = output;
    coder->channels = pcm.channels;
    coder->is_16_bit = codec->is_16_bit;
    coder->sound = sf_open_virtual(&file, SFM_WRITE, &info, coder);
    if (!coder->sound || !configure(coder->sound, codec, preset, pcm.channels)) {
        /* The text of an error number, which unlike that of a file outlives the file. */
        *problem = sf_error_number(sf_error(coder->sound));
        end(coder, FALSE);
        return NULL;
    }
    return coder;
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

static sf_count_t write_16_bit(const SndfileCoder *coder, const float *samples, gsize count)
{
    gint16 whole[BLOCK * PCM_MOST_CHANNELS];
    sf_count_t written = 0;
    while (count > 0) {
        gsize part = MIN(count, BLOCK);
        for (gsize i = 0; i < part * coder->channels; i++) {
            whole[i] = to_16_bit(samples[i]);
        }
        written += sf_writef_short(coder->sound, whole, (sf_count_t)part);
        samples += part * coder->channels;
        count -= part;
    }
    return written;
}

static gboolean write_samples(gpointer data, const float *samples, gsize count,
                              const char **problem)
{
    SndfileCoder *coder = data;
    sf_count_t written = coder->is_16_bit
                             ? write_16_bit(coder, samples, count)
                             : sf_writef_float(coder->sound, samples, (sf_count_t)count);
    if (written != (sf_count_t)count) {
        *problem = sf_error_number(sf_error(coder->sound));
    }
    return written == (sf_count_t)count && coder->output->failure == 0;
}

const Coder sndfile_coder = {.start = start, .write = write_samples, .end = end};
