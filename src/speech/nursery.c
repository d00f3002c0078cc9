#include "speech/nursery.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "speech/answer.h"
#include "speech/ending.h"
#include "speech/slate.h"
#include "speech/wire.h"

enum { OPEN_LIMIT_MS = 30 * 1000 };

struct Nursery {
    pid_t process;
    int channel;
    GMutex sending;
};

static int reap(pid_t process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* ---- in the nursery ---- */

static void end_worker(pid_t *worker)
{
    if (*worker > 0) {
        kill(*worker, SIGKILL); /* whatever state it is in; it was not reaped, so it is still it */
        reap(*worker);
    }
    *worker = 0;
}

static pid_t start_worker(int nursery_channel, const int *descriptors, const Shaping *shaping)
{
    pid_t worker = fork();
    if (worker == 0) {
        close(nursery_channel);
        worker_run(descriptors[0], descriptors[1], shaping);
    }
    return worker;
}

/* Opens the engines and tells how that went. */
static void open_engines(int channel, int slate)
{
    g_autoptr(GError) error = NULL;
    gboolean told =
        engines_open(&error) ? answer_write_speech(slate, NULL) : answer_write_error(slate, error);
    End end = {told ? END_ANSWERED : END_FAILED, 0};
    if (!wire_send(channel, &end, sizeof(end), NULL, 0) || error) {
        _exit(1);
    }
}

static void G_NORETURN run(int channel, int slate, guint slots, const Shaping *shaping)
{
    worker_detach(&channel, &slate);
    prctl(PR_SET_NAME, "lectern-nursery");
    open_engines(channel, slate);
    close(slate);

    g_autofree pid_t *workers = g_new0(pid_t, slots);
    WorkerOrder order;
    int descriptors[WIRE_DESCRIPTORS];
    while (wire_receive(channel, &order, sizeof(order), WIRE_FOREVER, descriptors)) {
        if (order.slot < slots) {
            end_worker(&workers[order.slot]);
            workers[order.slot] = start_worker(channel, descriptors, shaping);
        }
        for (gsize i = 0; i < WIRE_DESCRIPTORS; i++) {
            close(descriptors[i]);
        }
    }
    for (guint i = 0; i < slots; i++) {
        end_worker(&workers[i]);
    }
    _exit(0);
}

/* ---- in the program ---- */

/* Waits for the news that the engines are open. */
static gboolean await_opening(const Nursery *nursery, int slate, GError **error)
{
    End end;
    errno = 0;
    if (wire_receive(nursery->channel, &end, sizeof(end), OPEN_LIMIT_MS, NULL)) {
        return answer_read(slate, 0, NULL, error);
    }
    gboolean late = errno == ETIMEDOUT;
    kill(nursery->process, SIGKILL);
    int status = reap(nursery->process);
    g_autofree char *how = end_describe(late ? (End){END_LATE, 0} : end_of_status(status));
    error_set(error, LECTERN_ERROR_ENGINE, "speech", "the engine cannot be opened; it was %s", how);
    return FALSE;
}

static void close_ends(int slate, const int *ends)
{
    const int all[] = {slate, ends[0], ends[1]};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        if (all[i] >= 0) {
            close(all[i]);
        }
    }
}

Nursery *nursery_new(guint slots, const Shaping *shaping, GError **error)
{
    int ends[2] = {-1, -1};
    int slate = slate_new();
    pid_t process = -1;
    if (slate >= 0 && wire_channel(ends)) {
        process = fork();
    }
    if (process == 0) {
        run(ends[1], slate, slots, shaping);
    }
    if (process < 0) {
        error_set_errno(error, LECTERN_ERROR_ENGINE, "speech", errno, "cannot start a process");
        close_ends(slate, ends);
        return NULL;
    }
    close(ends[1]);
    Nursery *nursery = g_new0(Nursery, 1);
    nursery->process = process;
    nursery->channel = ends[0];
    g_mutex_init(&nursery->sending);
    gboolean open = await_opening(nursery, slate, error);
    close(slate);
    if (!open) {
        nursery_free(nursery);
        return NULL;
    }
    return nursery;
}

void nursery_free(Nursery *nursery)
{
    if (nursery) {
        close(nursery->channel); /* at which it ends */
        reap(nursery->process);
        g_mutex_clear(&nursery->sending);
        g_free(nursery);
    }
}

gboolean nursery_ask(Nursery *nursery, guint slot, int channel, int slate)
{
    WorkerOrder order = {slot};
    const int descriptors[WIRE_DESCRIPTORS] = {channel, slate};
    g_mutex_lock(&nursery->sending);
    gboolean sent =
        wire_send(nursery->channel, &order, sizeof(order), descriptors, WIRE_DESCRIPTORS);
    g_mutex_unlock(&nursery->sending);
    return sent;
}
