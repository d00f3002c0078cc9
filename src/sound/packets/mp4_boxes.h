/* The boxes of an MP4's index (moov), written anew with the tables that count packets. */
#ifndef LECTERN_SOUND_PACKETS_MP4_BOXES_H
#define LECTERN_SOUND_PACKETS_MP4_BOXES_H

#include "sound/packets/mp4_index.h"

enum {
    MP4_HEAD = 8, /* bytes of a box's size and kind */
    MP4_WORD = 4,
};

typedef struct {
    const Mp4Packets *packets;
    GByteArray *out;   /* the new index, but for the sizes of packets */
    gsize sizes_at;    /* where in it they belong */
    GArray *offsets;   /* of the tables of them, for mp4_boxes_move */
    gboolean is_large; /* offsets have 64 bits */
    guint32 chunks;    /* of the audio track */
} Mp4Boxes;

guint32 mp4_get32(const guint8 *at);
guint64 mp4_get64(const guint8 *at);
void mp4_set32(guint8 *at, guint32 value);
gboolean mp4_is_kind(const guint8 *box, const char *kind);

/* Those of an index of PACKETS; nothing is there yet. */
void mp4_boxes_init(Mp4Boxes *boxes, const Mp4Packets *packets);
void mp4_boxes_clear(Mp4Boxes *boxes);

/* Puts the SIZE bytes of boxes at BOXES, which are those of the audio track where IN_AUDIO says so,
 * behind what is there. FALSE where they have a form that is not known. */
gboolean mp4_boxes_put(Mp4Boxes *index, const guint8 *boxes, gsize size, gboolean in_audio);

/* Adds BY, the bytes that now stand before the sound, to all offsets. */
void mp4_boxes_move(Mp4Boxes *index, guint64 by);

#endif
