/* MP3 by LAME itself: libsndfile, which would write MP3 too, leaves its quality level alone. */
#include <lame/lame.h>

#include "sound/audio_codec.h"

/* How thoroughly LAME looks for the best way to spend its bits, 0 (best) to 9. Level 7 does not
 * shape noise, and takes 0.42 of the time of 3, its default, and 0.45 of 5, ffmpeg's. On our voices
 * at 64 kbit/s that is not worse: docs/performance.md has the noise-to-mask ratios. */
enum { QUALITY = 7 };

/* Frames are handed over in blocks of this many; LAME's manual gives the room that they may take
 * (lame.h: 1.25 times the samples and 7200 bytes). */
enum { BLOCK = 4096, BLOCK_BYTES = BLOCK * 5 / 4 + 7200 };

/* The longest frame that may hold the tag: 320 kbit/s at 32 kHz. */
enum { TAG_LIMIT = 2880 };

typedef struct {
    Output *output;
    lame_t lame;
    guint channels;
    float makeup; /* LAME turns the sound down at lower bit rates, to keep room for overshoot. The
                     limiter has left that room already, and a file is as loud as was measured. */
    guint8 bytes[BLOCK_BYTES];
} LameCoder;

static void ignore(const char *format, va_list arguments)
{
    (void)format;
    (void)arguments;
}

static gboolean set_up(lame_t lame, Pcm pcm, const Preset *preset)
{
    MPEG_mode mode = pcm.channels == 1 ? MONO : JOINT_STEREO;
    lame_set_errorf(lame, ignore);
    lame_set_msgf(lame, ignore);
    lame_set_debugf(lame, ignore);
    return lame_set_num_channels(lame, (int)pcm.channels) == 0 && lame_set_mode(lame, mode) == 0 &&
           lame_set_in_samplerate(lame, (int)pcm.rate) == 0 &&
           lame_set_out_samplerate(lame, (int)pcm.rate) == 0 && lame_set_VBR(lame, vbr_off) == 0 &&
           lame_set_brate(lame, preset->mp3_kbps[pcm.channels - 1]) == 0 &&
           lame_set_quality(lame, QUALITY) == 0 && lame_set_bWriteVbrTag(lame, 1) == 0 &&
           lame_init_params(lame) >= 0;
}

static gpointer start(const struct AudioCodec *codec, Output *output, Pcm pcm, const Preset *preset,
                      const char **problem)
{
    (void)codec;
    lame_t lame = lame_init();
    if (!lame || !set_up(lame, pcm, preset)) {
        *problem = "LAME does not take this rate and bit rate";
        lame_close(lame);
        return NULL;
    }
    LameCoder *coder = g_new(LameCoder, 1);
    coder->output = output;
    coder->lame = lame;
    coder->channels = pcm.channels;
    coder->makeup = 1.0F / lame_get_scale(lame);
    return coder;
}

/* Writes the COUNT bytes that LAME made: negative where it failed. */
static gboolean put(LameCoder *coder, int count)
{
    return count >= 0 && output_write(coder->output, coder->bytes, (gsize)count);
}

/* Encodes COUNT frames; the bytes that it made, negative where it failed. */
static int encode(LameCoder *coder, const float *block, gsize count)
{
    int frames = (int)count;
    return coder->channels == 1 ? lame_encode_buffer_ieee_float(coder->lame, block, block, frames,
                                                                coder->bytes, BLOCK_BYTES)
                                : lame_encode_buffer_interleaved_ieee_float(
                                      coder->lame, block, frames, coder->bytes, BLOCK_BYTES);
}

static gboolean write_samples(gpointer data, const float *samples, gsize count,
                              const char **problem)
{
    LameCoder *coder = data;
    while (count > 0) {
        float block[BLOCK * PCM_MOST_CHANNELS];
        gsize part = MIN(count, BLOCK);
        for (gsize i = 0; i < part * coder->channels; i++) {
            block[i] = samples[i] * coder->makeup;
        }
        int made = encode(coder, block, part);
        if (!put(coder, made)) {
            *problem = made < 0 ? "LAME failed" : NULL;
            return FALSE;
        }
        samples += part * coder->channels;
        count -= part;
    }
    return TRUE;
}

/* LAME left an empty frame at the front, for the tag that says how long the sound is and where in
 * the decoded samples it begins. */
static gboolean write_tag(LameCoder *coder)
{
    guint8 tag[TAG_LIMIT];
    gsize length = lame_get_lametag_frame(coder->lame, tag, sizeof tag);
    return length > 0 && length <= sizeof tag && output_seek(coder->output, 0) &&
           output_write(coder->output, tag, length);
}

static gboolean end(gpointer data, gboolean complete)
{
    LameCoder *coder = data;
    gboolean done =
        !complete ||
        (put(coder, lame_encode_flush(coder->lame, coder->bytes, BLOCK_BYTES)) && write_tag(coder));
    lame_close(coder->lame);
    g_free(coder);
    return done;
}

const Coder lame_coder = {.start = start, .write = write_samples, .end = end};
