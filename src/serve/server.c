#include "serve/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "serve/answer.h"
#include "serve/reload.h"

/* A browser opens six connections a page; one that does nothing for so long is closed. */
enum { MOST_CONNECTIONS = 256, SECONDS_IDLE = 120, BACKLOG = 64, MOST_HEADERS = 32 << 10 };

struct Server {
    char *root; /* absolute, without links */
    char *url;
    Reload *reload; /* NULL for none */
    struct MHD_Daemon *daemon;
};

/* A request while it is received. */
typedef struct {
    char *target;   /* as it was sent: what the library makes of it has lost a NUL or a "%2F" */
    gboolean begun; /* its head has been seen */
} Request;

static void *begin_request(void *server, const char *target, struct MHD_Connection *connection)
{
    (void)server;
    (void)connection;
    Request *request = g_new0(Request, 1);
    request->target = g_strdup(target);
    return request;
}

static void end_request(void *server, struct MHD_Connection *connection, void **data,
                        enum MHD_RequestTerminationCode why)
{
    (void)server;
    (void)connection;
    (void)why;
    Request *request = *data;
    if (request) {
        g_free(request->target);
        g_free(request);
    }
    *data = NULL;
}

static enum MHD_Result answer(void *data, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request_data)
{
    (void)url;
    (void)version;
    (void)upload;
    const Server *server = data;
    Request *request = *request_data;
    gboolean sends_nothing =
        strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
    /* One that is answered before all of it is there costs its connection: what may not be sent is
     * refused so, what is asked for is not. */
    if ((!request->begun && sends_nothing) || *upload_size > 0) {
        request->begun = TRUE;
        *upload_size = 0;
        return MHD_YES;
    }
    return answer_request(connection, method, request->target, server->root, server->reload);
}

/* What the library would print of broken requests. */
static void be_silent(void *server, const char *format, va_list arguments)
{
    (void)server;
    (void)format;
    (void)arguments;
}

static int fail_socket(int descriptor, const char *where, const char *what, GError **error)
{
    int errnum = errno;
    if (descriptor >= 0) {
        close(descriptor);
    }
    error_set_errno(error, LECTERN_ERROR_OUTPUT, where, errnum, what);
    return -1;
}

/* A socket that listens at *PORT, which is set to the one that was had for 0. */
static int listen_at(guint *port, GError **error)
{
    g_autofree char *where = g_strdup_printf("127.0.0.1:%u", *port);
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((guint16)*port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    socklen_t length = sizeof address;
    struct sockaddr *named = (struct sockaddr *)(gpointer)&address;
    int yes = 1;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) {
        return fail_socket(listener, where, "cannot make a socket", error);
    }
    /* Only past connections of this port, never another server's, are in nobody's way. */
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, named, length) != 0 || listen(listener, BACKLOG) != 0 ||
        getsockname(listener, named, &length) != 0) {
        return fail_socket(
            listener, where,
            errno == EADDRINUSE ? "cannot listen, choose another --port" : "cannot listen", error);
    }
    *port = ntohs(address.sin_port);
    return listener;
}

/* The folder's path without links, to be freed; NULL where it is no folder. */
static char *find_root(const char *folder, GError **error)
{
    char *real = realpath(folder, NULL);
    struct stat state;
    if (!real || stat(real, &state) != 0 || !S_ISDIR(state.st_mode)) {
        error_set_errno(error, LECTERN_ERROR_INPUT, folder, real ? ENOTDIR : errno,
                        "cannot be served");
        free(real);
        return NULL;
    }
    char *root = g_strdup(real);
    free(real);
    return root;
}

static gboolean start(Server *server, int listener, GError **error)
{
    unsigned flags = MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    server->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, answer, server, MHD_OPTION_EXTERNAL_LOGGER, be_silent, NULL,
        MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_URI_LOG_CALLBACK, begin_request, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, end_request, NULL, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SECONDS_IDLE,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MOST_HEADERS, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_END);
    if (!server->daemon) {
        close(listener);
        error_set(error, LECTERN_ERROR_OUTPUT, server->url, "the server cannot be started");
    }
    return server->daemon != NULL;
}

Server *server_start(const char *folder, guint port, gboolean reloads, GError **error)
{
    g_autoptr(Server) server = g_new0(Server, 1);
    server->root = find_root(folder, error);
    int listener = server->root ? listen_at(&port, error) : -1;
    if (listener < 0) {
        return NULL;
    }
    server->url = g_strdup_printf("http://127.0.0.1:%u/", port);
    server->reload = reloads ? reload_new() : NULL;
    return start(server, listener, error) ? g_steal_pointer(&server) : NULL;
}

const char *server_url(const Server *server)
{
    return server->url;
}

void server_reload(Server *server)
{
    if (server->reload) {
        reload_tell(server->reload, TRUE);
    }
}

void server_ping(Server *server)
{
    if (server->reload) {
        reload_tell(server->reload, FALSE);
    }
}

void server_free(Server *server)
{
    if (!server) {
        return;
    }
    if (server->reload) {
        reload_end(server->reload);
    }
    if (server->daemon) {
        MHD_stop_daemon(server->daemon);
    }
    reload_free(server->reload);
    g_free(server->root);
    g_free(server->url);
    g_free(server);
}
