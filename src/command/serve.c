/* lectern serve DIR: shows an edition, or a show's site, in a browser on this machine. */
#include <glib-unix.h>
#include <stdio.h>

#include "base/error.h"
#include "command/command.h"
#include "command/options.h"
#include "serve/server.h"

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

gboolean command_serve(int argc, char **argv, GError **error)
{
    g_autofree char *port_text = NULL;
    const GOptionEntry entries[] = {
        {"port", 'p', 0, G_OPTION_ARG_STRING, &port_text,
         "Listen at this port (default: 8000); 0 takes any that is free", "N"},
        G_OPTION_ENTRY_NULL,
    };
    guint port = DEFAULT_PORT;
    if (!options_parse(&argc, &argv, entries, "DIR", 1, 1,
                       "Shows the edition or the site in DIR in a browser, until Ctrl+C: on this "
                       "machine\nalone, as a web host would, with byte ranges to seek by.",
                       error) ||
        (port_text && !options_number("--port", port_text, 0, HIGHEST_PORT, &port, error))) {
        return FALSE;
    }
    g_autoptr(GMainLoop) loop = loop_until_signal();
    g_autoptr(Server) server = server_start(argv[1], port, FALSE, error);
    if (!server) {
        return FALSE;
    }
    printf("%s is at %s until Ctrl+C\n", argv[1], server_url(server));
    fflush(stdout);
    g_main_loop_run(loop);
    return TRUE;
}
