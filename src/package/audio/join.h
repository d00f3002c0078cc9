/* Joining chapters as they are encoded: packets are put in a row on the edition's timeline, and no
 * sample of it moves. */
#ifndef LECTERN_PACKAGE_AUDIO_JOIN_H
#define LECTERN_PACKAGE_AUDIO_JOIN_H

#include "package/audio/container.h"

/* A kind of audio file that chapters can be joined in. */
typedef struct {
    const char *format; /* of the chapters: AudioFormat.name */
    const char *muxer;  /* libavformat's name */
    TagFamily tags;
    guint frame; /* samples a packet, where all have the same; else 0 */
} JoinKind;

extern const JoinKind join_kinds[];

/* The kind that chapters in the format called NAME are joined in; NULL for none. */
const JoinKind *join_kind(const char *name);

/* Writes to PATH the COUNT chapters from FIRST (indices into the performance) of INPUT, from their
 * files at the index FORMAT. PLAN has the tags, marks and cover; its muxer, codec, rate and delay
 * are filled in. */
gboolean join_chapters(const PackageInput *input, gsize first, gsize count, int format,
                       ContainerPlan *plan, const char *path, GError **error);

#endif
