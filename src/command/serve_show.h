/* lectern serve of a show: its site, and with --watch published again whenever a source changes. */
#ifndef LECTERN_COMMAND_SERVE_SHOW_H
#define LECTERN_COMMAND_SERVE_SHOW_H

#include <glib.h>

#include "serve/server.h"

typedef struct ShowWatch ShowWatch;

/* Publishes the show in FOLDER, by a process of its own whose messages go where this one's do, as
 * often as something in FOLDER changes, and has the pages of SERVER, which outlives it, load
 * themselves again. What cannot be published stays as it was. */
ShowWatch *show_watch_start(const char *folder, Server *server, GError **error);

/* Ends it, and a process that is under way. */
void show_watch_free(ShowWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ShowWatch, show_watch_free)

/* Publishes the show in FOLDER once, in the same way, and waits for it. FALSE where that could not
 * be done at all; what could not be published it has said itself. */
gboolean show_watch_publish(const char *folder, GError **error);

#endif
