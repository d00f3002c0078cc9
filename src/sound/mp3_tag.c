#include "sound/mp3_tag.h"

#include <string.h>

/* Where things are in a frame of one channel without a checksum of its own: behind the head come 17
 * bytes of side information. */
enum {
    TAG = MP3_HEAD_BYTES + 17,
    FRAMES = TAG + 8,
    BYTES = FRAMES + 4,
    SEEK_POINTS = BYTES + 4,
    SEEK_POINT_COUNT = 100,
    LAME = SEEK_POINTS + SEEK_POINT_COUNT + 4,
    DELAYS = LAME + 21,
    DELAYS_BYTES = 3,
    MUSIC_BYTES = LAME + 28,
    MUSIC_SUM = MUSIC_BYTES + 4,
    TAG_SUM = MUSIC_SUM + 2,
    TAG_END = TAG_SUM + 2,
};

static const char ID[] = "Info";

static void put(guint8 *at, guint64 value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        at[i] = (guint8)(value >> (8 * (bytes - 1 - i)));
    }
}

gsize mp3_frame_bytes(const guint8 head[MP3_HEAD_BYTES])
{
    static const guint kbps[] = {0,   32,  40,  48,  56,  64,  80,  96,
                                 112, 128, 160, 192, 224, 256, 320, 0};
    static const guint rates[] = {44100, 48000, 32000, 0};
    enum { BYTES_FOR_EACH_KBPS = 144000 }; /* times the rate: 1152 samples, 8 bits */
    const guint8 any_checksum = 0xFE, mpeg_1_layer_3 = 0xFA;
    guint rate = rates[(head[2] >> 2) & 3];
    guint bit_rate = kbps[head[2] >> 4];
    if (head[0] != 0xFF || (head[1] & any_checksum) != mpeg_1_layer_3 || rate == 0 ||
        bit_rate == 0) {
        return 0;
    }
    guint padding = (head[2] >> 1) & 1;
    return BYTES_FOR_EACH_KBPS * bit_rate / rate + padding;
}

gboolean mp3_tag_is_there(const guint8 *frame, gsize length)
{
    return length >= TAG_END && memcmp(frame + TAG, ID, sizeof ID - 1) == 0;
}

/* CRC-16/ARC: x^16 + x^15 + x^2 + 1, the lowest bit first. SLICES bytes are worked on at a time:
 * table[k] has what a byte comes to with k bytes behind it. */
enum { POLYNOMIAL = 0xA001, TABLE_SIZE = 256, BITS = 8, SLICES = 8 };

static guint16 table[SLICES][TABLE_SIZE];

static void fill_table(void)
{
    for (guint i = 0; i < TABLE_SIZE; i++) {
        guint value = i;
        for (int bit = 0; bit < BITS; bit++) {
            value = value & 1 ? (value >> 1) ^ POLYNOMIAL : value >> 1;
        }
        table[0][i] = (guint16)value;
    }
    for (gsize k = 1; k < SLICES; k++) {
        for (gsize i = 0; i < TABLE_SIZE; i++) {
            guint16 before = table[k - 1][i];
            table[k][i] = (guint16)((before >> BITS) ^ table[0][before & 0xFF]);
        }
    }
}

guint16 mp3_checksum(guint16 sum, const guint8 *bytes, gsize length)
{
    static gsize is_filled;
    if (g_once_init_enter(&is_filled)) {
        fill_table();
        g_once_init_leave(&is_filled, 1);
    }
    for (; length >= SLICES; bytes += SLICES, length -= SLICES) {
        sum = table[7][bytes[0] ^ (sum & 0xFF)] ^ table[6][bytes[1] ^ (sum >> BITS)] ^
              table[5][bytes[2]] ^ table[4][bytes[3]] ^ table[3][bytes[4]] ^ table[2][bytes[5]] ^
              table[1][bytes[6]] ^ table[0][bytes[7]];
    }
    for (gsize i = 0; i < length; i++) {
        sum = (guint16)((sum >> BITS) ^ table[0][(sum ^ bytes[i]) & 0xFF]);
    }
    return sum;
}

void mp3_tag_set(guint8 *frame, gsize length, guint64 frames, guint64 bytes, guint16 sum,
                 const guint8 *last)
{
    /* Files of more than 4 GiB (6 days at 64 kbit/s) cannot be told. */
    guint64 all_bytes = MIN(bytes + length, G_MAXUINT32);
    put(frame + FRAMES, MIN(frames, G_MAXUINT32), 4);
    put(frame + BYTES, all_bytes, 4);
    for (guint i = 0; i < SEEK_POINT_COUNT; i++) {
        frame[SEEK_POINTS + i] = (guint8)(256 * i / SEEK_POINT_COUNT);
    }
    /* 12 bits of samples at the front, which all encoders of one kind have, and 12 at the end. */
    memcpy(frame + DELAYS, last + DELAYS, DELAYS_BYTES);
    put(frame + MUSIC_BYTES, all_bytes, 4);
    put(frame + MUSIC_SUM, sum, 2);
    put(frame + TAG_SUM, mp3_checksum(0, frame, TAG_SUM), 2);
}
