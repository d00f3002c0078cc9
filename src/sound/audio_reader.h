/* Audio files decoded: libsndfile's formats, and AAC by libavcodec. */
#ifndef LECTERN_SOUND_AUDIO_READER_H
#define LECTERN_SOUND_AUDIO_READER_H

#include "sound/pcm.h"

typedef struct AudioReader AudioReader;

/* Opens the file at PATH; NULL where it cannot be decoded. */
AudioReader *audio_reader_open(const char *path);
void audio_reader_free(AudioReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AudioReader, audio_reader_free)

Pcm audio_reader_pcm(const AudioReader *reader);

/* Decodes up to COUNT frames, without what the codec added at the ends; 0 at the end, or where the
 * file is broken. */
gsize audio_reader_read(AudioReader *reader, float *samples, gsize count);

#endif
