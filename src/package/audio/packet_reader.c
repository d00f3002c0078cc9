#include "package/audio/packet_reader.h"

#include "base/error.h"

struct PacketReader {
    char *path;
    AVFormatContext *format;
    AVPacket *packet;
};

void packet_set_error(GError **error, int domain_code, const char *path, int code, const char *what)
{
    char why[AV_ERROR_MAX_STRING_SIZE] = "";
    av_strerror(code, why, sizeof why);
    error_set(error, (LecternErrorCode)domain_code, path, "%s: %s", what, why);
}

PacketReader *packet_reader_open(const char *path, GError **error)
{
    av_log_set_level(AV_LOG_QUIET); /* errors are told by us, in one line */
    g_autoptr(PacketReader) reader = g_new0(PacketReader, 1);
    reader->path = g_strdup(path);
    reader->packet = av_packet_alloc();
    g_autofree char *url = g_strconcat("file:", path, NULL); /* whatever colons the path has */
    int code = avformat_open_input(&reader->format, url, NULL, NULL);
    if (code >= 0) {
        code = avformat_find_stream_info(reader->format, NULL);
    }
    if (code < 0) {
        packet_set_error(error, LECTERN_ERROR_INPUT, path, code, "cannot be read");
        return NULL;
    }
    if (reader->format->nb_streams < 1 ||
        reader->format->streams[0]->codecpar->codec_type != AVMEDIA_TYPE_AUDIO) {
        error_set(error, LECTERN_ERROR_INPUT, path, "has no audio");
        return NULL;
    }
    return g_steal_pointer(&reader);
}

void packet_reader_free(PacketReader *reader)
{
    if (reader) {
        avformat_close_input(&reader->format);
        av_packet_free(&reader->packet);
        g_free(reader->path);
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
        packet_set_error(error, LECTERN_ERROR_INPUT, reader->path, code, "cannot be read");
    }
    return NULL;
}
