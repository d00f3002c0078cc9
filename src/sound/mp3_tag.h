/* The tag in the first frame of an MP3 file of one channel by LAME: how many frames and bytes there
 * are, where they are, and which of the decoded samples count.
 *
 * Its layout: Xing's VBR header ("Info" where the bit rate is constant) behind the side
 * information, then LAME's own (http://gabriel.mp3-tech.org/mp3infotag.html). */
#ifndef LECTERN_SOUND_MP3_TAG_H
#define LECTERN_SOUND_MP3_TAG_H

#include <glib.h>

/* The head of an MPEG-1 layer III frame, and the longest one (320 kbit/s at 32 kHz). */
enum { MP3_HEAD_BYTES = 4, MP3_FRAME_LIMIT = 1441 };

/* The bytes of the frame that begins with HEAD; 0 where it is none. */
gsize mp3_frame_bytes(const guint8 head[MP3_HEAD_BYTES]);

/* Whether the LENGTH bytes of FRAME are a frame with such a tag. */
gboolean mp3_tag_is_there(const guint8 *frame, gsize length);

/* The frames' running checksum that the tag keeps; starts with 0. */
guint16 mp3_checksum(guint16 sum, const guint8 *bytes, gsize length);

/* Makes the tag in FRAME that of a file with FRAMES frames behind it, all of one bit rate, of BYTES
 * bytes and the checksum SUM. How many samples at its end do not count is that of LAST, another
 * frame with a tag. */
void mp3_tag_set(guint8 *frame, gsize length, guint64 frames, guint64 bytes, guint16 sum,
                 const guint8 *last);

#endif
