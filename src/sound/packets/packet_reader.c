#include "sound/packets/packet_reader.h"

#include <errno.h>
#include <unistd.h>

#include "base/error.h"

enum { IO_BYTES = 64 * 1024 };

struct PacketReader {
    PacketSource source;
    gint64 place;
    AVIOContext *io;
    AVFormatContext *format;
    AVPacket *packet;
};

void packet_set_error(GError **error, int domain_code, const char *path, int code, const char *what)
{
    char why[AV_ERROR_MAX_STRING_SIZE] = "";
    av_strerror(code, why, sizeof why);
    error_set(error, (LecternErrorCode)domain_code, path, "%s: %s", what, why);
}

static int io_read(void *data, uint8_t *bytes, int count)
{
    PacketReader *reader = data;
    gint64 left = reader->source.size - reader->place;
    if (left <= 0) {
        return AVERROR_EOF;
    }
    ssize_t got;
    do {
        got = pread(reader->source.fd, bytes, (gsize)MIN(left, count),
                    reader->source.offset + reader->place);
    } while (got < 0 && errno == EINTR);
    reader->place += MAX(got, 0);
    return got > 0 ? (int)got : got < 0 ? AVERROR(errno) : AVERROR_EOF;
}

static int64_t io_seek(void *data, int64_t offset, int whence)
{
    PacketReader *reader = data;
    if (whence == AVSEEK_SIZE) {
        return reader->source.size;
    }
    gint64 from = whence == SEEK_CUR ? reader->place : whence == SEEK_END ? reader->source.size : 0;
    if (from + offset < 0) {
        return AVERROR(EINVAL);
    }
    reader->place = from + offset;
    return reader->place;
}

static gboolean open_io(PacketReader *reader)
{
    guint8 *buffer = av_malloc(IO_BYTES);
    reader->io = avio_alloc_context(buffer, IO_BYTES, 0, reader, io_read, NULL, io_seek);
    reader->format = avformat_alloc_context();
    reader->packet = av_packet_alloc();
    if (!reader->io || !reader->format || !reader->packet) {
        return FALSE;
    }
    reader->format->pb = reader->io;
    reader->format->flags |= AVFMT_FLAG_CUSTOM_IO;
    return TRUE;
}

PacketReader *packet_reader_open(const PacketSource *source, const char *demuxer, GError **error)
{
    av_log_set_level(AV_LOG_QUIET); /* errors are told by us, in one line */
    g_autoptr(PacketReader) reader = g_new0(PacketReader, 1);
    reader->source = *source;
    const AVInputFormat *kind = av_find_input_format(demuxer);
    int code = AVERROR(ENOMEM);
    if (open_io(reader)) {
        code = avformat_open_input(&reader->format, "", kind, NULL);
    }
    if (code >= 0) {
        code = avformat_find_stream_info(reader->format, NULL);
    }
    if (code < 0) {
        packet_set_error(error, LECTERN_ERROR_INPUT, source->name, code, "cannot be read");
        return NULL;
    }
    if (reader->format->nb_streams < 1 ||
        reader->format->streams[0]->codecpar->codec_type != AVMEDIA_TYPE_AUDIO) {
        error_set(error, LECTERN_ERROR_INPUT, source->name, "has no audio");
        return NULL;
    }
    return g_steal_pointer(&reader);
}

void packet_reader_free(PacketReader *reader)
{
    if (reader) {
        avformat_close_input(&reader->format);
        if (reader->io) {
            av_freep(&reader->io->buffer);
            avio_context_free(&reader->io);
        }
        av_packet_free(&reader->packet);
        g_free(reader);
    }
}

const AVCodecParameters *packet_reader_codec(const PacketReader *reader)
{
    return reader->format->streams[0]->codecpar;
}

const AVPacket *packet_reader_next(PacketReader *reader, GError **error)
{
    int code;
    do {
        av_packet_unref(reader->packet);
        code = av_read_frame(reader->format, reader->packet);
    } while (code >= 0 && reader->packet->stream_index != 0);
    if (code >= 0) {
        return reader->packet;
    }
    if (code != AVERROR_EOF) {
        packet_set_error(error, LECTERN_ERROR_INPUT, reader->source.name, code, "cannot be read");
    }
    return NULL;
}
