#include "show/make_all.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "show/make_one.h"

enum { MESSAGE_LIMIT = 4096, LOOK_EVERY_MS = 500 };

/* A process that makes an edition. */
typedef struct {
    pid_t process; /* 0: none */
    int messages;  /* what goes wrong is read from here */
    const MakeTask *task;
} Worker;

typedef struct {
    const Making *making;
    const GArray *tasks;
    const MakeAllOptions *options;
    guint next;      /* task */
    guint jobs_each; /* cores for a worker */
    guint count;     /* of workers */
    Worker *workers;
} Run;

/* ---- in the worker ---- */

G_NORETURN static void work(const Run *run, const MakeTask *task, pid_t parent, int messages)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* what it leaves, the next run clears away */
    g_autoptr(GError) error = NULL;
    if (getppid() == parent) {
        g_autoptr(Cache) cache = run->options->no_cache ? NULL : cache_open(NULL);
        if (make_one(run->making, task->order, task->folder, run->jobs_each, cache,
                     run->options->interrupted, &error)) {
            _exit(0);
        }
    }
    const char *message = error ? error->message : "was left alone";
    gsize length = MIN(strlen(message), MESSAGE_LIMIT);
    (void)!write(messages, message, length);
    _exit(1);
}

/* ---- in the program ---- */

static gboolean start(Run *run, Worker *worker, const MakeTask *task, GError **error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        error_set_errno(error, LECTERN_ERROR_ENGINE, task->order->path, errno, "cannot begin");
        return FALSE;
    }
    pid_t parent = getpid();
    pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        work(run, task, parent, ends[1]);
    }
    close(ends[1]);
    if (process < 0) {
        error_set_errno(error, LECTERN_ERROR_ENGINE, task->order->path, errno, "cannot begin");
        close(ends[0]);
        return FALSE;
    }
    (void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
    *worker = (Worker){process, ends[0], task};
    return TRUE;
}

/* What the worker said before it ended; the caller frees it. */
static char *read_message(const Worker *worker)
{
    char *message = g_malloc0(MESSAGE_LIMIT + 1);
    gsize length = 0;
    ssize_t got;
    while (length < MESSAGE_LIMIT &&
           (got = read(worker->messages, message + length, MESSAGE_LIMIT - length)) > 0) {
        length += (gsize)got;
    }
    return message;
}

/* Tells how WORKER ended, and makes it free for another task. */
static void finish(const Run *run, Worker *worker, int status)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *message = read_message(worker);
    const char *path = worker->task->order->path;
    if (WIFSIGNALED(status)) {
        error_set(&error, LECTERN_ERROR_ENGINE, path, "its process was killed by signal %d (%s)",
                  WTERMSIG(status), g_strsignal(WTERMSIG(status)));
    } else if (status != 0) {
        g_set_error_literal(&error, LECTERN_ERROR, LECTERN_ERROR_ENGINE,
                            *message ? message : "a process ended without a word");
    }
    run->options->done(worker->task, error, run->options->data);
    close(worker->messages);
    *worker = (Worker){.messages = -1};
}

static gboolean is_interrupted(const Run *run)
{
    return run->options->interrupted && run->options->interrupted();
}

/* Waits until a worker may have ended, and takes in those that have. */
static void wait_for_some(Run *run)
{
    g_autofree struct pollfd *ends = g_new0(struct pollfd, run->count);
    for (guint i = 0; i < run->count; i++) {
        ends[i] = (struct pollfd){.fd = run->workers[i].process ? run->workers[i].messages : -1};
    }
    (void)poll(ends, run->count, LOOK_EVERY_MS);
    for (guint i = 0; i < run->count; i++) {
        Worker *worker = &run->workers[i];
        int status;
        if (worker->process && waitpid(worker->process, &status, WNOHANG) == worker->process) {
            finish(run, worker, status);
        }
    }
}

static guint count_working(const Run *run)
{
    guint count = 0;
    for (guint i = 0; i < run->count; i++) {
        count += run->workers[i].process ? 1 : 0;
    }
    return count;
}

/* Gives a task to every worker that has none. */
static void start_some(Run *run)
{
    for (guint i = 0; i < run->count && run->next < run->tasks->len; i++) {
        while (!run->workers[i].process && run->next < run->tasks->len) {
            const MakeTask *task = &g_array_index(run->tasks, MakeTask, run->next++);
            g_autoptr(GError) error = NULL;
            if (!start(run, &run->workers[i], task, &error)) {
                run->options->done(task, error, run->options->data);
            }
        }
    }
}

/* Has all workers end, and waits for it: each clears up what it has begun. */
static void stop_all(Run *run)
{
    for (guint i = 0; i < run->count; i++) {
        if (run->workers[i].process) {
            kill(run->workers[i].process, SIGTERM);
        }
    }
    while (count_working(run) > 0) {
        wait_for_some(run);
    }
}

gboolean make_all(const Show *show, const GArray *tasks, const MakeAllOptions *options,
                  GError **error)
{
    g_auto(Making) making = {0};
    if (tasks->len == 0) {
        return TRUE;
    }
    if (!making_init(&making, show, error)) {
        return FALSE;
    }
    guint count = MIN(options->jobs, tasks->len);
    g_autofree Worker *workers = g_new0(Worker, count);
    Run run = {.making = &making,
               .tasks = tasks,
               .options = options,
               .jobs_each = MAX(options->jobs / count, 1),
               .count = count,
               .workers = workers};
    do {
        start_some(&run);
        wait_for_some(&run);
    } while (!is_interrupted(&run) && (run.next < tasks->len || count_working(&run) > 0));
    stop_all(&run);
    if (is_interrupted(&run)) {
        error_set(error, LECTERN_ERROR_OUTPUT, show->folder, "was interrupted");
        return FALSE;
    }
    return TRUE;
}
