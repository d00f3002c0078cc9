#include "speech/wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Room for the descriptors of one message, aligned as the kernel wants it. */
typedef union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(WIRE_DESCRIPTORS * sizeof(int))];
} Control;

gboolean wire_channel(int ends[2])
{
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
}

gboolean wire_send(int channel, gconstpointer message, gsize size, const int *descriptors,
                   gsize count)
{
    struct iovec part = {(gpointer)message, size};
    struct msghdr packet = {.msg_iov = &part, .msg_iovlen = 1};
    Control control = {0};
    if (count > 0) {
        packet.msg_control = control.bytes;
        packet.msg_controllen = CMSG_SPACE(count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&packet);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
    }
    ssize_t sent;
    do {
        sent = sendmsg(channel, &packet, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)size;
}

/* Waits until there is something to receive, or the end of it. */
static gboolean wait_readable(int channel, int wait_ms)
{
    gint64 deadline = g_get_monotonic_time() + (gint64)wait_ms * 1000;
    struct pollfd watched = {.fd = channel, .events = POLLIN};
    for (;;) {
        gint64 left_ms = (deadline - g_get_monotonic_time() + 999) / 1000;
        int ready = poll(&watched, 1, wait_ms == WIRE_FOREVER ? -1 : (int)MAX(left_ms, 0));
        if (ready > 0) {
            return TRUE;
        }
        if (ready == 0) {
            errno = ETIMEDOUT;
            return FALSE;
        }
        if (errno != EINTR) {
            return FALSE;
        }
    }
}

/* Takes the descriptors out of PACKET; FALSE, with none left open, unless there are all. */
static gboolean take_descriptors(struct msghdr *packet, int *descriptors)
{
    struct cmsghdr *header = CMSG_FIRSTHDR(packet);
    if (!header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len < CMSG_LEN(sizeof(int))) {
        return FALSE;
    }
    gsize count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    memcpy(descriptors, CMSG_DATA(header), MIN(count, WIRE_DESCRIPTORS) * sizeof(int));
    if (count == WIRE_DESCRIPTORS) {
        return TRUE;
    }
    for (gsize i = 0; i < MIN(count, WIRE_DESCRIPTORS); i++) {
        close(descriptors[i]);
    }
    return FALSE;
}

gboolean wire_receive(int channel, gpointer message, gsize size, int wait_ms, int *descriptors)
{
    if (!wait_readable(channel, wait_ms)) {
        return FALSE;
    }
    struct iovec part = {message, size};
    Control control = {0};
    struct msghdr packet = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptors) {
        packet.msg_control = control.bytes;
        packet.msg_controllen = sizeof(control.bytes);
    }
    ssize_t got;
    do {
        got = recvmsg(channel, &packet, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (descriptors && got > 0 && !take_descriptors(&packet, descriptors)) {
        return FALSE;
    }
    if (got >= 0) {
        errno = EPIPE; /* for when it is not what was to come */
    }
    return got == (ssize_t)size;
}
