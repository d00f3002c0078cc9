/* What happens to an utterance whose process crashes, hangs or is killed, and to those after it.
 * The faults happen in real children: a shape causes them. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "speech_helper.h"

typedef enum {
    FAULT_SIGNAL, /* which kills the child: number */
    FAULT_HANG,
    FAULT_SPIN,
    FAULT_EXIT,        /* with a status: number */
    FAULT_KILL_WORKER, /* the child's parent */
    FAULT_STOP_WORKER,
    FAULT_EAT_MEMORY,
} FaultKind;

/* In memory that the test shares with the children. */
typedef struct {
    FaultKind kind;
    int number;
    int times;  /* the first so many utterances are struck */
    gint count; /* of utterances so far; atomic */
    pid_t child, worker;
} Faults;

static const char sentence[] = "I am not yet done, and so much of the work is to be done again.";

static Faults *faults;
static Speech *expected; /* of `sentence` in voice_us, untroubled */

static void eat_memory(void)
{
    enum { PIECE = 64 << 20, PIECES = 64 };
    for (int i = 0; i < PIECES; i++) {
        *(volatile char *)g_malloc(PIECE) = 1;
    }
}

static void strike(const Faults *fault)
{
    switch (fault->kind) {
    case FAULT_SIGNAL:
        raise(fault->number);
        break;
    case FAULT_HANG:
        for (;;) {
            pause();
        }
    case FAULT_SPIN:
        for (volatile int i = 0;; i = !i) {
        }
    case FAULT_EXIT:
        _exit(fault->number);
    case FAULT_KILL_WORKER:
        kill(getppid(), SIGKILL);
        pause();
        break;
    case FAULT_STOP_WORKER:
        kill(getppid(), SIGSTOP);
        break;
    case FAULT_EAT_MEMORY:
        eat_memory();
        break;
    }
}

static void shape_with_faults(Speech *speech, gconstpointer data)
{
    (void)speech;
    Faults *shared = (Faults *)data;
    shared->child = getpid();
    shared->worker = getppid();
    if (g_atomic_int_add(&shared->count, 1) < shared->times) {
        strike(shared);
    }
}

static SpeechPool *faulty_pool(guint workers, FaultKind kind, int number, int times)
{
    *faults = (Faults){.kind = kind, .number = number, .times = times};
    return pool_of(workers, shape_with_faults, faults);
}

static void assert_spoken_as_ever(SpeechPool *pool)
{
    g_autoptr(Speech) speech = speak(pool, &voice_us, sentence);
    assert_non_null(speech);
    assert_true(same_speech(speech, expected));
}

static void assert_not_spoken(SpeechPool *pool, const char *how)
{
    g_autoptr(GError) error = NULL;
    SpeechRequest request = request_for(&voice_us, sentence);
    assert_null(speech_job_wait(speech_pool_ask(pool, &request), &error));
    request_clear(&request);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_ENGINE));
    if (!strstr(error->message, how)) {
        print_message("%s\n", error->message);
        fail();
    }
}

static void a_crash_is_tried_again_and_changes_no_sample(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_SIGNAL, SIGSEGV, 1);
    assert_spoken_as_ever(pool);
    assert_int_equal(faults->count, 2);
}

static void two_crashes_leave_the_plainest_form(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_SIGNAL, SIGABRT, 2);
    g_autoptr(Speech) speech = speak(pool, &voice_us, sentence);
    assert_non_null(speech);
    assert_true(speech->length > speech->rate);
    assert_int_equal(speech->word_count, expected->word_count);
    assert_int_equal(faults->count, 3);
}

static void what_always_crashes_is_named_and_costs_one_utterance(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_SIGNAL, SIGSEGV, 3);
    assert_not_spoken(pool, "killed by signal 11 (Segmentation fault), twice");
    assert_int_equal(faults->count, 3);
    assert_spoken_as_ever(pool);
}

static void a_strange_exit_is_a_fault(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_EXIT, 3, 3);
    assert_not_spoken(pool, "status 3");
    assert_spoken_as_ever(pool);
}

static void a_hang_is_ended_and_tried_again(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_HANG, 0, 1);
    speech_pool_set_wait_limit(pool, 300);
    assert_spoken_as_ever(pool);
}

static void what_always_hangs_is_named(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_SPIN, 0, 3);
    speech_pool_set_wait_limit(pool, 200);
    assert_not_spoken(pool, "took too long");
    speech_pool_set_wait_limit(pool, 20000);
    assert_spoken_as_ever(pool);
}

static void killed_children_change_nothing(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_SIGNAL, SIGKILL, 20);
    assert_spoken_as_ever(pool);
    assert_int_equal(faults->count, 21);
}

static void a_killed_worker_is_started_again(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_KILL_WORKER, 0, 2);
    assert_spoken_as_ever(pool);
    assert_int_equal(faults->count, 3);
    assert_spoken_as_ever(pool);
}

