#include "speech/nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/error.h"
#include "speech/answer.h"
#include "speech/ending.h"
#include "speech/slate.h"
#include "speech/wire.h"

/* A nursery that is killed (by the kernel, short of memory, say) has so many to follow it. They are
 * forked with the first one, while the program has no other threads, and wait unopened. */
enum { SPARES = 2, OPEN_LIMIT_MS = 30 * 1000 };

/* One process: at work, in reserve, or ended. */
typedef struct {
    pid_t process; /* 0 once it is reaped */
    int channel;   /* -1 once it is closed */
    int slate;
} Post;

/* The arguments of a program that serves (speech_serve). */
enum { SERVE_CHANNEL = 1, SERVE_SLATE, SERVE_SLOTS, SERVE_ARGUMENTS };

struct Nursery {
    Post posts[1 + SPARES];
    guint post_count;
    guint current;  /* index of the one at work; post_count: all are gone */
    GMutex sending; /* for all above */
};

/* ---- in the nursery ---- */

static void end_worker(pid_t *worker)
{
    if (*worker > 0) {
        kill(*worker, SIGKILL); /* whatever state it is in; it was not reaped, so it is still it */
        end_wait(*worker);
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

G_NORETURN void nursery_serve(int channel, int slate, guint slots, const Shaping *shaping)
{
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

/* Becomes the program of SHAPING, which speech_serve goes on in. Returns where it cannot. */
static void become_program(int channel, int slate, guint slots, const Shaping *shaping)
{
    const int descriptors[] = {channel, slate};
    char *arguments[SERVE_ARGUMENTS + 1] = {(char *)shaping->program};
    arguments[SERVE_CHANNEL] = g_strdup_printf("%d", channel);
    arguments[SERVE_SLATE] = g_strdup_printf("%d", slate);
    arguments[SERVE_SLOTS] = g_strdup_printf("%u", slots);
    gboolean able = slate_put(slate, 0, shaping->data, shaping->size);
    for (gsize i = 0; i < G_N_ELEMENTS(descriptors); i++) {
        able = able && fcntl(descriptors[i], F_SETFD, 0) == 0;
    }
    if (able) {
        execv(shaping->program, arguments);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(descriptors); i++) {
        fcntl(descriptors[i], F_SETFD, FD_CLOEXEC);
    }
    for (int i = SERVE_CHANNEL; i < SERVE_ARGUMENTS; i++) {
        g_free(arguments[i]);
    }
}

static void G_NORETURN run(int channel, int slate, guint slots, const Shaping *shaping)
{
    worker_detach(&channel, &slate);
    prctl(PR_SET_NAME, "lectern-nursery");
    guint8 word;
    if (!wire_receive(channel, &word, sizeof(word), WIRE_FOREVER, NULL)) {
        _exit(0); /* was never needed */
    }
    if (shaping->program) {
        become_program(channel, slate, slots, shaping);
    }
    nursery_serve(channel, slate, slots, shaping);
}

int speech_serve(int argc, char **argv, SpeechShape shape, gsize size)
{
    guint64 numbers[SERVE_ARGUMENTS] = {0};
    for (int i = SERVE_CHANNEL; i < SERVE_ARGUMENTS; i++) {
        if (argc != SERVE_ARGUMENTS ||
            !g_ascii_string_to_unsigned(argv[i], 10, 0, G_MAXINT, &numbers[i], NULL)) {
            fputs("lectern: this program is a part of lectern, which starts it\n", stderr);
            return EXIT_FAILURE;
        }
    }
    int channel = (int)numbers[SERVE_CHANNEL];
    int slate = (int)numbers[SERVE_SLATE];
    gpointer data = g_malloc0(size + 1);
    if (fcntl(channel, F_SETFD, FD_CLOEXEC) != 0 || fcntl(slate, F_SETFD, FD_CLOEXEC) != 0 ||
        numbers[SERVE_SLOTS] > SPEECH_WORKERS_LIMIT || !slate_get(slate, 0, data, size)) {
        g_free(data);
        return EXIT_FAILURE;
    }
    const Shaping shaping = {.shape = shape, .data = data};
    nursery_serve(channel, slate, (guint)numbers[SERVE_SLOTS], &shaping);
}

/* ---- in the program ---- */

/* Closes what POST has open, at which its process ends, and waits until it has. */
static int end_post(Post *post)
{
    int status = 0;
    int *const descriptors[] = {&post->channel, &post->slate};
    for (gsize i = 0; i < G_N_ELEMENTS(descriptors); i++) {
        if (*descriptors[i] >= 0) {
            close(*descriptors[i]);
        }
        *descriptors[i] = -1;
    }
    if (post->process > 0) {
        status = end_wait(post->process);
    }
    post->process = 0;
    return status;
}

/* Forks a process that waits for the word to open the engines. */
static gboolean start_post(Post *post, guint slots, const Shaping *shaping, GError **error)
{
    int ends[2] = {-1, -1};
    *post = (Post){.channel = -1, .slate = slate_new()};
    pid_t process = -1;
    if (post->slate >= 0 && wire_channel(ends)) {
        process = fork();
    }
    if (process == 0) {
        run(ends[1], post->slate, slots, shaping);
    }
    int failure = errno;
    post->process = MAX(process, 0);
    post->channel = ends[0];
    if (ends[1] >= 0) {
        close(ends[1]);
    }
    if (process < 0) {
        error_set_errno(error, LECTERN_ERROR_ENGINE, "speech", failure, "cannot start a process");
        end_post(post);
    }
    return process > 0;
}

/* Has POST open the engines. Where it does not, the post is ended, and LAST tells how it went where
 * no ERROR does. */
static gboolean open_post(Post *post, End *last, GError **error)
{
    guint8 word = 0;
    End end;
    errno = 0;
    if (wire_send(post->channel, &word, sizeof(word), NULL, 0) &&
        wire_receive(post->channel, &end, sizeof(end), OPEN_LIMIT_MS, NULL)) {
        if (answer_read(post->slate, 0, NULL, error)) {
            close(post->slate);
            post->slate = -1;
            return TRUE;
        }
        end_post(post);
        return FALSE;
    }
    gboolean late = errno == ETIMEDOUT;
    kill(post->process, SIGKILL);
    int status = end_post(post);
    *last = late ? (End){END_LATE, 0} : end_of_status(status);
    return FALSE;
}

/* Has the first post from the current one on that can open the engines do so. One that was killed
 * is followed by the next; any other failure would be the next one's as well. */
static gboolean open_current(Nursery *nursery, GError **error)
{
    End last = {END_NOT_STARTED, 0};
    for (; nursery->current < nursery->post_count; nursery->current++) {
        GError *problem = NULL;
        if (open_post(&nursery->posts[nursery->current], &last, &problem)) {
            return TRUE;
        }
        if (problem) {
            g_propagate_error(error, problem);
            return FALSE;
        }
        if (!end_is_accident(last)) {
            break;
        }
    }
    g_autofree char *how = end_describe(last);
    error_set(error, LECTERN_ERROR_ENGINE, "speech", "the engine cannot be opened; it was %s", how);
    return FALSE;
}

Nursery *nursery_new(guint slots, const Shaping *shaping, GError **error)
{
    Nursery *nursery = g_new0(Nursery, 1);
    g_mutex_init(&nursery->sending);
    gboolean started = TRUE;
    while (started && nursery->post_count < G_N_ELEMENTS(nursery->posts)) {
        started = start_post(&nursery->posts[nursery->post_count], slots, shaping, error);
        nursery->post_count += started ? 1 : 0;
    }
    if (!started || !open_current(nursery, error)) {
        nursery_free(nursery);
        return NULL;
    }
    return nursery;
}

void nursery_free(Nursery *nursery)
{
    if (nursery) {
        for (guint i = 0; i < nursery->post_count; i++) {
            end_post(&nursery->posts[i]);
        }
        g_mutex_clear(&nursery->sending);
        g_free(nursery);
    }
}

/* Sends ORDER to the current post, or to the first after it that is alive. */
static gboolean send_order(Nursery *nursery, const WorkerOrder *order, const int *descriptors)
{
    while (nursery->current < nursery->post_count) {
        Post *post = &nursery->posts[nursery->current];
        if (wire_send(post->channel, order, sizeof(*order), descriptors, WIRE_DESCRIPTORS)) {
            return TRUE;
        }
        end_post(post);
        nursery->current++;
        if (!open_current(nursery, NULL)) {
            nursery->current = nursery->post_count;
        }
    }
    return FALSE;
}

gboolean nursery_ask(Nursery *nursery, guint slot, int channel, int slate)
{
    WorkerOrder order = {slot};
    const int descriptors[WIRE_DESCRIPTORS] = {channel, slate};
    g_mutex_lock(&nursery->sending);
    gboolean sent = send_order(nursery, &order, descriptors);
    g_mutex_unlock(&nursery->sending);
    return sent;
}
