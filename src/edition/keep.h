/* What in an edition's folder is the edition's own, and what somebody put there. */
#ifndef LECTERN_EDITION_KEEP_H
#define LECTERN_EDITION_KEEP_H

#include <glib.h>

/* Whether FOLDER has an edition.json that bears the mark of an edition. */
gboolean folder_is_edition(const char *folder);

/* Moves what is not its edition's own from the folder FROM to the folder TO, on the same file
 * system: what edition.json does not list, and a script.txt that was edited. Where TO has a file of
 * that name with other contents, "~" is put behind the name. */
gboolean keep_foreign_files(const char *from, const char *to, GError **error);

#endif
