/* Web pages: the player that stands beside an article, and a plain transcript. */
#ifndef LECTERN_PACKAGE_HTML_H
#define LECTERN_PACKAGE_HTML_H

#include "package/package.h"

/* As in Package.write: index.html, the player, which plays the chapters' files beside it or, with
 * the option embed, has them in it; and transcript.html, which has no script. */
gboolean html_write(const PackageInput *input, GArray *files, GError **error);

/* The audio formats that browsers play. */
extern const char *const html_made_of[];

#endif
