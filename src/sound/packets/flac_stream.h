/* A FLAC stream made of frames of others: their numbers, and the STREAMINFO of the whole. */
#ifndef LECTERN_SOUND_PACKETS_FLAC_STREAM_H
#define LECTERN_SOUND_PACKETS_FLAC_STREAM_H

#include <glib.h>
#include <libavcodec/avcodec.h>

typedef struct FlacStream FlacStream;

enum { FLAC_STREAM_HEAD = 34 }; /* bytes of STREAMINFO */

/* A stream of frames as CODEC has them, with its STREAMINFO. NULL where it cannot be decoded. */
FlacStream *flac_stream_new(const AVCodecParameters *codec);
void flac_stream_free(FlacStream *stream);

/* Sets OUT to the FRAME of SIZE bytes as it is where it starts at FIRST_SAMPLE; FALSE where it is
 * broken. */
gboolean flac_stream_add(FlacStream *stream, const guint8 *frame, gsize size, guint64 first_sample,
                         GByteArray *out);

/* The STREAMINFO of all frames that were added, of FLAC_STREAM_HEAD bytes. Borrowed. */
const guint8 *flac_stream_head(FlacStream *stream);

#endif
