/* All the packages there are. */
#ifndef LECTERN_PACKAGE_PACKAGES_H
#define LECTERN_PACKAGE_PACKAGES_H

#include "package/package.h"

/* The table of all, ended by a NULL name, and the package called NAME, or NULL. */
extern const Package packages[];
const Package *package_find(const char *name);

/* Puts tags into the chapters' files, the cover beside them (cover.h has what COVER, a path or
 * NULL, means), and writes all of LIST (of const Package *), from what is GIVEN with that cover.
 * Gives a GArray of PackageFile: the cover, then those of the packages in their order; or NULL. */
GArray *packages_write(const GPtrArray *list, const PackageInput *given, const char *cover,
                       GError **error);

#endif
