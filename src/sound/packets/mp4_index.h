/* The index of an MP4 file in constant memory.
 *
 * libavformat keeps 100 bytes of every packet until an MP4 is complete: 160 MB for ten hours of
 * AAC. So it is handed several packets as if they were one, and writes a file that is right but for
 * the four tables that list packets (ISO 14496-12: stts, stsz, stsc, sbgp). Their sizes are kept in
 * a file meanwhile; in the end the tables are written anew, and the index is put before the sound,
 * as players that stream want it. */
#ifndef LECTERN_SOUND_PACKETS_MP4_INDEX_H
#define LECTERN_SOUND_PACKETS_MP4_INDEX_H

#include <glib.h>
#include <stdio.h>

/* The packets of the only audio track. */
typedef struct {
    FILE *sizes;         /* the bytes of each, as guint32 */
    guint32 count;       /* of packets */
    guint32 pack;        /* so many were handed over as one, but for the last pack */
    guint32 length;      /* samples of each */
    guint32 last_length; /* of the last one, as far as it is heard */
} Mp4Packets;

/* Writes to TO what is complete in the file PACKED by libavformat, with the tables for PACKETS.
 * FALSE with LECTERN_ERROR_OUTPUT, where PATH is for the message. */
gboolean mp4_index_complete(FILE *packed, FILE *to, const Mp4Packets *packets, const char *path,
                            GError **error);

#endif
