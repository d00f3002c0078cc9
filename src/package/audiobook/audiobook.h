/* Audiobooks of sound and a table of contents: Readium's and the W3C's. */
#ifndef LECTERN_PACKAGE_AUDIOBOOK_H
#define LECTERN_PACKAGE_AUDIOBOOK_H

#include "package/package.h"

/* As in Package.write: https://readium.org/webpub-manifest/profiles/audiobook, ".audiobook". */
gboolean audiobook_readium(const PackageInput *input, GArray *files, GError **error);

/* https://www.w3.org/TR/audiobooks/ in https://www.w3.org/TR/lpf/, ".lpf". */
gboolean audiobook_lpf(const PackageInput *input, GArray *files, GError **error);

/* The audio formats that they may have. */
extern const char *const audiobook_made_of[];

#endif