static void a_stopped_worker_is_replaced(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_STOP_WORKER, 0, 1);
    speech_pool_set_wait_limit(pool, 300);
    assert_spoken_as_ever(pool);
    pid_t first = faults->worker;
    assert_spoken_as_ever(pool);
    assert_int_equal(first, faults->worker);
}

static void memory_without_end_costs_one_utterance(void **state)
{
    (void)state;
#ifndef __SANITIZE_ADDRESS__ /* which needs the address space for itself */
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_EAT_MEMORY, 0, 3);
    assert_not_spoken(pool, "killed by signal");
    assert_spoken_as_ever(pool);
#endif
}

/* Kills this process's children: the nursery at work and those that would follow it. */
static void kill_children(void)
{
    g_autoptr(GArray) nurseries = children_of(getpid());
    assert_true(nurseries->len > 1);
    for (guint i = 0; i < nurseries->len; i++) {
        kill(g_array_index(nurseries, pid_t, i), SIGKILL);
        assert_true(is_gone(g_array_index(nurseries, pid_t, i)));
    }
}

static void a_killed_nursery_is_followed_by_another(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_KILL_WORKER, 0, 0);
    assert_spoken_as_ever(pool);
    g_autoptr(GArray) nurseries = children_of(getpid());
    kill(g_array_index(nurseries, pid_t, 0), SIGKILL);
    faults->times = faults->count + 1; /* the next one kills its worker: another is needed */
    assert_spoken_as_ever(pool);
}

static void a_nursery_killed_as_it_opens_is_followed_by_another(void **state)
{
    (void)state;
    pid_t self = getpid();
    pid_t killer = fork();
    if (killer == 0) {
        for (;;) {
            g_autoptr(GArray) children = children_of(self);
            if (children->len > 1) { /* itself, and the first nursery */
                kill(g_array_index(children, pid_t, 1), SIGKILL);
                _exit(0);
            }
        }
    }
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_KILL_WORKER, 0, 0);
    assert_spoken_as_ever(pool);
    waitpid(killer, NULL, 0);
}

static void workers_serve_on_without_their_nursery(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(2, FAULT_KILL_WORKER, 0, 0);
    SpeechJob *jobs[8];
    SpeechRequest request = request_for(&voice_us, sentence);
    for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++) {
        jobs[i] = speech_pool_ask(pool, &request);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++) {
        g_autoptr(Speech) speech = speech_job_wait(jobs[i], NULL);
        assert_true(same_speech(speech, expected));
    }
    kill_children();

    faults->times = faults->count + 1; /* the next one kills its worker: the other takes over */
    assert_spoken_as_ever(pool);
    faults->times = faults->count + 1;
    assert_not_spoken(pool, "gone");
    assert_not_spoken(pool, "gone");
    request_clear(&request);
}

/* Reads what the shape has put into shared memory. */
static pid_t await_process(const pid_t *process)
{
    enum { PAUSE_US = 2000, TRIES = 2500 };
    for (int i = 0; i < TRIES && !*(const volatile pid_t *)process; i++) {
        g_usleep(PAUSE_US);
    }
    return *(const volatile pid_t *)process;
}

static void freeing_a_pool_ends_all_that_is_under_way(void **state)
{
    (void)state;
    SpeechPool *pool = faulty_pool(2, FAULT_HANG, 0, 100);
    SpeechRequest request = request_for(&voice_us, sentence);
    SpeechJob *waited = speech_pool_ask(pool, &request);
    SpeechJob *dropped = speech_pool_ask(pool, &request);
    SpeechJob *queued = speech_pool_ask(pool, &request);
    request_clear(&request);
    assert_true(await_process(&faults->child) > 0);
    speech_job_drop(dropped);

    gint64 start = g_get_monotonic_time();
    speech_pool_free(pool);
    assert_true(g_get_monotonic_time() - start < (gint64)3 * G_USEC_PER_SEC);
    assert_true(is_gone(faults->child));
    assert_true(is_gone(faults->worker));
    g_autoptr(GArray) left = children_of(getpid());
    assert_int_equal(left->len, 0);

    g_autoptr(GError) error = NULL;
    assert_null(speech_job_wait(waited, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_ENGINE));
    g_clear_error(&error);
    assert_null(speech_job_wait(queued, &error));
    assert_non_null(error);
}

static void dropped_jobs_are_not_spoken(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_HANG, 0, 1);
    speech_pool_set_wait_limit(pool, 500);
    SpeechRequest request = request_for(&voice_us, sentence);
    SpeechJob *first = speech_pool_ask(pool, &request); /* keeps the worker busy */
    for (int i = 0; i < 20; i++) {
        speech_job_drop(speech_pool_ask(pool, &request));
    }
    request_clear(&request);
    speech_free(speech_job_wait(first, NULL));
    assert_spoken_as_ever(pool);
    assert_int_equal(faults->count, 3); /* the hang, its second try, and the last */
}

