/* Folders with all that is in them. */
#ifndef LECTERN_BASE_FILE_TREE_H
#define LECTERN_BASE_FILE_TREE_H

#include <glib.h>

/* Makes TO, which is not there, a copy of the folder FROM: its files and folders, no links. What
 * was copied by then stays on failure (LECTERN_ERROR_OUTPUT). */
gboolean file_tree_copy(const char *from, const char *to, GError **error);

#endif
