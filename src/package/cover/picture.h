/* A picture file: what of it counts is in its first bytes. */
#ifndef LECTERN_PACKAGE_COVER_PICTURE_H
#define LECTERN_PACKAGE_COVER_PICTURE_H

#include <glib.h>

typedef struct {
    char *bytes; /* the file as it is */
    gsize length;
    const char *media_type; /* "image/jpeg" or "image/png" */
    const char *extension;  /* "jpg" or "png" */
    guint width, height;    /* pixels */
    guint bits;             /* of a channel */
    guint channels;         /* 1 grey, 3 RGB (or YCbCr), 4 CMYK; with `alpha` one more */
    gboolean alpha, palette;
    gboolean is_made; /* by Lectern itself, for an edition that had none */
} Picture;

/* The most bytes that a cover's file may have. */
#define PICTURE_LIMIT ((gsize)20 << 20)

/* Reads the JPEG or PNG at PATH. LECTERN_ERROR_INPUT where it is neither, or broken at its front.
 */
Picture *picture_read(const char *path, GError **error);
void picture_free(Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, picture_free)

/* Whether podcast directories take PICTURE as a cover: square, 1400 to 3000 pixels, RGB. The error
 * says what is wrong with it, WHERE it is. */
gboolean picture_is_cover(const Picture *picture, const char *where, GError **error);

/* The PNG text chunk that covers made by Lectern bear, behind the header of LENGTH bytes that it is
 * put at: 8 bytes of signature and 25 of IHDR. */
enum { PICTURE_PNG_HEADER = 33 };

/* PICTURE as FLAC's block of that name (RFC 9639, section 8.8), which Ogg has in Base64 as
 * METADATA_BLOCK_PICTURE. */
GByteArray *picture_flac_block(const Picture *picture);

#endif
