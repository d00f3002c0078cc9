/* What podcast apps take beside the sound: transcript and chapters as JSON, and the text for the
 * feed. */
#ifndef LECTERN_PACKAGE_PODCAST_H
#define LECTERN_PACKAGE_PODCAST_H

#include "package/package.h"

/* As in Package.write: BASE.transcript.json, BASE.chapters.json and BASE.article.html. */
gboolean podcast_write(const PackageInput *input, GArray *files, GError **error);

#endif
