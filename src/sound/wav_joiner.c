/* WAV: the samples one after the other, under one header. */
#include "sound/joiner.h"
#include "sound/wav_header.h"

typedef struct {
    Output *output;
    guint rate;
    guint64 bytes;
} WavJoiner;

static gboolean write_header(WavJoiner *joiner)
{
    guint8 header[WAV_HEADER_BYTES];
    wav_header_fill(header, joiner->rate, joiner->bytes);
    return output_write(joiner->output, header, sizeof header);
}

static gpointer start(Output *output, guint rate)
{
    WavJoiner *joiner = g_new(WavJoiner, 1);
    *joiner = (WavJoiner){.output = output, .rate = rate};
    write_header(joiner); /* room for it; a failure stays in OUTPUT */
    return joiner;
}

static gboolean add(gpointer data, TakeReader *reader, const EncodedTake *take)
{
    WavJoiner *joiner = data;
    guint8 header[WAV_HEADER_BYTES];
    guint64 bytes = (guint64)take->size - sizeof header;
    joiner->bytes += bytes;
    return take->size >= (gint64)sizeof header && take_reader_read(reader, header, sizeof header) &&
           take_reader_copy(reader, joiner->output, bytes);
}

static gboolean end(gpointer data, gboolean complete)
{
    WavJoiner *joiner = data;
    gboolean done = !complete || (output_seek(joiner->output, 0) && write_header(joiner));
    g_free(joiner);
    return done;
}

const Joiner wav_joiner = {.start = start, .add = add, .end = end};
