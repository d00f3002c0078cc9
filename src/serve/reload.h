/* Pages that load themselves again when what they show was made anew: they listen to a stream of
 * events (text/event-stream), and get the script that does so while they are sent. */
#ifndef LECTERN_SERVE_RELOAD_H
#define LECTERN_SERVE_RELOAD_H

#include <glib.h>
#include <microhttpd.h>

typedef struct Reload Reload;

Reload *reload_new(void);

/* Only after its server has stopped. */
void reload_free(Reload *reload);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reload, reload_free)

/* Where pages listen. No file can have this path. */
#define RELOAD_PATH "/.lectern/changes"

/* Answers a request to RELOAD_PATH: the stream stays open. */
enum MHD_Result reload_answer(Reload *reload, struct MHD_Connection *connection);

/* Tells all who listen that there is something new; or, without CHANGED, sends them nothing of
 * meaning, which shows who is not there any more. */
void reload_tell(Reload *reload, gboolean changed);

/* Ends all streams, before the server stops. */
void reload_end(Reload *reload);

/* PAGE of LENGTH bytes with the script in it, as early as may be, and with the leave to listen in
 * the page's own Content-Security-Policy. The caller frees it. */
GString *reload_page(const char *page, gsize length);

#endif
