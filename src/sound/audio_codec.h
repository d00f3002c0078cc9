/* How encoder.c writes a format; audio_formats.c has the table. */
#ifndef LECTERN_SOUND_AUDIO_CODEC_H
#define LECTERN_SOUND_AUDIO_CODEC_H

#include <sndfile.h>
#include <stdio.h>

#include "sound/preset.h"

struct AudioCodec {
    int sndfile_format;
    gboolean is_16_bit; /* else float samples are handed over */
    guint rate;         /* the only one that is used, or 0 for any */
    guint frame;        /* samples of one packet, where all have the same; 0 for none */
    gsize header;       /* bytes at the front of the file that libsndfile does not see */

    /* How much louder the samples have to go in for what is decoded to be as loud as they were, and
     * how much its peaks may be above theirs. NULL for none. */
    double (*makeup_db)(const Preset *preset);
    double (*margin_db)(const Preset *preset);

    /* Sets SOUND up as the preset says; NULL where there is nothing to set. */
    gboolean (*configure)(SNDFILE *sound, const Preset *preset);

    /* Does what FILE (open for reading and writing), with BYTES from libsndfile, lacks after it:
     * FALSE with errno set. NULL where it is complete. */
    gboolean (*complete)(FILE *file, guint rate, guint64 bytes);
};

#endif
