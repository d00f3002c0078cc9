#include "speech/link.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "speech/slate.h"

/* A worker that says nothing for this much longer than its child may take is stuck. */
enum { WORKER_GRACE_MS = 3000 };

struct Link {
    Nursery *nursery;
    guint slot;
    int slate;
    GMutex changing; /* for all below, which link_cut uses too */
    int channel;     /* -1: there is no worker */
    gboolean dead;
};

Link *link_new(Nursery *nursery, guint slot)
{
    Link *link = g_new0(Link, 1);
    link->nursery = nursery;
    link->slot = slot;
    link->slate = -1;
    link->channel = -1;
    g_mutex_init(&link->changing);
    return link;
}

static void close_descriptor(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

/* Gives the worker up; another is started at the next call. */
static void drop_worker(Link *link)
{
    g_mutex_lock(&link->changing);
    close_descriptor(&link->channel);
    g_mutex_unlock(&link->changing);
    close_descriptor(&link->slate); /* a child of the lost worker may still write on it */
}

void link_free(Link *link)
{
    if (link) {
        drop_worker(link);
        g_mutex_clear(&link->changing);
        g_free(link);
    }
}

/* Makes CHANNEL the link's; FALSE where the link is dead. */
static gboolean adopt_channel(Link *link, int channel)
{
    g_mutex_lock(&link->changing);
    gboolean alive = !link->dead;
    if (alive) {
        link->channel = channel;
    }
    g_mutex_unlock(&link->changing);
    return alive;
}

/* Starts a worker; FALSE with errno set where there is none. */
static gboolean start_worker(Link *link)
{
    int ends[2];
    link->slate = slate_new();
    if (link->slate < 0 || !wire_channel(ends)) {
        return FALSE;
    }
    if (!nursery_ask(link->nursery, link->slot, ends[1], link->slate)) {
        g_mutex_lock(&link->changing);
        link->dead = TRUE;
        g_mutex_unlock(&link->changing);
    }
    close(ends[1]);
    if (!adopt_channel(link, ends[0])) {
        close(ends[0]);
        errno = EPIPE;
        return FALSE;
    }
    return TRUE;
}

End link_ask(Link *link, OrderKind kind, GBytes *request, int wait_ms)
{
    if (link->channel < 0 && !start_worker(link)) {
        int failure = errno;
        drop_worker(link);
        return (End){END_NOT_STARTED, failure};
    }
    gsize size;
    gconstpointer bytes = g_bytes_get_data(request, &size);
    slate_shrink(link->slate);
    if (!slate_put(link->slate, 0, bytes, size)) {
        return (End){END_NOT_STARTED, errno};
    }
    Order order = {kind, wait_ms, size};
    End end;
    if (!wire_send(link->channel, &order, sizeof(order), NULL, 0) ||
        !wire_receive(link->channel, &end, sizeof(end), wait_ms + WORKER_GRACE_MS, NULL)) {
        gboolean stuck = errno == ETIMEDOUT;
        drop_worker(link);
        return (End){stuck ? END_LATE : END_WORKER_LOST, 0};
    }
    return end;
}

int link_slate(const Link *link)
{
    return link->slate;
}

gboolean link_is_dead(Link *link)
{
    g_mutex_lock(&link->changing);
    gboolean dead = link->dead;
    g_mutex_unlock(&link->changing);
    return dead;
}

void link_cut(Link *link)
{
    g_mutex_lock(&link->changing);
    link->dead = TRUE;
    if (link->channel >= 0) {
        shutdown(link->channel, SHUT_RDWR);
    }
    g_mutex_unlock(&link->changing);
}
