#include "sound/packets/container_setup.h"

#include <string.h>

#include "sound/ogg_serial.h"

AVRational container_unit(const ContainerPlan *plan)
{
    return (AVRational){1, (int)plan->rate};
}

static void set_tags(AVFormatContext *format, const ContainerPlan *plan)
{
    for (guint i = 0; plan->values && i < plan->values->len; i++) {
        const Tag *tag = g_ptr_array_index(plan->values, i);
        av_dict_set(&format->metadata, tag->key, tag->value, 0);
    }
}

static gboolean add_audio(AVFormatContext *format, const ContainerPlan *plan)
{
    AVStream *stream = avformat_new_stream(format, NULL);
    if (!stream || avcodec_parameters_copy(stream->codecpar, plan->codec) < 0) {
        return FALSE;
    }
    stream->codecpar->codec_tag = 0; /* what the source's container called it */
    stream->codecpar->initial_padding = (int)plan->delay;
    stream->time_base = container_unit(plan);
    return TRUE;
}

static gboolean add_cover(AVFormatContext *format, const ContainerPlan *plan)
{
    const ContainerCover *cover = plan->cover;
    AVStream *stream = avformat_new_stream(format, NULL);
    if (!stream) {
        return FALSE;
    }
    gboolean is_png = strcmp(cover->media_type, "image/png") == 0;
    stream->codecpar->codec_type = AVMEDIA_TYPE_VIDEO;
    stream->codecpar->codec_id = is_png ? AV_CODEC_ID_PNG : AV_CODEC_ID_MJPEG;
    stream->codecpar->width = (int)cover->width;
    stream->codecpar->height = (int)cover->height;
    stream->disposition = AV_DISPOSITION_ATTACHED_PIC;
    stream->time_base = container_unit(plan);
    av_dict_set(&stream->metadata, "comment", "Cover (front)", 0); /* how ID3 calls this kind */
    return TRUE;
}

/* Chapter marks as the format context owns them: it frees them with itself. */
static gboolean add_marks(AVFormatContext *format, const ContainerPlan *plan)
{
    const GArray *marks = plan->marks;
    format->chapters = av_calloc(marks->len, sizeof(AVChapter *));
    for (guint i = 0; format->chapters && i < marks->len; i++) {
        const ChapterMark *mark = &g_array_index(marks, ChapterMark, i);
        AVChapter *chapter = av_mallocz(sizeof *chapter);
        if (!chapter) {
            return FALSE;
        }
        chapter->id = i;
        chapter->time_base = container_unit(plan);
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

gboolean container_set_up(AVFormatContext *format, const ContainerPlan *plan)
{
    gboolean is_ogg = strcmp(plan->muxer, "ogg") == 0;
    format->flags |= AVFMT_FLAG_BITEXACT;
    if (!add_audio(format, plan) || (plan->cover && !is_ogg && !add_cover(format, plan))) {
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
    return !plan->marks || plan->tags == TAGS_VORBIS || add_marks(format, plan);
}

AVDictionary *container_options(const ContainerPlan *plan)
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
