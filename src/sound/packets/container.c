#include "sound/packets/container.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "sound/packets/container_setup.h"
#include "sound/packets/mp4_index.h"
#include "sound/packets/packet_reader.h"

/* So many packets of an MP4 are handed over as one (mp4_index.h). */
enum { PACK = 64 };

/* Those of an MP4 that wait to be handed over, and what is known of all. */
typedef struct {
    char *path; /* what libavformat writes */
    Mp4Packets packets;
    GByteArray *bytes;
    gint64 start;  /* of the first that waits */
    gint64 length; /* samples of those that wait, as far as they are heard */
    guint waiting, surplus;
} Packs;

struct Container {
    char *path;
    Packs *packs; /* of an MP4; else NULL */
    AVFormatContext *format;
    AVPacket *packet;
    AVRational unit; /* of our times: samples */
    guint delay;     /* until the first packet was written; then 0 */
    gboolean opened; /* the file exists */
    gboolean completed;
};

static gboolean fail(const Container *container, int code, const char *what, GError **error)
{
    packet_set_error(error, LECTERN_ERROR_OUTPUT, container->path, code, what);
    return FALSE;
}

static gboolean write_cover(Container *container, const ContainerCover *cover, GError **error)
{
    AVPacket *packet = container->packet;
    int code = av_new_packet(packet, (int)cover->length);
    if (code >= 0) {
        memcpy(packet->data, cover->bytes, cover->length);
        packet->stream_index = 1;
        packet->flags |= AV_PKT_FLAG_KEY;
        code = av_write_frame(container->format, packet);
        av_packet_unref(packet);
    }
    return code >= 0 || fail(container, code, "cannot write the cover", error);
}

/* An MP4 is written to a file beside PATH first. */
static gboolean open_packs(Container *container, GError **error)
{
    Packs *packs = g_new0(Packs, 1);
    container->packs = packs;
    packs->path = g_strconcat(container->path, ".packed", NULL);
    packs->bytes = g_byte_array_new();
    packs->packets.pack = PACK;
    g_autofree char *sizes = g_strconcat(container->path, ".sizes", NULL);
    packs->packets.sizes = fopen(sizes, "w+be");
    if (!packs->packets.sizes) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, container->path, errno, "cannot create");
        return FALSE;
    }
    g_unlink(sizes); /* nobody else needs its name */
    return TRUE;
}

static void free_packs(Packs *packs)
{
    if (packs) {
        if (packs->packets.sizes) {
            fclose(packs->packets.sizes);
        }
        g_unlink(packs->path);
        g_byte_array_unref(packs->bytes);
        g_free(packs->path);
        g_free(packs);
    }
}

Container *container_open(const char *path, const ContainerPlan *plan, GError **error)
{
    g_autoptr(Container) container = g_new0(Container, 1);
    container->path = g_strdup(path);
    container->packet = av_packet_alloc();
    container->delay = plan->delay;
    container->unit = container_unit(plan);
    if (plan->tags == TAGS_MP4 && !open_packs(container, error)) {
        return NULL;
    }
    g_autofree char *url =
        g_strconcat("file:", container->packs ? container->packs->path : path, NULL);
    int code = avformat_alloc_output_context2(&container->format, NULL, plan->muxer, url);
    if (code < 0 || !container_set_up(container->format, plan)) {
        fail(container, MIN(code, AVERROR(ENOMEM)), "cannot be set up", error);
        return NULL;
    }
    code = avio_open(&container->format->pb, url, AVIO_FLAG_WRITE);
    if (code < 0) {
        fail(container, code, "cannot create", error);
        return NULL;
    }
    container->opened = TRUE;
    container->format->flush_packets = 0; /* the buffer is large */
    AVDictionary *options = container_options(plan);
    code = avformat_write_header(container->format, &options);
    av_dict_free(&options);
    if (code < 0) {
        fail(container, code, "cannot write", error);
        return NULL;
    }
    if (container->format->nb_streams > 1 && plan->cover && strcmp(plan->muxer, "ogg") != 0 &&
        !write_cover(container, plan->cover, error)) {
        return NULL;
    }
    return g_steal_pointer(&container);
}

/* Marks the samples of PACKET that are not to be heard, of which FIRST are the first and LAST the
 * last ones (libavcodec/packet.h has the form). The tag of an MP3 is made of this. */
static gboolean set_unheard(AVPacket *packet, guint first, guint last)
{
    enum { BYTES = 10, AT_END = 4 };
    if (first == 0 && last == 0) {
        return TRUE;
    }
    guint8 *data = av_packet_new_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, BYTES);
    if (!data) {
        return FALSE;
    }
    memset(data, 0, BYTES);
    for (int i = 0; i < 4; i++) {
        data[i] = (guint8)(first >> 8 * i);
        data[AT_END + i] = (guint8)(last >> 8 * i);
    }
    return TRUE;
}

