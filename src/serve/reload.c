#include "serve/reload.h"

#include <string.h>

/* The longest between a change and the page is the browser's wait before it listens again. */
#define EVENT "retry: 1000\ndata: %" G_GUINT64_FORMAT "\n\n"
#define COMMENT ":\n\n"

/* The first number that comes is the state that the page shows; it differs too when the server was
 * started anew. In front of the policy, which would not let it run. */
static const char script[] =
    "<script>{let shown;new EventSource('" RELOAD_PATH
    "').onmessage=e=>{if(shown&&shown!==e.data)location.reload();shown=e.data}}</script>";

enum { MOST_LISTENERS = 64, EVENT_ROOM = 128 };

struct Reload {
    GMutex mutex;
    GPtrArray *listeners; /* of Listener *, borrowed: each is its response's */
    guint64 state;
    gboolean ended;
};

typedef struct {
    Reload *reload;
    struct MHD_Connection *connection;
    guint64 told;    /* the state it has been told; 0 for none */
    gboolean is_due; /* for a comment */
    gboolean waits;  /* is suspended */
} Listener;

Reload *reload_new(void)
{
    Reload *reload = g_new0(Reload, 1);
    g_mutex_init(&reload->mutex);
    reload->listeners = g_ptr_array_new();
    reload->state = (guint64)g_get_real_time();
    return reload;
}

void reload_free(Reload *reload)
{
    if (reload) {
        g_ptr_array_unref(reload->listeners);
        g_mutex_clear(&reload->mutex);
        g_free(reload);
    }
}

/* Gives the next event, or lets the connection rest until there is one. */
static ssize_t next_event(void *data, uint64_t position, char *buffer, size_t room)
{
    (void)position;
    Listener *listener = data;
    Reload *reload = listener->reload;
    ssize_t length = 0;
    g_mutex_lock(&reload->mutex);
    if (reload->ended) {
        length = MHD_CONTENT_READER_END_OF_STREAM;
    } else if (listener->told != reload->state) {
        listener->told = reload->state;
        length = g_snprintf(buffer, room, EVENT, reload->state);
    } else if (listener->is_due) {
        length = g_snprintf(buffer, room, COMMENT);
    } else {
        listener->waits = TRUE;
        MHD_suspend_connection(listener->connection);
    }
    listener->is_due = FALSE;
    g_mutex_unlock(&reload->mutex);
    return length;
}

static void forget(void *data)
{
    Listener *listener = data;
    g_mutex_lock(&listener->reload->mutex);
    g_ptr_array_remove_fast(listener->reload->listeners, listener);
    g_mutex_unlock(&listener->reload->mutex);
    g_free(listener);
}

static enum MHD_Result refuse(struct MHD_Connection *connection)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_SERVICE_UNAVAILABLE, response);
    MHD_destroy_response(response);
    return result;
}

enum MHD_Result reload_answer(Reload *reload, struct MHD_Connection *connection)
{
    g_mutex_lock(&reload->mutex);
    gboolean has_room = reload->listeners->len < MOST_LISTENERS && !reload->ended;
    Listener *listener = has_room ? g_new0(Listener, 1) : NULL;
    if (listener) {
        listener->reload = reload;
        listener->connection = connection;
        g_ptr_array_add(reload->listeners, listener);
    }
    g_mutex_unlock(&reload->mutex);
    if (!listener) {
        return refuse(connection);
    }
    struct MHD_Response *response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, EVENT_ROOM,
                                                                      next_event, listener, forget);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

/* With the mutex locked. */
static void wake_all(Reload *reload)
{
    for (guint i = 0; i < reload->listeners->len; i++) {
        Listener *listener = g_ptr_array_index(reload->listeners, i);
        listener->is_due = TRUE;
        if (listener->waits) {
            listener->waits = FALSE;
            MHD_resume_connection(listener->connection);
        }
    }
}

void reload_tell(Reload *reload, gboolean changed)
{
    g_mutex_lock(&reload->mutex);
    reload->state += changed ? 1 : 0;
    wake_all(reload);
    g_mutex_unlock(&reload->mutex);
}

void reload_end(Reload *reload)
{
    g_mutex_lock(&reload->mutex);
    reload->ended = TRUE;
    wake_all(reload);
    g_mutex_unlock(&reload->mutex);
}

/* The place behind WHAT in TEXT, or NULL. */
static const char *behind(const char *text, gsize length, const char *what)
{
    const char *found = g_strstr_len(text, (gssize)length, what);
    return found ? found + strlen(what) : NULL;
}

GString *reload_page(const char *page, gsize length)
{
    static const char listen[] = "connect-src 'self'; ";
    const char *head = behind(page, length, "<head>");
    const char *end = page + length;
    GString *sent = g_string_sized_new(length + sizeof script + sizeof listen);
    const char *rest = page;
    if (head) {
        g_string_append_len(sent, page, head - page);
        g_string_append(sent, script);
        rest = head;
        const char *policy =
            behind(rest, (gsize)(end - rest), "http-equiv=\"Content-Security-Policy\" content=\"");
        if (policy) {
            g_string_append_len(sent, rest, policy - rest);
            g_string_append(sent, listen);
            rest = policy;
        }
    }
    g_string_append_len(sent, rest, end - rest);
    return sent;
}
