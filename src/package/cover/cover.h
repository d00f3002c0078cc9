/* The edition's cover: the one that was given, as it is, or one that is made of its title. */
#ifndef LECTERN_PACKAGE_COVER_COVER_H
#define LECTERN_PACKAGE_COVER_COVER_H

#include "package/package.h"

/* Whether GIVEN can be a cover, so that this is known before the work is done: it is NULL, or the
 * path of a JPEG or PNG. LECTERN_ERROR_INPUT where not. */
gboolean cover_is_readable(const char *given, GError **error);

/* Puts the cover into the folder of INPUT, as cover.jpg or cover.png, and sets FILE to it (for
 * package_file_clear). GIVEN is the path of a JPEG or PNG, which is copied byte for byte, with a
 * warning where podcast directories would not take it; LECTERN_ERROR_INPUT where it is no picture.
 * Where GIVEN is NULL, or a cover that was made by Lectern, one is drawn. */
gboolean cover_write(const PackageInput *input, const char *given, PackageFile *file,
                     GError **error);

typedef void (*CoverSource)(const char *path, gpointer data);

/* Calls SEE with every file and folder that decides how a cover that is drawn looks: the fonts
 * there are, and what says which of them is meant. */
void cover_each_source(CoverSource see, gpointer data);

#endif
