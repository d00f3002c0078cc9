/* What a container is made with, told to libavformat: streams, tags, chapter marks, options. */
#ifndef LECTERN_SOUND_PACKETS_CONTAINER_SETUP_H
#define LECTERN_SOUND_PACKETS_CONTAINER_SETUP_H

#include "sound/packets/container.h"

/* The unit of PLAN's times. */
AVRational container_unit(const ContainerPlan *plan);

/* Gives FORMAT the streams, tags and marks of PLAN: the sound is the first stream, and a cover the
 * second, where its muxer takes it as one. FALSE where memory lacks. */
gboolean container_set_up(AVFormatContext *format, const ContainerPlan *plan);

/* The muxer's own options; one that a muxer does not have is left over. The caller frees them. */
AVDictionary *container_options(const ContainerPlan *plan);

#endif
