/* A typographic cover: title, creator and series, and the edition's voices as a strip along its
 * time. */
#ifndef LECTERN_PACKAGE_COVER_COVER_DRAW_H
#define LECTERN_PACKAGE_COVER_COVER_DRAW_H

#include "package/package.h"

/* The cover of INPUT as a PNG, square, RGB, of COVER_PIXELS. Its bytes depend on INPUT and the
 * fonts of the machine alone; it warns where the font it is made for is missing, or one for some of
 * the words, which are then left out. */
GByteArray *cover_draw(const PackageInput *input, GError **error);

/* Within the 1400 to 3000 of podcast directories, as sharp as any screen shows it, and made in less
 * than half the time of 3000. */
enum { COVER_PIXELS = 2000 };

#endif
