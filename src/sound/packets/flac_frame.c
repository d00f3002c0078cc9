#include "sound/packets/flac_frame.h"

#include <libavutil/crc.h>

enum { NUMBER_AT = 4, FOOTER = 2, SMALLEST = 10 };

/* How many bytes the number that starts with FIRST has, coded as UTF-8 would; 0 for none. */
static gsize number_length(guint8 first)
{
    if (first < 0x80) {
        return 1;
    }
    gsize length = 0;
    for (guint8 bit = 0x80; first & bit; bit >>= 1) {
        length++;
    }
    return length >= 2 && length <= 7 ? length : 0;
}

static gboolean is_frame(const guint8 *frame, gsize size)
{
    return size >= SMALLEST && frame[0] == 0xFF && (frame[1] & 0xFE) == 0xF8 &&
           number_length(frame[NUMBER_AT]) > 0;
}

/* How many bytes stand behind the number, for a length and a rate that have no code. */
static gsize extra_length(const guint8 *frame)
{
    guint block = frame[2] >> 4;
    guint rate = frame[2] & 0x0F;
    return (block == 6   ? 1U
            : block == 7 ? 2U
                         : 0U) +
           (rate == 12                 ? 1U
            : rate == 13 || rate == 14 ? 2U
                                       : 0U);
}

guint flac_frame_samples(const guint8 *frame, gsize size)
{
    if (!is_frame(frame, size)) {
        return 0;
    }
    guint code = frame[2] >> 4;
    const guint8 *extra = frame + NUMBER_AT + number_length(frame[NUMBER_AT]);
    switch (code) {
    case 0:
        return 0;
    case 1:
        return 192;
    case 6:
        return extra[0] + 1U;
    case 7:
        return ((guint)extra[0] << 8 | extra[1]) + 1U;
    default:
        return code < 6 ? 576U << (code - 2) : 256U << (code - 8);
    }
}

/* Appends NUMBER as UTF-8 codes characters, but up to 36 bits. */
static void put_number(GByteArray *out, guint64 number)
{
    guint8 bytes[7];
    guint length = 1;
    if (number < 0x80) {
        bytes[0] = (guint8)number;
    } else {
        for (length = 2; number >> (5 * length + 1); length++) {
        }
        for (guint i = length - 1; i > 0; i--) {
            bytes[i] = (guint8)(0x80 | (number & 0x3F));
            number >>= 6;
        }
        bytes[0] = (guint8)((0xFF00 >> length) | number);
    }
    g_byte_array_append(out, bytes, length);
}

gboolean flac_frame_renumber(const guint8 *frame, gsize size, guint64 first_sample, GByteArray *out)
{
    if (!is_frame(frame, size)) {
        return FALSE;
    }
    gsize extra = extra_length(frame);
    gsize extra_at = NUMBER_AT + number_length(frame[NUMBER_AT]);
    gsize body_at = extra_at + extra + 1; /* behind the header's checksum */
    if (size < body_at + FOOTER) {
        return FALSE;
    }
    const guint8 head[NUMBER_AT] = {frame[0], frame[1] | 1, frame[2], frame[3]};
    g_byte_array_set_size(out, 0);
    g_byte_array_append(out, head, sizeof head);
    put_number(out, first_sample);
    g_byte_array_append(out, frame + extra_at, (guint)extra);
    guint8 sum = (guint8)av_crc(av_crc_get_table(AV_CRC_8_ATM), 0, out->data, out->len);
    g_byte_array_append(out, &sum, 1);
    g_byte_array_append(out, frame + body_at, (guint)(size - body_at - FOOTER));
    /* The table's sums have their bytes the other way round. */
    guint32 whole = av_crc(av_crc_get_table(AV_CRC_16_ANSI), 0, out->data, out->len);
    const guint8 footer[FOOTER] = {(guint8)whole, (guint8)(whole >> 8)};
    g_byte_array_append(out, footer, FOOTER);
    return TRUE;
}
