/* Packages of one audio file that is the whole edition, with chapter marks and a cover. */
#ifndef LECTERN_PACKAGE_AUDIO_WHOLE_H
#define LECTERN_PACKAGE_AUDIO_WHOLE_H

#include "package/package.h"

gboolean whole_mp3_write(const PackageInput *input, GArray *files, GError **error);
gboolean whole_m4b_write(const PackageInput *input, GArray *files, GError **error);
gboolean whole_opus_write(const PackageInput *input, GArray *files, GError **error);
gboolean whole_ogg_write(const PackageInput *input, GArray *files, GError **error);
gboolean whole_flac_write(const PackageInput *input, GArray *files, GError **error);

/* Puts tags into the chapters' own files: each is replaced, in one step, by one with the same
 * encoded sound. */
gboolean whole_tag_chapters(const PackageInput *input, GError **error);

#endif
