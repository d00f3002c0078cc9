#include "sound/audio_reader.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <sndfile.h>

struct AudioReader {
    SNDFILE *sound; /* or, where libsndfile does not know the format: */
    AVFormatContext *format;
    AVCodecContext *decoder;
    AVPacket *packet;
    AVFrame *frame;
    gsize taken; /* samples of the frame, a channel */
    gint64 left; /* likewise, of the whole that are to come */
    Pcm pcm;
};

static gboolean open_sndfile(AudioReader *reader, const char *path)
{
    SF_INFO info = {0};
    reader->sound = sf_open(path, SFM_READ, &info);
    reader->pcm = (Pcm){(guint)info.samplerate, (guint)info.channels};
    return reader->sound != NULL;
}

/* How many samples the track has; those of its last packet behind it are the encoder's. A file with
 * chapter marks has its times in milliseconds, and may tell of up to two too little: a packet that
 * so little is missing of is heard to its end. */
static gint64 track_length(const AVFormatContext *format)
{
    enum { PACKET = 1024 };
    const AVStream *stream = format->streams[0];
    gint64 rate = stream->codecpar->sample_rate;
    gint64 length = av_rescale_q(stream->duration, stream->time_base, (AVRational){1, (int)rate});
    gint64 missing = (PACKET - length % PACKET) % PACKET;
    gboolean rounded = format->nb_chapters > 0 && missing <= 2 * rate / 1000;
    return rounded ? length + missing : length;
}

static gboolean open_decoder(AudioReader *reader)
{
    const AVStream *stream = reader->format->streams[0];
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    reader->decoder = codec ? avcodec_alloc_context3(codec) : NULL;
    if (!reader->decoder || avcodec_parameters_to_context(reader->decoder, stream->codecpar) < 0) {
        return FALSE;
    }
    reader->decoder->thread_count = 1;
    reader->decoder->pkt_timebase = stream->time_base;
    reader->packet = av_packet_alloc();
    reader->frame = av_frame_alloc();
    reader->pcm =
        (Pcm){(guint)stream->codecpar->sample_rate, (guint)stream->codecpar->ch_layout.nb_channels};
    reader->left = track_length(reader->format);
    return avcodec_open2(reader->decoder, codec, NULL) >= 0 &&
           reader->decoder->sample_fmt == AV_SAMPLE_FMT_FLTP;
}

static gboolean open_libav(AudioReader *reader, const char *path)
{
    av_log_set_level(AV_LOG_QUIET);
    g_autofree char *url = g_strconcat("file:", path, NULL);
    return avformat_open_input(&reader->format, url, NULL, NULL) >= 0 &&
           avformat_find_stream_info(reader->format, NULL) >= 0 && reader->format->nb_streams > 0 &&
           reader->format->streams[0]->codecpar->codec_id == AV_CODEC_ID_AAC &&
           open_decoder(reader);
}

AudioReader *audio_reader_open(const char *path)
{
    AudioReader *reader = g_new0(AudioReader, 1);
    if (!open_sndfile(reader, path) && !open_libav(reader, path)) {
        g_clear_pointer(&reader, audio_reader_free);
    }
    return reader;
}

void audio_reader_free(AudioReader *reader)
{
    if (!reader) {
        return;
    }
    if (reader->sound) {
        sf_close(reader->sound);
    }
    avcodec_free_context(&reader->decoder);
    avformat_close_input(&reader->format);
    av_packet_free(&reader->packet);
    av_frame_free(&reader->frame);
    g_free(reader);
}

Pcm audio_reader_pcm(const AudioReader *reader)
{
    return reader->pcm;
}

/* Decodes the next frame; FALSE at the end. */
static gboolean next_frame(AudioReader *reader)
{
    reader->taken = 0;
    int code;
    while ((code = avcodec_receive_frame(reader->decoder, reader->frame)) == AVERROR(EAGAIN)) {
        int got = av_read_frame(reader->format, reader->packet);
        if (got >= 0 && reader->packet->stream_index != 0) {
            av_packet_unref(reader->packet); /* the cover, or the chapters' titles */
            continue;
        }
        code = avcodec_send_packet(reader->decoder, got >= 0 ? reader->packet : NULL);
        av_packet_unref(reader->packet);
        if (code < 0) {
            return FALSE;
        }
    }
    return code >= 0;
}

/* Puts COUNT frames of what was decoded, which has a plane for each channel, at SAMPLES. */
static void take(AudioReader *reader, float *samples, gsize count)
{
    guint channels = reader->pcm.channels;
    for (guint channel = 0; channel < channels; channel++) {
        const float *from =
            (const float *)(const void *)reader->frame->data[channel] + reader->taken;
        for (gsize i = 0; i < count; i++) {
            samples[i * channels + channel] = from[i];
        }
    }
    reader->taken += count;
}

static gsize read_libav(AudioReader *reader, float *samples, gsize count)
{
    gsize done = 0;
    count = MIN(count, (gsize)MAX(reader->left, 0));
    while (done < count) {
        if (reader->taken == (gsize)reader->frame->nb_samples && !next_frame(reader)) {
            break;
        }
        gsize part = MIN(count - done, (gsize)reader->frame->nb_samples - reader->taken);
        take(reader, samples + done * reader->pcm.channels, part);
        done += part;
    }
    reader->left -= (gint64)done;
    return done;
}

gsize audio_reader_read(AudioReader *reader, float *samples, gsize count)
{
    if (!reader->sound) {
        return read_libav(reader, samples, count);
    }
    sf_count_t got = sf_readf_float(reader->sound, samples, (sf_count_t)count);
    return (gsize)MAX(got, 0);
}
