/* How samples lie in a stream: frames one after the other, each a sample of every channel. */
#ifndef LECTERN_SOUND_PCM_H
#define LECTERN_SOUND_PCM_H

#include <glib.h>

/* One channel, or two: left and right. */
enum { PCM_MOST_CHANNELS = 2 };

typedef struct {
    guint rate; /* frames a second */
    guint channels;
} Pcm;

static inline Pcm pcm_mono(guint rate)
{
    return (Pcm){rate, 1};
}

#endif
