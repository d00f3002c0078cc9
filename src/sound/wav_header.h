/* The header of a WAV file of 16-bit samples: RIFF WAVE, and RF64 (EBU Tech 3306)
 * where the file is longer than RIFF can say.
 *
 * Why not libsndfile's: its files that may grow beyond 4 GiB say WAVE_FORMAT_EXTENSIBLE even when
 * they stay small, which simple readers (the wave module of Python before 3.12) refuse. */
#ifndef LECTERN_SOUND_WAV_HEADER_H
#define LECTERN_SOUND_WAV_HEADER_H

#include "sound/pcm.h"

enum { WAV_HEADER_BYTES = 80 };

/* Fills HEADER for DATA_BYTES (even) of samples in the form of PCM, which come right behind it. */
void wav_header_fill(guint8 header[WAV_HEADER_BYTES], Pcm pcm, guint64 data_bytes);

#endif
