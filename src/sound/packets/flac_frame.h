/* FLAC frames (RFC 9639, section 9.1) put together anew: their headers say where they stand. */
#ifndef LECTERN_SOUND_PACKETS_FLAC_FRAME_H
#define LECTERN_SOUND_PACKETS_FLAC_FRAME_H

#include <glib.h>

/* How many samples the SIZE bytes at FRAME hold; 0 where they are no frame. */
guint flac_frame_samples(const guint8 *frame, gsize size);

/* Sets OUT to FRAME with the number of its first sample in place of its own, as frames of different
 * lengths have it, and new checksums. FALSE where it is no frame. */
gboolean flac_frame_renumber(const guint8 *frame, gsize size, guint64 first_sample,
                             GByteArray *out);

#endif
