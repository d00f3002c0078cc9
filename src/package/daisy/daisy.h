/* DAISY 2.02, full text and full audio (https://daisy.org/z3986/specifications/daisy_202.html). */
#ifndef LECTERN_PACKAGE_DAISY_H
#define LECTERN_PACKAGE_DAISY_H

#include "package/package.h"

/* As in Package.write: a ZIP archive, as libraries exchange them. */
gboolean daisy_write(const PackageInput *input, GArray *files, GError **error);

/* The audio formats that a DAISY book may have. */
extern const char *const daisy_made_of[];

#endif
