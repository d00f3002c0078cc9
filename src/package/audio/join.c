#include "package/audio/join.h"

#include <string.h>

#include "base/error.h"
#include "package/audio/flac_frame.h"
#include "package/audio/flac_stream.h"
#include "package/audio/packet_reader.h"
#include "package/audio/vorbis_blocks.h"

/* Why encoded chapters can be joined without a shift: each is a whole number of packets long
 * (audio_formats_grain) and has silence at both ends. A decoder is late by its delay, so packets
 * are of the timeline less the delay; the packets with which a chapter's encoder let its last
 * samples out of that delay hold silence, and the next chapter's first packets stand in their
 * place, which hold silence too. */

const JoinKind join_kinds[] = {
    {"mp3", "mp3", TAGS_ID3, 1152},    {"m4a", "ipod", TAGS_MP4, 1024},
    {"opus", "ogg", TAGS_VORBIS, 960}, {"ogg", "ogg", TAGS_VORBIS, 0},
    {"flac", "flac", TAGS_VORBIS, 0},  {0},
};

const JoinKind *join_kind(const char *name)
{
    for (const JoinKind *kind = join_kinds; kind->format; kind++) {
        if (strcmp(kind->format, name) == 0) {
            return kind;
        }
    }
    return NULL;
}

/* What is joined so far. */
typedef struct {
    const PackageInput *input;
    const JoinKind *kind;
    const char *path;
    gsize first, count;
    int format;
    Container *container;
    FlacStream *flac;     /* of FLAC that is joined; else NULL */
    VorbisBlocks *vorbis; /* of Vorbis; else NULL */
    gint64 position;      /* where the next packet starts */
    gint64 end;           /* of what is to be heard */
    GByteArray *held;     /* the last packet, since the very last has to say how much is too much */
    guint held_length;    /* its samples */
    gboolean holds;
} Join;

static const PerformedChapter *chapter_at(const Join *join, gsize index)
{
    return g_ptr_array_index(join->input->performed->chapters, join->first + index);
}

static char *chapter_path(const Join *join, gsize index)
{
    const char *name = g_ptr_array_index(chapter_at(join, index)->files, (guint)join->format);
    return g_build_filename(join->input->folder, name, NULL);
}

static gboolean write_held(Join *join, guint surplus, GError **error)
{
    gint64 start = join->position - join->held_length;
    gboolean done =
        !join->holds || container_write(join->container, join->held->data, join->held->len, start,
                                        join->held_length, surplus, error);
    join->holds = FALSE;
    return done;
}

/* Appends the packet of SIZE bytes at DATA, which lasts LENGTH samples. */
static gboolean put(Join *join, const guint8 *data, gsize size, guint length, GError **error)
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

/* Fills Vorbis up with blocks of silence, to where the next chapter's first block belongs. */
static gboolean fill_vorbis(Join *join, gint64 end, GError **error)
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

/* How long PACKET is, or 0 where it is not to be taken any more: the next chapter, from END on,
 * stands in its place. */
static gboolean packet_length(Join *join, const AVPacket *packet, gint64 end, gboolean is_last,
                              guint *length)
{
    gsize size = (gsize)packet->size;
    if (join->vorbis) {
        return vorbis_blocks_next(join->vorbis, packet->data, size, join->position,
                                  is_last ? G_MAXINT64 : end, length);
    }
    *length = join->kind->frame > 0 ? join->kind->frame : flac_frame_samples(packet->data, size);
    return *length > 0;
}

