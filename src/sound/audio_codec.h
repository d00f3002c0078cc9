/* How encoder.c writes a format; audio_formats.c has the table. */
#ifndef LECTERN_SOUND_AUDIO_CODEC_H
#define LECTERN_SOUND_AUDIO_CODEC_H

#include "sound/output.h"
#include "sound/pcm.h"
#include "sound/preset.h"

struct AudioCodec;

/* A library that encodes. It writes to the Output, whose `failure` says what the system refused;
 * PROBLEM gets what the library itself has to say where it fails (a static text, else NULL). */
typedef struct {
    /* NULL where it cannot be done. */
    gpointer (*start)(const struct AudioCodec *codec, Output *output, Pcm pcm, const Preset *preset,
                      const char **problem);
    /* COUNT frames. */
    gboolean (*write)(gpointer coder, const float *samples, gsize count, const char **problem);

    /* Writes what is left, where COMPLETE, and frees CODER. Otherwise it only frees it. */
    gboolean (*end)(gpointer coder, gboolean complete);
} Coder;

extern const Coder sndfile_coder, lame_coder, aac_coder;

struct AudioCodec {
    const Coder *coder;
    int sndfile_format;
    gboolean is_16_bit; /* else float samples are handed over */
    guint rate;         /* the only one that is used, or 0 for any */
    guint frame;        /* samples of one packet, where all have the same; 0 for none */
    gsize header;       /* bytes at the front of the file that the coder does not see */

    /* How much louder the samples have to go in for what is decoded to be as loud as they were, and
     * how much its peaks may be above theirs. NULL for none. */
    double (*makeup_db)(const Preset *preset, guint channels);
    double (*margin_db)(const Preset *preset);

    /* For libsndfile, which takes a "compression level" or "quality" from 0 to 1: what the preset
     * asks for. NULL where there is nothing to set. */
    double (*compression_level)(const Preset *preset, guint channels);
    double (*vbr_quality)(const Preset *preset);

    /* Does what FILE (open for reading and writing), with BYTES from the coder, lacks after it:
     * FALSE with errno set. NULL where it is complete. */
    gboolean (*complete)(FILE *file, Pcm pcm, guint64 bytes);
};

#endif
