/* lectern serve DIR: shows an edition, or a show's site, in a browser on this machine. */
#include <glib-unix.h>
#include <stdio.h>

#include "base/error.h"
#include "command/command.h"
#include "command/options.h"
#include "command/serve_show.h"
#include "serve/server.h"
#include "show/show.h"

enum { DEFAULT_PORT = 8000, HIGHEST_PORT = 65535 };

static gboolean end_loop(gpointer loop)
{
    g_main_loop_quit(loop);
    return G_SOURCE_CONTINUE;
}

/* A loop that SIGINT and SIGTERM end, from now on. */
static GMainLoop *loop_until_signal(void)
{
    GMainLoop *loop = g_main_loop_new(NULL, FALSE);
    g_unix_signal_add(SIGINT, end_loop, loop);
    g_unix_signal_add(SIGTERM, end_loop, loop);
    return loop;
}

/* Whether FOLDER is a show's. */
static gboolean is_show(const char *folder)
{
    g_autofree char *conf = g_build_filename(folder, SHOW_CONF, NULL);
    return g_file_test(conf, G_FILE_TEST_EXISTS);
}

/* Serves FOLDER, or the site of the show in it, until a signal ends it. */
static gboolean serve(const char *folder, guint port, gboolean watch, GError **error)
{
    gboolean of_show = is_show(folder);
    if (watch && !of_show) {
        error_set(error, LECTERN_ERROR_USAGE, "--watch", "%s has no " SHOW_CONF ", and is no show",
                  folder);
        return FALSE;
    }
    if (watch && !show_watch_publish(folder, error)) {
        return FALSE;
    }
    g_autofree char *shown = of_show ? g_build_filename(folder, SHOW_SITE, NULL) : g_strdup(folder);
    g_autoptr(GMainLoop) loop = loop_until_signal();
    g_autoptr(Server) server = server_start(shown, port, watch, error);
    g_autoptr(ShowWatch) watcher = server && watch ? show_watch_start(folder, server, error) : NULL;
    if (!server || (watch && !watcher)) {
        return FALSE;
    }
    printf("%s is at %s until Ctrl+C\n", shown, server_url(server));
    fflush(stdout);
    g_main_loop_run(loop);
    return TRUE;
}

gboolean command_serve(int argc, char **argv, GError **error)
{
    g_autofree char *port_text = NULL;
    gboolean watch = FALSE;
    const GOptionEntry entries[] = {
        {"port", 'p', 0, G_OPTION_ARG_STRING, &port_text,
         "Listen at this port (default: 8000); 0 takes any that is free", "N"},
        {"watch", 0, 0, G_OPTION_ARG_NONE, &watch,
         "Publish the show when one of its files changes, and have open pages show it", NULL},
        G_OPTION_ENTRY_NULL,
    };
    guint port = DEFAULT_PORT;
    return options_parse(&argc, &argv, entries, "DIR", 1, 1,
                         "Shows the edition in DIR, or the show's site, in a browser, until "
                         "Ctrl+C: on this\nmachine alone, as a web host would, with byte ranges "
                         "to seek by.",
                         error) &&
           (!port_text || options_number("--port", port_text, 0, HIGHEST_PORT, &port, error)) &&
           serve(argv[1], port, watch, error);
}
