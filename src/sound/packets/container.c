#include "sound/packets/container.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "sound/ogg_serial.h"
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

static void set_tags(AVFormatContext *format, const ContainerPlan *plan)
{
    for (guint i = 0; plan->values && i < plan->values->len; i++) {
        const Tag *tag = g_ptr_array_index(plan->values, i);
        av_dict_set(&format->metadata, tag->key, tag->value, 0);
    }
}

static gboolean add_audio(Container *container, const ContainerPlan *plan)
{
    AVStream *stream = avformat_new_stream(container->format, NULL);
    if (!stream || avcodec_parameters_copy(stream->codecpar, plan->codec) < 0) {
        return FALSE;
    }
    stream->codecpar->codec_tag = 0; /* what the source's container called it */
    stream->codecpar->initial_padding = (int)plan->delay;
    stream->time_base = container->unit;
    return TRUE;
}

static gboolean add_cover(Container *container, const ContainerCover *cover)
{
    AVStream *stream = avformat_new_stream(container->format, NULL);
    if (!stream) {
        return FALSE;
    }
    gboolean is_png = strcmp(cover->media_type, "image/png") == 0;
    stream->codecpar->codec_type = AVMEDIA_TYPE_VIDEO;
    stream->codecpar->codec_id = is_png ? AV_CODEC_ID_PNG : AV_CODEC_ID_MJPEG;
    stream->codecpar->width = (int)cover->width;
    stream->codecpar->height = (int)cover->height;
    stream->disposition = AV_DISPOSITION_ATTACHED_PIC;
    stream->time_base = container->unit;
    av_dict_set(&stream->metadata, "comment", "Cover (front)", 0); /* how ID3 calls this kind */
    return TRUE;
}

/* Chapter marks as the format context owns them: it frees them with itself. */
static gboolean add_marks(Container *container, const GArray *marks)
{
    AVFormatContext *format = container->format;
    format->chapters = av_calloc(marks->len, sizeof(AVChapter *));
    for (guint i = 0; format->chapters && i < marks->len; i++) {
        const ChapterMark *mark = &g_array_index(marks, ChapterMark, i);
        AVChapter *chapter = av_mallocz(sizeof *chapter);
        if (!chapter) {
            return FALSE;
        }
        chapter->id = i;
        chapter->time_base = container->unit;
        chapter->start = mark->start;
        chapter->end = mark->end;
        av_dict_set(&chapter->metadata, "title", mark->title, 0);
        format->chapters[format->nb_chapters++] = chapter;
    }
    return format->chapters != NULL;
}

/* Chapter marks as Ogg has them, which players take in FLAC too. (libavformat would make comments
 * of Ogg's marks itself, but rounds some of them to the wrong second.) */
static void set_mark_tags(AVDictionary **tags, const GArray *marks, guint rate)
{
    for (guint i = 0; i < marks->len; i++) {
        const ChapterMark *mark = &g_array_index(marks, ChapterMark, i);
        gint64 ms = (mark->start * 1000 + rate / 2) / rate;
        g_autofree char *key = g_strdup_printf("CHAPTER%03u", i);
        g_autofree char *name_key = g_strdup_printf("CHAPTER%03uNAME", i);
        g_autofree char *time =
            g_strdup_printf("%02d:%02d:%02d.%03d", (int)(ms / 3600000), (int)(ms / 60000 % 60),
                            (int)(ms / 1000 % 60), (int)(ms % 1000));
        av_dict_set(tags, key, time, 0);
        av_dict_set(tags, name_key, mark->title, 0);
    }
}

static gboolean set_up(Container *container, const ContainerPlan *plan)
{
    AVFormatContext *format = container->format;
    gboolean is_ogg = strcmp(plan->muxer, "ogg") == 0;
    format->flags |= AVFMT_FLAG_BITEXACT;
    if (!add_audio(container, plan) ||
        (plan->cover && !is_ogg && !add_cover(container, plan->cover))) {
        return FALSE;
    }
    AVDictionary **tags = &format->metadata;
    set_tags(format, plan);
    if (plan->marks && plan->tags == TAGS_VORBIS) {
        set_mark_tags(tags, plan->marks, plan->rate);
    }
    if (is_ogg) {
        if (plan->cover) {
            av_dict_set(tags, "METADATA_BLOCK_PICTURE", plan->cover->ogg_block, 0);
        }
        /* The muxer takes the tags of the stream. */
        av_dict_copy(&format->streams[0]->metadata, format->metadata, 0);
    }
    const AVDictionaryEntry *language = av_dict_get(*tags, "language", NULL, 0);
    if (language && plan->tags == TAGS_MP4) { /* there, the track's */
        av_dict_set(&format->streams[0]->metadata, "language", language->value, 0);
    }
    return !plan->marks || plan->tags == TAGS_VORBIS || add_marks(container, plan->marks);
}

/* The muxers' own options; one that a muxer does not have is left over. */
static AVDictionary *muxer_options(const ContainerPlan *plan)
{
    AVDictionary *options = NULL;
    if (plan->tags == TAGS_ID3) {
        av_dict_set(&options, "id3v2_version", "3", 0);
    } else if (plan->tags == TAGS_VORBIS) {
        av_dict_set_int(&options, "serial_offset", OGG_SERIAL, 0); /* which FLAC does not have */
    } else if (plan->tags == TAGS_MP4) {
        av_dict_set(&options, "brand", plan->marks ? "M4B " : "M4A ", 0);
        if (!plan->marks) {
            /* Ends to the sample. Not where there are marks: mutagen reads them in the movie's time
             * scale, which is right for the usual one of milliseconds only. A whole ends with its
             * last packet in any case. */
            av_dict_set_int(&options, "movie_timescale", plan->rate, 0);
        }
    }
    return options;
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
    container->unit = (AVRational){1, (int)plan->rate};
    if (plan->tags == TAGS_MP4 && !open_packs(container, error)) {
        return NULL;
    }
    g_autofree char *url =
        g_strconcat("file:", container->packs ? container->packs->path : path, NULL);
    int code = avformat_alloc_output_context2(&container->format, NULL, plan->muxer, url);
    if (code < 0 || !set_up(container, plan)) {
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
    AVDictionary *options = muxer_options(plan);
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
