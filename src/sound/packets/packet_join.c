#include "sound/packets/packet_join.h"

#include <string.h>

#include "base/error.h"
#include "sound/packets/flac_frame.h"
#include "sound/packets/flac_stream.h"
#include "sound/packets/vorbis_blocks.h"

static const PacketKind kinds[] = {
    {"mp3", "mp3", "mp3", TAGS_ID3, 1152},    {"m4a", "mov", "ipod", TAGS_MP4, 1024},
    {"opus", "ogg", "ogg", TAGS_VORBIS, 960}, {"ogg", "ogg", "ogg", TAGS_VORBIS, 0},
    {"flac", "flac", "flac", TAGS_VORBIS, 0}, {0},
};

const PacketKind *packet_kind(const char *name)
{
    for (const PacketKind *kind = kinds; kind->format; kind++) {
        if (strcmp(kind->format, name) == 0) {
            return kind;
        }
    }
    return NULL;
}

struct PacketJoin {
    char *path;
    const PacketKind *kind;
    guint rate;
    ContainerPlan *plan;  /* borrowed, until the container is open */
    Container *container; /* NULL until the first file comes */
    FlacStream *flac;     /* of FLAC that is joined; else NULL */
    VorbisBlocks *vorbis; /* of Vorbis; else NULL */
    guint delay;
    gint64 position;   /* where the next packet starts */
    gint64 end;        /* of what is to be heard */
    GByteArray *held;  /* the last packet, since the very last has to say how much is too much */
    guint held_length; /* its samples */
    gboolean holds;
};

PacketJoin *packet_join_new(const char *path, const PacketKind *kind, guint rate,
                            ContainerPlan *plan)
{
    PacketJoin *join = g_new0(PacketJoin, 1);
    join->path = g_strdup(path);
    join->kind = kind;
    join->rate = rate;
    join->plan = plan;
    join->held = g_byte_array_new();
    return join;
}

void packet_join_free(PacketJoin *join)
{
    if (join) {
        g_clear_pointer(&join->container, container_free);
        g_clear_pointer(&join->flac, flac_stream_free);
        g_clear_pointer(&join->vorbis, vorbis_blocks_free);
        g_byte_array_unref(join->held);
        g_free(join->path);
        g_free(join);
    }
}

static gboolean write_held(PacketJoin *join, guint surplus, GError **error)
{
    gint64 start = join->position - join->held_length;
    gboolean done =
        !join->holds || container_write(join->container, join->held->data, join->held->len, start,
                                        join->held_length, surplus, error);
    join->holds = FALSE;
    return done;
}

/* Appends the packet of SIZE bytes at DATA, which lasts LENGTH samples. */
static gboolean put(PacketJoin *join, const guint8 *data, gsize size, guint length, GError **error)
{
    if (!write_held(join, 0, error)) {
        return FALSE;
    }
    if (join->flac) {
        if (!flac_stream_add(join->flac, data, size, (guint64)join->position, join->held)) {
            error_set(error, LECTERN_ERROR_INPUT, join->path, "a frame of FLAC is broken");
            return FALSE;
        }
    } else {
        g_byte_array_set_size(join->held, 0);
        g_byte_array_append(join->held, data, (guint)size);
    }
    join->held_length = length;
    join->holds = TRUE;
    join->position += length;
    return TRUE;
}

