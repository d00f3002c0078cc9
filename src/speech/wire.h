/* How the pool and its processes talk.
 *
 * They are forks of one program, so a message is a struct as it stands in memory. Messages are
 * small, of a fixed size, and go over sockets that keep them whole (SOCK_SEQPACKET). What varies in
 * size goes by a slate (slate.h): the request is written onto it, and the answer over the request.
 */
#ifndef LECTERN_SPEECH_WIRE_H
#define LECTERN_SPEECH_WIRE_H

#include <glib.h>

/* From the pool to a worker: the request on the slate is to be worked on. */
typedef enum { ORDER_SPEAK, ORDER_SPEAK_GENTLY, ORDER_CHECK_VOICE } OrderKind;

typedef struct {
    OrderKind kind;
    gint wait_ms;         /* how long the child may take, by the clock */
    guint64 request_size; /* bytes on the slate; what is behind them is old */
} Order;

/* From the pool to the nursery, with two descriptors: start the worker of this number, ending the
 * one that had it before. */
typedef struct {
    guint slot;
} WorkerOrder;

/* Waits for as long as it takes. */
#define WIRE_FOREVER (-1)

/* Both ends of a channel, close-on-exec; FALSE with errno set. */
gboolean wire_channel(int ends[2]);

/* Sends SIZE bytes of MESSAGE, with COUNT descriptors (0 to WIRE_DESCRIPTORS); FALSE with errno set
 * where the other side is gone. Raises no SIGPIPE. */
#define WIRE_DESCRIPTORS 2
gboolean wire_send(int channel, gconstpointer message, gsize size, const int *descriptors,
                   gsize count);

/* Receives a message of exactly SIZE bytes within WAIT_MS, and WIRE_DESCRIPTORS descriptors that
 * come with it where DESCRIPTORS is not NULL (close-on-exec, the caller closes them). FALSE with
 * errno set where nothing came in time (ETIMEDOUT), the other side is gone, or something else came.
 */
gboolean wire_receive(int channel, gpointer message, gsize size, int wait_ms, int *descriptors);

#endif
