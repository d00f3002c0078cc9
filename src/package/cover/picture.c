#include "package/cover/picture.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"

static const guint8 png_signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

static guint get16(const guint8 *bytes)
{
    return (guint)bytes[0] << 8 | bytes[1];
}

static guint get32(const guint8 *bytes)
{
    return get16(bytes) << 16 | get16(bytes + 2);
}

/* IHDR comes first; then chunks up to the pixels may say who made the picture. */
static gboolean read_png(Picture *picture)
{
    enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGB_ALPHA = 6, IHDR_BYTES = 13 };
    enum { CHUNK_EXTRA = 12 }; /* length, type and checksum */
    static const char made[] = "Software\0Lectern";
    const guint8 *bytes = (const guint8 *)picture->bytes;
    if (picture->length < PICTURE_PNG_HEADER || get32(bytes + 8) != IHDR_BYTES ||
        memcmp(bytes + 12, "IHDR", 4) != 0) {
        return FALSE;
    }
    picture->width = get32(bytes + 16);
    picture->height = get32(bytes + 20);
    picture->bits = bytes[24];
    guint kind = bytes[25];
    picture->palette = kind == PALETTE;
    picture->alpha = kind == GREY_ALPHA || kind == RGB_ALPHA;
    picture->channels = kind == GREY || kind == GREY_ALPHA ? 1 : 3;
    const gsize text = sizeof made - 1;
    const guint8 *next = bytes + PICTURE_PNG_HEADER;
    picture->is_made = picture->length >= PICTURE_PNG_HEADER + CHUNK_EXTRA + text &&
                       get32(next) == text && memcmp(next + 4, "tEXt", 4) == 0 &&
                       memcmp(next + 8, made, text) == 0;
    return kind <= RGB_ALPHA;
}

/* Goes from segment to segment to the frame header (ITU-T T.81, annex B). */
static gboolean read_jpeg(Picture *picture)
{
    const guint8 *bytes = (const guint8 *)picture->bytes;
    gsize at = 2;
    while (at + 4 <= picture->length && bytes[at] == 0xFF) {
        guint marker = bytes[at + 1];
        if (marker == 0xFF) { /* a fill byte */
            at++;
            continue;
        }
        gsize length = get16(bytes + at + 2);
        gboolean is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (length < 2 || at + 2 + length > picture->length) {
            return FALSE;
        }
        if (is_frame) {
            const guint8 *frame = bytes + at + 4;
            if (length < 8) {
                return FALSE;
            }
            picture->bits = frame[0];
            picture->height = get16(frame + 1);
            picture->width = get16(frame + 3);
            picture->channels = frame[5];
            return TRUE;
        }
        at += 2 + length;
    }
    return FALSE;
}

static gboolean read_head(Picture *picture)
{
    const guint8 *bytes = (const guint8 *)picture->bytes;
    gboolean read = FALSE;
    if (picture->length > sizeof png_signature &&
        memcmp(bytes, png_signature, sizeof png_signature) == 0) {
        picture->media_type = "image/png";
        picture->extension = "png";
        read = read_png(picture);
    } else if (picture->length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) {
        picture->media_type = "image/jpeg";
        picture->extension = "jpg";
        read = read_jpeg(picture);
    }
    return read && picture->width > 0 && picture->height > 0;
}

Picture *picture_read(const char *path, GError **error)
{
    g_autoptr(Picture) picture = g_new0(Picture, 1);
    picture->bytes = file_read(path, PICTURE_LIMIT, &picture->length, error);
    if (!picture->bytes) {
        return NULL;
    }
    if (!read_head(picture)) {
        error_set(error, LECTERN_ERROR_INPUT, path, "is not a JPEG or PNG picture");
        return NULL;
    }
    return g_steal_pointer(&picture);
}

void picture_free(Picture *picture)
{
    if (picture) {
        g_free(picture->bytes);
        g_free(picture);
    }
}

gboolean picture_is_cover(const Picture *picture, const char *where, GError **error)
{
    enum { SMALLEST = 1400, LARGEST = 3000 };
    if (picture->width != picture->height) {
        error_set(error, LECTERN_ERROR_INPUT, where, "is %u by %u pixels; a cover has to be square",
                  picture->width, picture->height);
    } else if (picture->width < SMALLEST || picture->width > LARGEST) {
        error_set(error, LECTERN_ERROR_INPUT, where,
                  "is %u pixels wide; a cover has to have %d to %d", picture->width, SMALLEST,
                  LARGEST);
    } else if (picture->channels != 3 || picture->bits != 8) {
        error_set(error, LECTERN_ERROR_INPUT, where,
                  "has %u channels of %u bits; a cover has to be RGB of 8", picture->channels,
                  picture->bits);
    } else if (picture->alpha) {
        error_set(error, LECTERN_ERROR_INPUT, where,
                  "has transparent parts; a cover has to be RGB without them");
    } else {
        return TRUE;
    }
    return FALSE;
}

static void put32(GByteArray *bytes, gsize value)
{
    const guint8 big_endian[] = {(guint8)(value >> 24), (guint8)(value >> 16), (guint8)(value >> 8),
                                 (guint8)value};
    g_byte_array_append(bytes, big_endian, sizeof big_endian);
}

GByteArray *picture_flac_block(const Picture *picture)
{
    enum { FRONT_COVER = 3 };
    guint channels = picture->channels + (picture->alpha ? 1 : 0);
    GByteArray *block = g_byte_array_new();
    put32(block, FRONT_COVER);
    put32(block, strlen(picture->media_type));
    g_byte_array_append(block, (const guint8 *)picture->media_type,
                        (guint)strlen(picture->media_type));
    put32(block, 0); /* no description */
    put32(block, picture->width);
    put32(block, picture->height);
    put32(block, (gsize)picture->bits * channels);
    put32(block, 0); /* colours of a palette: not counted */
    put32(block, picture->length);
    g_byte_array_append(block, (const guint8 *)picture->bytes, (guint)picture->length);
    return block;
}
