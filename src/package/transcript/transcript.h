/* Transcripts: the text with who says it and when, for players, podcast apps and people. */
#ifndef LECTERN_PACKAGE_TRANSCRIPT_H
#define LECTERN_PACKAGE_TRANSCRIPT_H

#include "package/package.h"

/* As in Package.write. WebVTT: one file a chapter and one of the whole edition, each once with a
 * time a cue and once with a time a word. */
gboolean transcript_vtt(const PackageInput *input, GArray *files, GError **error);

/* SubRip: one file a chapter and one of the whole edition. */
gboolean transcript_srt(const PackageInput *input, GArray *files, GError **error);

/* Plain text of the whole edition. */
gboolean transcript_text(const PackageInput *input, GArray *files, GError **error);

#endif
