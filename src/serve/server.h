/* A web server for a folder: a preview of what a host will show, on this machine alone.
 *
 * It listens on the loopback address only, and answers only requests that name it, so that no page
 * from elsewhere can read drafts through a name of its own that leads here. It answers GET and
 * HEAD, whole files and single byte ranges, and never lists a folder. */
#ifndef LECTERN_SERVE_SERVER_H
#define LECTERN_SERVE_SERVER_H

#include <glib.h>

typedef struct Server Server;

/* Serves FOLDER at 127.0.0.1:PORT, or at any free port for 0, from a thread of its own, until it is
 * freed. With RELOADS the pages that it sends (not the files) load themselves again at each
 * server_reload(). LECTERN_ERROR_INPUT where FOLDER is none, LECTERN_ERROR_OUTPUT where the port
 * cannot be had. */
Server *server_start(const char *folder, guint port, gboolean reloads, GError **error);

/* "http://127.0.0.1:8000/". Borrowed. */
const char *server_url(const Server *server);

/* Has open pages load themselves again. */
void server_reload(Server *server);

/* Finds out which open pages have been left; to be called every few seconds with RELOADS. */
void server_ping(Server *server);

/* Ends it, and all transfers that are under way. */
void server_free(Server *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Server, server_free)

#endif
