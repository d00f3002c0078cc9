/* Audio containers with tags, chapter marks and a cover, by libavformat: packets that are encoded
 * already go in, and are not looked into. */
#ifndef LECTERN_SOUND_PACKETS_CONTAINER_H
#define LECTERN_SOUND_PACKETS_CONTAINER_H

#include <libavformat/avformat.h>

#include <glib.h>

/* The words that each kind of file has for what is known of a work. */
typedef enum { TAGS_ID3, TAGS_VORBIS, TAGS_MP4 } TagFamily;

typedef struct {
    char *key; /* as libavformat takes it */
    char *value;
} Tag;

/* A picture file, all borrowed. */
typedef struct {
    const char *bytes;
    gsize length;
    const char *media_type; /* "image/jpeg" or "image/png" */
    guint width, height;    /* pixels */
    const char *ogg_block;  /* the same for Ogg: METADATA_BLOCK_PICTURE */
} ContainerCover;

/* What a container is made with. */
typedef struct {
    const char *muxer; /* libavformat's name */
    TagFamily tags;
    const AVCodecParameters *codec;
    guint rate;                  /* samples a second: the unit of all times */
    guint delay;                 /* samples that a decoder gives before the first that counts */
    GPtrArray *values;           /* of Tag *; NULL for none */
    GArray *marks;               /* of ChapterMark; NULL for none */
    const ContainerCover *cover; /* or NULL */
} ContainerPlan;

typedef struct {
    gint64 start, end; /* samples */
    const char *title; /* borrowed */
} ChapterMark;

typedef struct Container Container;

/* Starts the file at PATH; PLAN has to last for this call only. LECTERN_ERROR_OUTPUT on failure. */
Container *container_open(const char *path, const ContainerPlan *plan, GError **error);

/* Appends SIZE bytes at DATA: a packet that is heard from START on the timeline (negative within
 * the delay) for LENGTH samples, of which the last SURPLUS are not to be heard. */
gboolean container_write(Container *container, const guint8 *data, gsize size, gint64 start,
                         guint length, guint surplus, GError **error);

/* Replaces the codec's own header, which is known only now (FLAC's STREAMINFO), once the file is
 * completed. */
gboolean container_set_head(Container *container, const guint8 *head, gsize size, GError **error);

/* Completes the file. */
gboolean container_close(Container *container, GError **error);

/* Frees CONTAINER; a file that was not completed is removed. */
void container_free(Container *container);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Container, container_free)

#endif