/* Fills Vorbis up with blocks of silence, to where the next file's first block belongs. */
static gboolean fill_vorbis(PacketJoin *join, gint64 end, GError **error)
{
    guint length;
    while ((length = vorbis_blocks_filler(join->vorbis, join->position, end)) > 0) {
        static const guint8 silence[] = {VORBIS_SILENT_SHORT_BLOCK};
        if (!put(join, silence, sizeof silence, length, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* How long PACKET is, or 0 where it is not to be taken any more: the next file, from END on,
 * stands in its place. */
static gboolean packet_length(PacketJoin *join, const AVPacket *packet, gint64 end,
                              gboolean is_last, guint *length)
{
    gsize size = (gsize)packet->size;
    if (join->vorbis) {
        return vorbis_blocks_next(join->vorbis, packet->data, size, join->position,
                                  is_last ? G_MAXINT64 : end, length);
    }
    *length = join->kind->frame > 0 ? join->kind->frame : flac_frame_samples(packet->data, size);
    return *length > 0;
}

/* Appends the packets of READER, from PACKET on, of a file that ends where what was added so far
 * does and has SAMPLES. */
static gboolean add_packets(PacketJoin *join, PacketReader *reader, const AVPacket *packet,
                            gint64 samples, gboolean is_last, GError **error)
{
    gint64 frame = join->kind->frame;
    gint64 left = is_last || frame == 0 ? G_MAXINT64 : samples / frame;
    g_autoptr(GError) broken = NULL;
    for (; packet && left > 0; packet = packet_reader_next(reader, &broken), left--) {
        guint length;
        if (!packet_length(join, packet, join->end, is_last, &length)) {
            break;
        }
        if (!put(join, packet->data, (gsize)packet->size, length, error)) {
            return FALSE;
        }
    }
    if (broken) {
        g_propagate_error(error, g_steal_pointer(&broken));
        return FALSE;
    }
    return !join->vorbis || is_last || fill_vorbis(join, join->end, error);
}

/* The delay that PACKET, a file's first, and CODEC tell of. */
static guint delay_of(const AVCodecParameters *codec, const AVPacket *packet)
{
    enum { BYTES = 10 };
    size_t size = 0;
    const guint8 *skip = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
    if (codec->initial_padding > 0 || !skip || size < BYTES) {
        return (guint)codec->initial_padding;
    }
    return skip[0] | (guint)skip[1] << 8 | (guint)skip[2] << 16 | (guint)skip[3] << 24;
}

/* Opens the file that is written, made of packets like those of READER, of which PACKET is the
 * first; IS_ONLY where no other file comes. */
static gboolean open_container(PacketJoin *join, const PacketReader *reader, const AVPacket *packet,
                               gboolean is_only, GError **error)
{
    const AVCodecParameters *codec = packet_reader_codec(reader);
    ContainerPlan *plan = g_steal_pointer(&join->plan);
    join->delay = join->kind->frame > 0 ? delay_of(codec, packet) : 0;
    join->position = -(gint64)join->delay;
    plan->muxer = join->kind->muxer;
    plan->tags = join->kind->tags;
    plan->codec = codec;
    plan->rate = join->rate;
    plan->delay = join->delay;
    if (codec->codec_id == AV_CODEC_ID_VORBIS &&
        !(join->vorbis = vorbis_blocks_new(codec->extradata, (gsize)codec->extradata_size))) {
        error_set(error, LECTERN_ERROR_INPUT, join->path, "the headers of Vorbis are broken");
        return FALSE;
    }
    if (codec->codec_id == AV_CODEC_ID_FLAC && !is_only && !(join->flac = flac_stream_new(codec))) {
        error_set(error, LECTERN_ERROR_INPUT, join->path, "FLAC cannot be decoded");
        return FALSE;
    }
    join->container = container_open(join->path, plan, error);
    return join->container != NULL;
}

/* Whether everything is where it belongs for the next file to follow. */
static gboolean check_position(const PacketJoin *join, GError **error)
{
    gboolean follows =
        join->vorbis && vorbis_blocks_is_ahead(join->vorbis, join->position, join->end);
    if (follows || join->position == join->end - join->delay) {
        return TRUE;
    }
    error_set(error, LECTERN_ERROR_OUTPUT, join->path,
              "what is joined would start at sample %" G_GINT64_FORMAT
              " instead of %" G_GINT64_FORMAT,
              join->position + join->delay, join->end);
    return FALSE;
}

gboolean packet_join_add(PacketJoin *join, const PacketSource *source, gint64 samples,
                         gboolean is_last, GError **error)
{
    g_autoptr(PacketReader) reader = packet_reader_open(source, join->kind->demuxer, error);
    g_autoptr(GError) broken = NULL;
    const AVPacket *packet = reader ? packet_reader_next(reader, &broken) : NULL;
    if (!packet) {
        if (reader) {
            error_set(error, LECTERN_ERROR_INPUT, source->name, "has no sound");
        }
        return FALSE;
    }
    if (!join->container && !open_container(join, reader, packet, is_last, error)) {
        return FALSE;
    }
    join->end += samples;
    return add_packets(join, reader, packet, samples, is_last, error) &&
           (is_last || check_position(join, error));
}

gboolean packet_join_close(PacketJoin *join, GError **error)
{
    g_return_val_if_fail(join->container, FALSE);
    guint surplus = (guint)MAX(join->position - join->end, 0);
    return write_held(join, surplus, error) &&
           (!join->flac || container_set_head(join->container, flac_stream_head(join->flac),
                                              FLAC_STREAM_HEAD, error)) &&
           container_close(join->container, error);
}