/* Appends the chapter at INDEX, which ends at END, and of which FIRST is the first packet. */
static gboolean join_chapter(Join *join, PacketReader *reader, const AVPacket *packet, gint64 end,
                             gsize index, GError **error)
{
    gboolean is_last = index + 1 == join->count;
    gsize frame = join->kind->frame;
    gsize left = is_last || frame == 0 ? G_MAXSIZE : (gsize)chapter_at(join, index)->length / frame;
    g_autoptr(GError) broken = NULL;
    for (; packet && left > 0; packet = packet_reader_next(reader, &broken), left--) {
        guint length;
        if (!packet_length(join, packet, end, is_last, &length)) {
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
    return !join->vorbis || is_last || fill_vorbis(join, end, error);
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
 * first. */
static gboolean open_container(Join *join, const PacketReader *reader, const AVPacket *packet,
                               ContainerPlan *plan, GError **error)
{
    const AVCodecParameters *codec = packet_reader_codec(reader);
    plan->muxer = join->kind->muxer;
    plan->tags = join->kind->tags;
    plan->codec = codec;
    plan->rate = join->input->performed->rate;
    plan->delay = join->kind->frame > 0 ? delay_of(codec, packet) : 0;
    join->position = -(gint64)plan->delay;
    if (codec->codec_id == AV_CODEC_ID_VORBIS &&
        !(join->vorbis = vorbis_blocks_new(codec->extradata, (gsize)codec->extradata_size))) {
        error_set(error, LECTERN_ERROR_INPUT, join->path, "the headers of Vorbis are broken");
        return FALSE;
    }
    if (codec->codec_id == AV_CODEC_ID_FLAC && join->count > 1) {
        join->flac = flac_stream_new(codec);
        if (!join->flac) {
            error_set(error, LECTERN_ERROR_INPUT, join->path, "FLAC cannot be decoded");
            return FALSE;
        }
    }
    join->container = container_open(join->path, plan, error);
    return join->container != NULL;
}

/* Whether everything is where it belongs once the chapter before END is written. */
static gboolean check_position(const Join *join, gint64 end, gint64 delay, GError **error)
{
    gboolean follows = join->vorbis && vorbis_blocks_is_ahead(join->vorbis, join->position, end);
    if (follows || join->position == end - delay) {
        return TRUE;
    }
    error_set(error, LECTERN_ERROR_OUTPUT, join->path,
              "a chapter would start at sample %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT,
              join->position + delay, end);
    return FALSE;
}

static gboolean join_all(Join *join, ContainerPlan *plan, GError **error)
{
    for (gsize i = 0; i < join->count; i++) {
        g_autofree char *path = chapter_path(join, i);
        g_autoptr(PacketReader) reader = packet_reader_open(path, error);
        g_autoptr(GError) broken = NULL;
        const AVPacket *packet = reader ? packet_reader_next(reader, &broken) : NULL;
        if (!packet) {
            if (reader) {
                error_set(error, LECTERN_ERROR_INPUT, path, "has no sound");
            }
            return FALSE;
        }
        if (i == 0 && !open_container(join, reader, packet, plan, error)) {
            return FALSE;
        }
        join->end += chapter_at(join, i)->length;
        if (!join_chapter(join, reader, packet, join->end, i, error) ||
            (i + 1 < join->count && !check_position(join, join->end, plan->delay, error))) {
            return FALSE;
        }
    }
    guint surplus = (guint)MAX(join->position - join->end, 0);
    return write_held(join, surplus, error) &&
           (!join->flac || container_set_head(join->container, flac_stream_head(join->flac),
                                              FLAC_STREAM_HEAD, error)) &&
           container_close(join->container, error);
}

gboolean join_chapters(const PackageInput *input, gsize first, gsize count, int format,
                       ContainerPlan *plan, const char *path, GError **error)
{
    Join join = {
        .input = input,
        .kind = join_kind(input->formats[format]->name),
        .path = path,
        .first = first,
        .count = count,
        .format = format,
    };
    g_return_val_if_fail(join.kind, FALSE);
    join.held = g_byte_array_new();
    gboolean done = join_all(&join, plan, error);
    g_clear_pointer(&join.container, container_free);
    g_clear_pointer(&join.flac, flac_stream_free);
    g_clear_pointer(&join.vorbis, vorbis_blocks_free);
    g_byte_array_unref(join.held);
    return done;
}
