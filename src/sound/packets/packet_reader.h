/* The encoded packets of an audio file, one after the other, by libavformat. */
#ifndef LECTERN_SOUND_PACKETS_PACKET_READER_H
#define LECTERN_SOUND_PACKETS_PACKET_READER_H

#include <glib.h>
#include <libavformat/avformat.h>

/* A complete audio file, which may lie inside another file. */
typedef struct {
    const char *name; /* for messages */
    int fd;           /* stays the caller's; where it stands does not matter and does not change */
    gint64 offset, size; /* bytes */
} PacketSource;

typedef struct PacketReader PacketReader;

/* Opens SOURCE, one of our files, of the kind that libavformat calls DEMUXER. LECTERN_ERROR_INPUT
 * where it cannot be read. */
PacketReader *packet_reader_open(const PacketSource *source, const char *demuxer, GError **error);
void packet_reader_free(PacketReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PacketReader, packet_reader_free)

/* What is encoded how. Borrowed. */
const AVCodecParameters *packet_reader_codec(const PacketReader *reader);

/* Reads the next packet: borrowed, and gone with the next call. NULL without ERROR at the end. */
const AVPacket *packet_reader_next(PacketReader *reader, GError **error);

/* Sets ERROR to "PATH: WHAT: " and libavformat's word for CODE. */
void packet_set_error(GError **error, int domain_code, const char *path, int code,
                      const char *what);

#endif
