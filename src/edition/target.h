/* Where an edition goes: a name is turned into the one folder it means, or refused. */
#ifndef LECTERN_EDITION_TARGET_H
#define LECTERN_EDITION_TARGET_H

#include <glib.h>

/* The absolute path, free of links, of the folder that PATH names; it need not exist, its parent is
 * made. LECTERN_ERROR_OUTPUT where no edition could be put in its place: a file, the folder the
 * program runs in or one above it, the root of a file system, or what may not be written. The
 * caller frees it. */
char *target_resolve(const char *path, GError **error);

/* Whether the folder TARGET may give way to an edition: it is missing, or empty, or an edition.
 * WHERE is for the message. */
gboolean target_may_be_replaced(const char *target, const char *where, GError **error);

#endif
