/* MP3: the frames one after the other, under one tag.
 *
 * Frame k of a take stands for the same samples as if all had been encoded in one go, since a take
 * is a whole number of frames long. An encoder adds one or two frames behind those, for what its
 * filters hold back; they are silence, and the next take's first frames stand in their place. A
 * take's first frame needs no bits from frames before it. */
#include <string.h>

#include "sound/joiner.h"
#include "sound/mp3_tag.h"

enum { FRAME_SAMPLES = 1152 };

typedef struct {
    guint8 bytes[MP3_FRAME_LIMIT];
    gsize length;
} Frame;

typedef struct {
    Output *output;
    Frame first_tag, last_tag;
    guint64 frames, bytes;
    guint16 sum;
} Mp3Joiner;

static gpointer start(Output *output, guint rate)
{
    (void)rate;
    Mp3Joiner *joiner = g_new0(Mp3Joiner, 1);
    joiner->output = output;
    return joiner;
}

static gboolean read_frame(TakeReader *reader, Frame *frame, gint64 *left)
{
    if (*left < MP3_HEAD_BYTES || !take_reader_read(reader, frame->bytes, MP3_HEAD_BYTES)) {
        return FALSE;
    }
    frame->length = mp3_frame_bytes(frame->bytes);
    *left -= (gint64)frame->length;
    return frame->length > MP3_HEAD_BYTES && *left >= 0 &&
           take_reader_read(reader, frame->bytes + MP3_HEAD_BYTES, frame->length - MP3_HEAD_BYTES);
}

static gboolean write_frame(Mp3Joiner *joiner, const Frame *frame)
{
    joiner->frames++;
    joiner->bytes += frame->length;
    joiner->sum = mp3_checksum(joiner->sum, frame->bytes, frame->length);
    return output_write(joiner->output, frame->bytes, frame->length);
}

/* All takes have a frame with a tag at their front; the first one's becomes the file's. */
static gboolean read_tag(Mp3Joiner *joiner, TakeReader *reader, gboolean is_first, gint64 *left)
{
    Frame *tag = &joiner->last_tag;
    if (!read_frame(reader, tag, left) || !mp3_tag_is_there(tag->bytes, tag->length)) {
        return FALSE;
    }
    if (!is_first) {
        return TRUE;
    }
    joiner->first_tag = *tag;
    return output_write(joiner->output, tag->bytes, tag->length);
}

static gboolean add(gpointer data, TakeReader *reader, const EncodedTake *take)
{
    Mp3Joiner *joiner = data;
    gint64 left = take->size;
    gboolean done = read_tag(joiner, reader, take->is_first, &left);
    gint64 frames = take->samples / FRAME_SAMPLES;
    for (gint64 i = 0; done && (take->is_last ? left > 0 : i < frames); i++) {
        Frame frame;
        done = read_frame(reader, &frame, &left) && write_frame(joiner, &frame);
    }
    return done;
}

static gboolean end(gpointer data, gboolean complete)
{
    Mp3Joiner *joiner = data;
    gboolean done = TRUE;
    if (complete) {
        Frame *tag = &joiner->first_tag;
        mp3_tag_set(tag->bytes, tag->length, joiner->frames, joiner->bytes, joiner->sum,
                    joiner->last_tag.bytes);
        done =
            output_seek(joiner->output, 0) && output_write(joiner->output, tag->bytes, tag->length);
    }
    g_free(joiner);
    return done;
}

const Joiner mp3_joiner = {.start = start, .add = add, .end = end};