/* A program with a pool whose children hang, for another to kill. */
static void G_NORETURN run_victim(void)
{
    SpeechPool *pool = faulty_pool(2, FAULT_HANG, 0, 100);
    SpeechRequest request = request_for(&voice_us, sentence);
    speech_pool_ask(pool, &request);
    speech_pool_ask(pool, &request);
    for (;;) {
        pause();
    }
}

static void nothing_outlives_a_killed_program(void **state)
{
    (void)state;
    /* Orphans become this process's children, and can be waited for. */
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    faults->child = 0;
    pid_t victim = fork();
    if (victim == 0) {
        run_victim();
    }
    assert_true(await_process(&faults->child) > 0);
    kill(victim, SIGKILL);
    gint64 start = g_get_monotonic_time();
    int ended = 0;
    while (waitpid(-1, NULL, 0) > 0) {
        ended++;
    }
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    assert_true(g_get_monotonic_time() - start < (gint64)3 * G_USEC_PER_SEC);
    assert_true(ended >= 2); /* the victim and its nursery, at least */
    assert_true(is_gone(faults->child));
    assert_true(is_gone(faults->worker));
}

static void an_interrupt_from_the_terminal_is_left_to_the_program(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = faulty_pool(1, FAULT_SIGNAL, SIGINT, 1);
    assert_spoken_as_ever(pool);
    assert_int_equal(faults->count, 1);
}

/* Reads the limits that the child has into the shared memory. */
static void read_limits(Speech *speech, gconstpointer data)
{
    (void)speech;
    struct rlimit work;
    struct rlimit memory;
    getrlimit(RLIMIT_CPU, &work);
    getrlimit(RLIMIT_AS, &memory);
    ((Faults *)data)->number = (int)work.rlim_cur;
    ((Faults *)data)->times = memory.rlim_cur != RLIM_INFINITY;
}

static void a_child_is_bound_in_work_and_memory(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = pool_of(1, read_limits, faults);
    speech_free(speak(pool, &voice_us, "Yes."));
    assert_int_equal(faults->number, SPEECH_TIME_LIMIT_S);
#ifndef __SANITIZE_ADDRESS__
    assert_true(faults->times);
#endif
}

/* Counts the open descriptors of the child into the shared memory. */
static void count_descriptors(Speech *speech, gconstpointer data)
{
    (void)speech;
    enum { HIGHEST = 1024 };
    int open = 0;
    for (int i = 0; i < HIGHEST; i++) {
        open += fcntl(i, F_GETFD) >= 0;
    }
    ((Faults *)data)->number = open;
}

static void no_descriptor_of_the_program_reaches_a_child(void **state)
{
    (void)state;
    int files[20];
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        files[i] = open("/dev/null", O_RDONLY); // NOLINT(android-cloexec-open)
    }
    g_autoptr(SpeechPool) pool = pool_of(3, count_descriptors, faults);
    for (int i = 0; i < 6; i++) {
        speech_free(speak(pool, &voice_us, "Yes."));
        /* Three that lead nowhere, the slate, and the pipe that tells the worker of its end. */
        assert_int_equal(faults->number, 5);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        close(files[i]);
    }
}

static int set_up(void **state)
{
    (void)state;
    faults = mmap(NULL, sizeof(Faults), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    g_autoptr(SpeechPool) pool = pool_of(1, NULL, NULL);
    expected = speak(pool, &voice_us, sentence);
    return expected ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    speech_free(expected);
    munmap(faults, sizeof(Faults));
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crash_is_tried_again_and_changes_no_sample),
        cmocka_unit_test(two_crashes_leave_the_plainest_form),
        cmocka_unit_test(what_always_crashes_is_named_and_costs_one_utterance),
        cmocka_unit_test(a_strange_exit_is_a_fault),
        cmocka_unit_test(a_hang_is_ended_and_tried_again),
        cmocka_unit_test(what_always_hangs_is_named),
        cmocka_unit_test(killed_children_change_nothing),
        cmocka_unit_test(a_killed_worker_is_started_again),
        cmocka_unit_test(a_stopped_worker_is_replaced),
        cmocka_unit_test(memory_without_end_costs_one_utterance),
        cmocka_unit_test(a_killed_nursery_is_followed_by_another),
        cmocka_unit_test(a_nursery_killed_as_it_opens_is_followed_by_another),
        cmocka_unit_test(workers_serve_on_without_their_nursery),
        cmocka_unit_test(freeing_a_pool_ends_all_that_is_under_way),
        cmocka_unit_test(dropped_jobs_are_not_spoken),
        cmocka_unit_test(nothing_outlives_a_killed_program),
        cmocka_unit_test(an_interrupt_from_the_terminal_is_left_to_the_program),
        cmocka_unit_test(a_child_is_bound_in_work_and_memory),
        cmocka_unit_test(no_descriptor_of_the_program_reaches_a_child),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
