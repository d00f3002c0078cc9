/* EPUB 3.3 with Media Overlays (https://www.w3.org/TR/epub-33/). */
#ifndef LECTERN_PACKAGE_EPUB_H
#define LECTERN_PACKAGE_EPUB_H

#include "package/package.h"

/* As in Package.write. The chapters' files are in the book as they are. */
gboolean epub_write(const PackageInput *input, GArray *files, GError **error);

/* The audio formats that an EPUB may have. */
extern const char *const epub_made_of[];

#endif