/* Writes SIZE bytes at DATA, which are heard from START on for LENGTH samples, of which then
 * SURPLUS more follow that are not. */
static gboolean write_packet(Container *container, const guint8 *data, gsize size, gint64 start,
                             gint64 length, guint surplus, GError **error)
{
    AVPacket *packet = container->packet;
    int code = av_new_packet(packet, (int)size);
    if (code >= 0 && !set_unheard(packet, container->delay, surplus)) {
        code = AVERROR(ENOMEM);
    }
    container->delay = 0;
    if (code >= 0) {
        AVRational unit = container->format->streams[0]->time_base;
        memcpy(packet->data, data, size);
        packet->flags |= AV_PKT_FLAG_KEY;
        packet->pts = packet->dts = start;
        packet->duration = length;
        av_packet_rescale_ts(packet, container->unit, unit);
        code = av_write_frame(container->format, packet);
    }
    av_packet_unref(packet);
    return code >= 0 || fail(container, code, "cannot write", error);
}

/* Writes the packets of an MP4 that wait, as one. */
static gboolean write_pack(Container *container, GError **error)
{
    Packs *packs = container->packs;
    gboolean done =
        packs->waiting == 0 || write_packet(container, packs->bytes->data, packs->bytes->len,
                                            packs->start, packs->length, packs->surplus, error);
    g_byte_array_set_size(packs->bytes, 0);
    packs->length = 0;
    packs->waiting = 0;
    return done;
}

static gboolean add_to_pack(Container *container, const guint8 *data, gsize size, gint64 start,
                            guint length, guint surplus, GError **error)
{
    Packs *packs = container->packs;
    guint32 bytes = (guint32)size;
    if (fwrite(&bytes, sizeof bytes, 1, packs->packets.sizes) != 1) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, container->path, errno, "cannot write");
        return FALSE;
    }
    packs->start = packs->waiting == 0 ? start : packs->start;
    packs->waiting++;
    packs->length += (gint64)length - MIN(surplus, length);
    packs->surplus = surplus;
    packs->packets.count++;
    packs->packets.length = length;
    packs->packets.last_length = length - MIN(surplus, length);
    g_byte_array_append(packs->bytes, data, bytes);
    return packs->waiting < PACK || write_pack(container, error);
}

gboolean container_write(Container *container, const guint8 *data, gsize size, gint64 start,
                         guint length, guint surplus, GError **error)
{
    return container->packs ? add_to_pack(container, data, size, start, length, surplus, error)
                            : write_packet(container, data, size, start,
                                           (gint64)length - MIN(surplus, length), surplus, error);
}

gboolean container_set_head(Container *container, const guint8 *head, gsize size, GError **error)
{
    AVPacket *packet = container->packet;
    guint8 *data = av_packet_new_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, size);
    int code = AVERROR(ENOMEM);
    if (data) {
        memcpy(data, head, size);
        code = av_write_frame(container->format, packet);
    }
    av_packet_unref(packet);
    return code >= 0 || fail(container, code, "cannot write", error);
}

/* Makes of what libavformat wrote the file that is wanted. */
static gboolean complete_mp4(Container *container, GError **error)
{
    const Packs *packs = container->packs;
    FILE *packed = fopen(packs->path, "rbe");
    FILE *to = packed ? fopen(container->path, "wbe") : NULL;
    gboolean done = to != NULL;
    if (!done) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, container->path, errno, "cannot create");
    } else {
        done = mp4_index_complete(packed, to, &packs->packets, container->path, error);
    }
    if (packed) {
        fclose(packed);
    }
    if (to && fclose(to) != 0 && done) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, container->path, errno, "cannot write");
        done = FALSE;
    }
    return done;
}

gboolean container_close(Container *container, GError **error)
{
    if (container->packs && !write_pack(container, error)) {
        return FALSE;
    }
    int code = av_write_trailer(container->format);
    int closed = avio_closep(&container->format->pb);
    if (code < 0 || closed < 0) {
        return fail(container, MIN(code, closed), "cannot write", error);
    }
    container->completed = !container->packs || complete_mp4(container, error);
    return container->completed;
}

void container_free(Container *container)
{
    if (!container) {
        return;
    }
    if (container->format) {
        avio_closep(&container->format->pb);
        avformat_free_context(container->format);
    }
    if (container->opened && !container->completed) {
        g_unlink(container->path);
    }
    free_packs(container->packs);
    av_packet_free(&container->packet);
    g_free(container->path);
    g_free(container);
}
