/* Files that somebody edits: tells when they were changed and then left alone for a moment. */
#ifndef LECTERN_SERVE_CHANGES_H
#define LECTERN_SERVE_CHANGES_H

#include <glib.h>

typedef struct Changes Changes;

/* Watches FOLDER and the folders in it, but for what has one of SKIPPED (ended by NULL) at the
 * beginning of its name and is in FOLDER itself, and for folders whose name begins with a dot. When
 * files were written, made, moved or removed, and then nothing for a third of a second, CHANGED is
 * called with DATA by the main loop. Files whose name begins with a dot or ends in "~", as editors
 * leave them, do not count. NULL where it cannot be watched (LECTERN_ERROR_INPUT). */
Changes *changes_watch(const char *folder, const char *const *skipped, void (*changed)(gpointer),
                       gpointer data, GError **error);
void changes_free(Changes *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Changes, changes_free)

#endif
