#include "speech/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "speech/child.h"
#include "speech/ending.h"
#include "speech/wire.h"

enum { FIRST_DESCRIPTOR = STDERR_FILENO + 1 };

static void reset_signals(void)
{
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL); /* fails for those that cannot be changed */
    }
    static const int of_the_terminal[] = {SIGINT, SIGQUIT, SIGHUP};
    for (gsize i = 0; i < G_N_ELEMENTS(of_the_terminal); i++) {
        signal(of_the_terminal[i], SIG_IGN);
    }
    signal(SIGPIPE, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Leaves no descriptor from FIRST_DESCRIPTOR on but A and B open. */
static void close_all_but(int a, int b)
{
    int low = MIN(a, b);
    int high = MAX(a, b);
    if (low > FIRST_DESCRIPTOR) {
        close_range(FIRST_DESCRIPTOR, (unsigned)low - 1, 0);
    }
    if (high > low + 1) {
        close_range((unsigned)low + 1, (unsigned)high - 1, 0);
    }
    close_range((unsigned)high + 1, ~0U, 0);
}

void worker_detach(int *channel, int *slate)
{
    reset_signals();
    /* Where the program was started without standard streams these two may have their numbers. */
    *channel = fcntl(*channel, F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR);
    *slate = fcntl(*slate, F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR);
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (*channel < 0 || *slate < 0 || nowhere < 0) {
        _exit(1);
    }
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; standard++) {
        dup2(nowhere, standard); /* changes nothing where they are the same */
    }
    close_all_but(*channel, *slate);
}

typedef enum { WAIT_ENDED, WAIT_LATE, WAIT_ABANDONED } Wait;

/* Waits until the child's end of PIPE closes, the time is over, or the pool's end of CHANNEL does.
 */
static Wait wait_for_child(int pipe, int channel, int wait_ms)
{
    gint64 deadline = g_get_monotonic_time() + (gint64)wait_ms * 1000;
    struct pollfd watched[] = {{.fd = pipe, .events = POLLIN}, {.fd = channel}};
    for (;;) {
        gint64 left_ms = (deadline - g_get_monotonic_time() + 999) / 1000;
        int ready = poll(watched, G_N_ELEMENTS(watched), (int)MAX(left_ms, 0));
        if (ready == 0) {
            return WAIT_LATE;
        }
        if (ready > 0 && watched[0].revents) {
            return WAIT_ENDED;
        }
        if (ready > 0 && watched[1].revents) {
            return WAIT_ABANDONED;
        }
    }
}

/* Has a child work on ORDER. */
static End have_done(int channel, int slate, const Order *order, const Shaping *shaping)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return (End){END_NOT_STARTED, errno};
    }
    pid_t self = getpid();
    pid_t child = fork();
    if (child == 0) {
        close(channel);
        close(ends[0]);
        child_run(self, slate, order, shaping);
    }
    int failure = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return (End){END_NOT_STARTED, failure};
    }
    Wait wait = wait_for_child(ends[0], channel, order->wait_ms);
    close(ends[0]);
    if (wait != WAIT_ENDED) {
        kill(child, SIGKILL);
    }
    int status = end_wait(child);
    if (wait == WAIT_ABANDONED) {
        _exit(0);
    }
    return wait == WAIT_LATE ? (End){END_LATE, 0} : end_of_status(status);
}

void worker_run(int channel, int slate, const Shaping *shaping)
{
    prctl(PR_SET_NAME, "lectern-worker");
    Order order;
    while (wire_receive(channel, &order, sizeof(order), WIRE_FOREVER, NULL)) {
        End end = have_done(channel, slate, &order, shaping);
        if (!wire_send(channel, &end, sizeof(end), NULL, 0)) {
            break;
        }
    }
    _exit(0);
}
