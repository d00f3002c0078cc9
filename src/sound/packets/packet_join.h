/* Joining encoded audio without encoding it again: the packets of several files are put in a row on
 * one timeline, and no sample of it moves. Takes become chapters so, and chapters whole editions.
 *
 * Each file but the last is a whole number of packets long (audio_formats_grain) and has silence at
 * its ends. A decoder is late by its delay, so packets are of the timeline less the delay; the
 * packets with which an encoder let a file's last samples out of that delay hold silence, and the
 * next file's first packets stand in their place, which hold silence too. */
#ifndef LECTERN_SOUND_PACKETS_PACKET_JOIN_H
#define LECTERN_SOUND_PACKETS_PACKET_JOIN_H

#include "sound/packets/container.h"
#include "sound/packets/packet_reader.h"

/* A kind of audio file that can be joined. */
typedef struct {
    const char *format;  /* AudioFormat.name */
    const char *demuxer; /* libavformat's names */
    const char *muxer;
    TagFamily tags;
    guint frame; /* samples a packet, where all have the same; else 0 */
} PacketKind;

/* The kind of files in the format called NAME; NULL for WAV, which has samples and no packets. */
const PacketKind *packet_kind(const char *name);

typedef struct PacketJoin PacketJoin;

/* Is going to write PATH, of RATE samples a second. PLAN has the tags, marks and cover, and is
 * borrowed until the first file is added; its muxer, tags' family, codec, rate and delay are filled
 * in. */
PacketJoin *packet_join_new(const char *path, const PacketKind *kind, guint rate,
                            ContainerPlan *plan);

/* Appends the file SOURCE, of which SAMPLES are to be heard. With the first one PATH comes into
 * being. LECTERN_ERROR_INPUT where SOURCE is no such file, LECTERN_ERROR_OUTPUT where PATH cannot
 * be written; then it can only be freed. */
gboolean packet_join_add(PacketJoin *join, const PacketSource *source, gint64 samples,
                         gboolean is_last, GError **error);

/* Completes the file. */
gboolean packet_join_close(PacketJoin *join, GError **error);

/* Frees JOIN; a file that was not completed is removed. */
void packet_join_free(PacketJoin *join);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PacketJoin, packet_join_free)

#endif
