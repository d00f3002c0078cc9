#include "sound/wav_header.h"

#include <string.h>

enum { CHUNK_HEAD = 8, PCM = 1, BYTES_A_SAMPLE = 2, BITS_A_SAMPLE = 16 };
enum { SIZES_CHUNK = 28, FORMAT_CHUNK = 16 };

static guint8 *put_name(guint8 *at, const char name[4])
{
    memcpy(at, name, 4);
    return at + 4;
}

static guint8 *put_number(guint8 *at, guint64 value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        at[i] = (guint8)(value >> (8 * i));
    }
    return at + bytes;
}

void wav_header_fill(guint8 header[WAV_HEADER_BYTES], Pcm pcm, guint64 data_bytes)
{
    guint frame_bytes = BYTES_A_SAMPLE * pcm.channels;
    guint64 riff_bytes = WAV_HEADER_BYTES - CHUNK_HEAD + data_bytes;
    gboolean is_long = riff_bytes > G_MAXUINT32;
    guint8 *at = put_name(header, is_long ? "RF64" : "RIFF");
    at = put_number(at, is_long ? G_MAXUINT32 : riff_bytes, 4);
    at = put_name(at, "WAVE");

    /* Room for the long sizes, which is filled only where they are needed. */
    at = put_name(at, is_long ? "ds64" : "JUNK");
    at = put_number(at, SIZES_CHUNK, 4);
    at = put_number(at, is_long ? riff_bytes : 0, 8);
    at = put_number(at, is_long ? data_bytes : 0, 8);
    at = put_number(at, is_long ? data_bytes / frame_bytes : 0, 8);
    at = put_number(at, 0, 4);

    at = put_name(at, "fmt ");
    at = put_number(at, FORMAT_CHUNK, 4);
    at = put_number(at, PCM, 2);
    at = put_number(at, pcm.channels, 2);
    at = put_number(at, pcm.rate, 4);
    at = put_number(at, (guint64)pcm.rate * frame_bytes, 4);
    at = put_number(at, frame_bytes, 2);
    at = put_number(at, BITS_A_SAMPLE, 2);

    at = put_name(at, "data");
    put_number(at, is_long ? G_MAXUINT32 : data_bytes, 4);
}
