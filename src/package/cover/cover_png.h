/* Pixels as a PNG that is quick to make, by libpng. */
#ifndef LECTERN_PACKAGE_COVER_COVER_PNG_H
#define LECTERN_PACKAGE_COVER_COVER_PNG_H

#include <glib.h>

/* PIXELS are of 32 bits (0x00RRGGBB, as cairo has them), in rows of STRIDE bytes. NULL on failure.
 * The picture says that Lectern made it (picture.h). */
GByteArray *cover_png(const guint8 *pixels, guint width, guint height, gsize stride);

#endif
