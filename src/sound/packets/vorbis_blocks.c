#include "sound/packets/vorbis_blocks.h"

#include <string.h>

/* A decoder gives samples from the middle of a block to the middle of the next: a quarter of both
 * lengths. The middle of a stream's first block is where it starts. libvorbis has two modes, of
 * short and of long blocks in this order, and starts with a short one. */
struct VorbisBlocks {
    guint lengths[2]; /* of short and long blocks */
    guint last;       /* the length of the block before; 0 at the very start */
};

/* Where the identification header has both lengths, as exponents (section 4.2.2), behind the
 * number of headers less one and their lengths, of which the first two are coded in bytes. */
enum { LACING = 1, LENGTHS_AT = 28, IDENTIFICATION_BYTES = 30 };

VorbisBlocks *vorbis_blocks_new(const guint8 *headers, gsize length)
{
    if (length < LACING + 2 || headers[0] != 2 || headers[LACING] != IDENTIFICATION_BYTES) {
        return NULL;
    }
    gsize at = LACING + 1;
    while (at < length && headers[at] == 0xFF) { /* the comments' length, in parts of 255 */
        at++;
    }
    at++;
    if (at + IDENTIFICATION_BYTES > length || memcmp(headers + at, "\x01vorbis", 7) != 0) {
        return NULL;
    }
    VorbisBlocks *blocks = g_new0(VorbisBlocks, 1);
    guint8 exponents = headers[at + LENGTHS_AT];
    blocks->lengths[0] = 1U << (exponents & 0x0F);
    blocks->lengths[1] = 1U << (exponents >> 4);
    return blocks;
}

void vorbis_blocks_free(VorbisBlocks *blocks)
{
    g_free(blocks);
}

static guint step(guint last, guint block)
{
    return last == 0 ? 0 : (last + block) / 4;
}

gboolean vorbis_blocks_next(VorbisBlocks *blocks, const guint8 *data, gsize size, gint64 position,
                            gint64 end, guint *length)
{
    gboolean is_long = size > 0 && (data[0] & 2) != 0;
    guint block = blocks->lengths[is_long ? 1 : 0];
    *length = step(blocks->last, block);
    gint64 middle = position + *length;
    if (end < G_MAXINT64 && end - middle < step(block, blocks->lengths[0])) {
        return FALSE;
    }
    blocks->last = block;
    return TRUE;
}

guint vorbis_blocks_filler(VorbisBlocks *blocks, gint64 position, gint64 end)
{
    guint length = step(blocks->last, blocks->lengths[0]);
    if (position + length >= end) {
        return 0;
    }
    blocks->last = blocks->lengths[0];
    return length;
}

gboolean vorbis_blocks_is_ahead(const VorbisBlocks *blocks, gint64 position, gint64 end)
{
    return position + step(blocks->last, blocks->lengths[0]) == end;
}
