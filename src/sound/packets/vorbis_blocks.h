/* The blocks of a Vorbis stream from libvorbis: how long each is, and how streams are joined. */
#ifndef LECTERN_SOUND_PACKETS_VORBIS_BLOCKS_H
#define LECTERN_SOUND_PACKETS_VORBIS_BLOCKS_H

#include <glib.h>

typedef struct VorbisBlocks VorbisBlocks;

/* A packet of one channel with a short block of silence (Vorbis I specification, section 4.3.1):
 * audio, mode 0, and a floor that is not used. */
enum { VORBIS_SILENT_SHORT_BLOCK = 0 };

/* By the HEADERS of a stream, its three in one as libavformat has them; NULL where they are none.
 */
VorbisBlocks *vorbis_blocks_new(const guint8 *headers, gsize length);
void vorbis_blocks_free(VorbisBlocks *blocks);

/* How many samples a decoder gives once it has the packet of SIZE bytes at DATA, up to the middle
 * of its block. FALSE where POSITION, the place on the timeline of the middle of the block before,
 * is so near END that a stream that shall start there could not follow any more. */
gboolean vorbis_blocks_next(VorbisBlocks *blocks, const guint8 *data, gsize size, gint64 position,
                            gint64 end, guint *length);

/* How many samples a short block gives that is put in at POSITION, so that a stream can start at
 * END; 0 where it can start already. */
guint vorbis_blocks_filler(VorbisBlocks *blocks, gint64 position, gint64 end);

/* Whether a stream whose first block follows at POSITION starts at END. */
gboolean vorbis_blocks_is_ahead(const VorbisBlocks *blocks, gint64 position, gint64 end);

#endif
