#include "command/serve_show.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/error.h"
#include "serve/changes.h"
#include "show/show.h"

enum { PING_SECONDS = 10 };

struct ShowWatch {
    char *folder;
    Server *server;
    Changes *changes;
    GPid child; /* that publishes; 0 for none */
    guint child_source;
    guint ping_source;
    gboolean again; /* something changed while it did */
};

/* The command that publishes FOLDER: this very program. */
static char **publish_command(const char *folder)
{
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    g_strv_builder_add_many(words, "/proc/self/exe", "publish", "--", folder, NULL);
    return g_strv_builder_end(words);
}

static gboolean fail(const char *folder, const GError *problem, GError **error)
{
    error_set(error, LECTERN_ERROR_OUTPUT, folder, "cannot be published: %s", problem->message);
    return FALSE;
}

gboolean show_watch_publish(const char *folder, GError **error)
{
    g_auto(GStrv) command = publish_command(folder);
    g_autoptr(GError) problem = NULL;
    int status;
    return g_spawn_sync(NULL, command, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
                        &status, &problem) ||
           fail(folder, problem, error);
}

static void publish_again(ShowWatch *watch);

static void published(GPid child, gint status, gpointer data)
{
    (void)status; /* it has said what is wrong; the rest is published */
    ShowWatch *watch = data;
    g_spawn_close_pid(child);
    watch->child = 0;
    watch->child_source = 0;
    server_reload(watch->server);
    if (watch->again) {
        publish_again(watch);
    }
}

static void publish_again(ShowWatch *watch)
{
    watch->again = watch->child != 0;
    if (watch->child) {
        return;
    }
    g_auto(GStrv) command = publish_command(watch->folder);
    g_autoptr(GError) problem = NULL;
    if (g_spawn_async(NULL, command, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CHILD_INHERITS_STDIN,
                      NULL, NULL, &watch->child, &problem)) {
        watch->child_source = g_child_watch_add(watch->child, published, watch);
    } else {
        warn(watch->folder, "cannot be published: %s", problem->message);
    }
}

static void something_changed(gpointer data)
{
    publish_again(data);
}

static gboolean ping(gpointer server)
{
    server_ping(server);
    return G_SOURCE_CONTINUE;
}

ShowWatch *show_watch_start(const char *folder, Server *server, GError **error)
{
    static const char *const made[] = {SHOW_SITE, SHOW_LEDGER, NULL};
    g_autoptr(ShowWatch) watch = g_new0(ShowWatch, 1);
    watch->folder = g_strdup(folder);
    watch->server = server;
    watch->changes = changes_watch(folder, made, something_changed, watch, error);
    if (!watch->changes) {
        return NULL;
    }
    watch->ping_source = g_timeout_add_seconds(PING_SECONDS, ping, server);
    return g_steal_pointer(&watch);
}

void show_watch_free(ShowWatch *watch)
{
    if (!watch) {
        return;
    }
    g_clear_handle_id(&watch->child_source, g_source_remove);
    g_clear_handle_id(&watch->ping_source, g_source_remove);
    changes_free(watch->changes);
    if (watch->child) {
        kill(watch->child, SIGTERM);
        waitpid(watch->child, NULL, 0);
        g_spawn_close_pid(watch->child);
    }
    g_free(watch->folder);
    g_free(watch);
}
