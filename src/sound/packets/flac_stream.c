#include "sound/packets/flac_stream.h"

#include <string.h>

#include "sound/packets/flac_frame.h"
#include "sound/pcm.h"

/* The sum of the whole is that of its samples: they have to be decoded for it, but for that only.
 */
struct FlacStream {
    AVCodecContext *decoder;
    AVFrame *decoded;
    AVPacket *packet;
    GChecksum *sum; /* MD5 */
    guint8 head[FLAC_STREAM_HEAD];
    guint64 samples;
    guint last;                       /* samples of the frame before */
    guint shortest, longest;          /* samples a frame; the last one does not count as shortest */
    gsize smallest_bytes, most_bytes; /* a frame */
};

/* Where STREAMINFO has its fields (RFC 9639, section 8.2), in bytes. */
enum { BLOCKS_AT = 0, FRAMES_AT = 4, TOTAL_AT = 13, MD5_AT = 18, MD5_BYTES = 16 };

FlacStream *flac_stream_new(const AVCodecParameters *codec)
{
    const AVCodec *kind = avcodec_find_decoder(AV_CODEC_ID_FLAC);
    FlacStream *stream = g_new0(FlacStream, 1);
    stream->decoder = avcodec_alloc_context3(kind);
    stream->decoded = av_frame_alloc();
    stream->packet = av_packet_alloc();
    stream->sum = g_checksum_new(G_CHECKSUM_MD5);
    stream->shortest = G_MAXUINT;
    stream->smallest_bytes = G_MAXSIZE;
    if (!kind || codec->extradata_size != FLAC_STREAM_HEAD ||
        codec->ch_layout.nb_channels > PCM_MOST_CHANNELS ||
        avcodec_parameters_to_context(stream->decoder, codec) < 0 ||
        avcodec_open2(stream->decoder, kind, NULL) < 0) {
        flac_stream_free(stream);
        return NULL;
    }
    memcpy(stream->head, codec->extradata, FLAC_STREAM_HEAD);
    return stream;
}

void flac_stream_free(FlacStream *stream)
{
    avcodec_free_context(&stream->decoder);
    av_frame_free(&stream->decoded);
    av_packet_free(&stream->packet);
    g_checksum_free(stream->sum);
    g_free(stream);
}

/* Adds the samples of FRAME, of 16 bits, to the sum, which is of little-endian ones. */
static gboolean add_samples(FlacStream *stream, const guint8 *frame, gsize size, guint samples)
{
    if (av_new_packet(stream->packet, (int)size) < 0) {
        return FALSE;
    }
    memcpy(stream->packet->data, frame, size);
    gboolean done = avcodec_send_packet(stream->decoder, stream->packet) >= 0 &&
                    avcodec_receive_frame(stream->decoder, stream->decoded) >= 0 &&
                    (guint)stream->decoded->nb_samples == samples &&
                    stream->decoder->sample_fmt == AV_SAMPLE_FMT_S16;
    if (done) {
        gint16 *decoded = (gint16 *)(void *)stream->decoded->data[0];
        guint count = samples * (guint)stream->decoded->ch_layout.nb_channels;
        for (guint i = 0; i < count; i++) {
            decoded[i] = GINT16_TO_LE(decoded[i]);
        }
        g_checksum_update(stream->sum, (const guchar *)decoded, (gssize)(count * sizeof *decoded));
    }
    av_packet_unref(stream->packet);
    av_frame_unref(stream->decoded);
    return done;
}

gboolean flac_stream_add(FlacStream *stream, const guint8 *frame, gsize size, guint64 first_sample,
                         GByteArray *out)
{
    guint samples = flac_frame_samples(frame, size);
    if (samples == 0 || !flac_frame_renumber(frame, size, first_sample, out) ||
        !add_samples(stream, frame, size, samples)) {
        return FALSE;
    }
    stream->shortest = stream->last > 0 ? MIN(stream->shortest, stream->last) : stream->shortest;
    stream->longest = MAX(stream->longest, samples);
    stream->smallest_bytes = MIN(stream->smallest_bytes, out->len);
    stream->most_bytes = MAX(stream->most_bytes, out->len);
    stream->samples += samples;
    stream->last = samples;
    return TRUE;
}

static void put_bytes(guint8 *at, guint64 value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        at[i] = (guint8)value;
        value >>= 8;
    }
}

const guint8 *flac_stream_head(FlacStream *stream)
{
    put_bytes(stream->head + BLOCKS_AT, MIN(stream->shortest, stream->longest), 2);
    put_bytes(stream->head + BLOCKS_AT + 2, stream->longest, 2);
    put_bytes(stream->head + FRAMES_AT, stream->smallest_bytes, 3);
    put_bytes(stream->head + FRAMES_AT + 3, stream->most_bytes, 3);
    /* The total has 36 bits; the upper four share a byte with the sample's size. */
    stream->head[TOTAL_AT] =
        (guint8)((stream->head[TOTAL_AT] & 0xF0) | ((stream->samples >> 32) & 0x0F));
    put_bytes(stream->head + TOTAL_AT + 1, stream->samples & 0xFFFFFFFF, 4);
    gsize bytes = MD5_BYTES;
    g_checksum_get_digest(stream->sum, stream->head + MD5_AT, &bytes);
    return stream->head;
}
