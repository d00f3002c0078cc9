/* The edition's folder, made aside and put into place in one step: a run that is killed leaves the
 * old edition or the new one, never a mixture. */
#ifndef LECTERN_EDITION_FOLDER_H
#define LECTERN_EDITION_FOLDER_H

#include <glib.h>

typedef struct Folder Folder;

/* Prepares to make an edition at PATH, whose parents are made; a link is followed. Refuses
 * (LECTERN_ERROR_OUTPUT) what exists and is neither empty nor an edition, so that nobody's folder
 * is overwritten, what cannot be replaced (target.h), and what another run is making at the moment.
 * Clears away what killed runs left. One process has only one Folder for a path at a time. */
Folder *folder_open(const char *path, GError **error);

/* Whether there is a folder at PATH that nobody is making anew, and of which no killed run left
 * something: else folder_open() has something to do or to say. */
gboolean folder_is_at_rest(const char *path);

/* The folder to write into until then. Borrowed. */
const char *folder_work_path(const Folder *folder);

/* Flushes the work to disk and puts it in the place of what was at PATH; files of the old folder
 * that were not its edition's, and an edited script.txt, are kept (keep.h). Where it fails after
 * the new edition is in place, what could not be moved over stays for the next run to move. */
gboolean folder_commit(Folder *folder, GError **error);

/* Frees FOLDER; what was not committed is removed. */
void folder_free(Folder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folder, folder_free)

#endif
