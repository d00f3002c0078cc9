/* Whatever happens to a run, the edition's name shows a whole edition, and nothing is lost. */
#include <errno.h>
#include <glib/gstdio.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmocka_headers.h"
#include "edition/folder.h"
#include "edition/place.h"

/* Starts a child that works on the edition until it is killed. */
static pid_t start_child(void (*work)(const Place *place), const Place *place)
{
    pid_t child = fork();
    if (child == 0) {
        work(place);
        _exit(0);
    }
    return child;
}

static void stop_child(pid_t child)
{
    g_assert_cmpint(kill(child, SIGKILL), ==, 0);
    g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
}

static void wait_for(const char *folder, const char *name)
{
    for (int tries = 0; tries < 5000 && !has(folder, name); tries++) {
        g_usleep(1000);
    }
    assert_true(has(folder, name));
}

static void open_and_wait(const Place *place)
{
    Folder *folder = folder_open(place->target, NULL);
    put(folder_work_path(folder), "01.mp3", "half");
    put(place->top, "opened", "");
    for (;;) {
        pause();
    }
}

static void a_live_run_is_left_alone_and_a_killed_one_is_cleared_away(void **state)
{
    const Place *place = *state;
    pid_t child = start_child(open_and_wait, place);
    wait_for(place->top, "opened");
    assert_refused(place->target, "another run");
    stop_child(child);
    publish(place->target, 1);
    assert_int_equal(edition_version(place->target), 1);
    assert_int_equal(count_entries(place->top), 2); /* and "opened" */
}

static void open_and_fork(const Place *place)
{
    Folder *folder = folder_open(place->target, NULL);
    g_assert_nonnull(folder);
    if (fork() == 0) {
        put(place->top, "opened", "");
        g_usleep(G_USEC_PER_SEC);
        _exit(0);
    }
    for (;;) {
        pause();
    }
}

static void a_worker_that_outlives_a_killed_run_holds_nothing(void **state)
{
    const Place *place = *state;
    pid_t child = start_child(open_and_fork, place);
    wait_for(place->top, "opened");
    stop_child(child);
    publish(place->target, 1);
    assert_int_equal(edition_version(place->target), 1);
}

/* Makes the next edition. */
static void run_once(const Place *place)
{
    int version = edition_version(place->target) + 1;
    g_autoptr(Folder) folder = folder_open(place->target, NULL);
    write_edition(folder_work_path(folder), version);
    if (!folder_commit(folder, NULL)) {
        _exit(1);
    }
}

/* Makes renameat2 with flags fail here as it does where a file system cannot exchange. */
static void forbid_exchange(void)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[4])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = G_N_ELEMENTS(steps), .filter = steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
        _exit(3);
    }
}

static void run_once_without_exchange(const Place *place)
{
    forbid_exchange();
    run_once(place);
}

/* Runs WORK in a child and kills it when it is about to make its system call number CALLS; FALSE
 * where it had ended before, well. */
static gboolean run_and_kill(void (*work)(const Place *place), const Place *place, int calls)
{
    pid_t child = fork();
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) {
            _exit(1);
        }
        raise(SIGSTOP);
        work(place);
        _exit(0);
    }
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    /* Each call stops the child twice: before it and after it. */
    for (int stops = 0; stops < 2 * calls - 1 && WIFSTOPPED(status); stops++) {
        g_assert_cmpint(ptrace(PTRACE_SYSCALL, child, NULL, NULL), ==, 0);
        g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    }
    if (!WIFSTOPPED(status)) {
        g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        return FALSE;
    }
    stop_child(child);
    return TRUE;
}

/* Kills runs before each of the system calls that one makes. MAY_BE_AWAY says whether the target
 * may be missing until the next run. */
static void kill_everywhere(const Place *place, void (*work)(const Place *place),
                            gboolean may_be_away)
{
    publish(place->target, 1);
    put(place->target, "notes.txt", "mine");
    int calls = 1;
    for (; run_and_kill(work, place, calls); calls++) {
        gboolean exists = g_file_test(place->target, G_FILE_TEST_EXISTS);
        assert_true(exists || may_be_away);
        assert_true(!exists || edition_version(place->target) > 0);

        /* Every third time the run that clears up is killed as well. */
        if (calls % 3 == 0) {
            (void)run_and_kill(work, place, calls / 2);
        }
        g_autoptr(GError) error = NULL;
        g_autoptr(Folder) folder = folder_open(place->target, &error);
        assert_null(error);
        folder_free(g_steal_pointer(&folder));
        assert_true(edition_version(place->target) > 0);
        assert_int_equal(count_entries(place->top), 1);
        assert_int_equal(count_entries(place->target), FILES + 3);
        g_autofree char *notes = get(place->target, "notes.txt");
        assert_string_equal(notes, "mine");
    }
    assert_true(calls > 50);
    assert_true(edition_version(place->target) > 2);
}

static void killed_at_any_moment_the_edition_is_whole(void **state)
{
    kill_everywhere(*state, run_once, FALSE);
}

static void without_an_exchange_the_next_run_restores_it(void **state)
{
    kill_everywhere(*state, run_once_without_exchange, TRUE);
}

/* What is on disk when a run was killed between the two steps of a swap without exchange. */
static void a_target_that_was_away_comes_back(void **state)
{
    const Place *place = *state;
    publish(place->target, 1);
    put(place->target, "notes.txt", "mine");
    g_autofree char *control = g_build_filename(place->top, ".an-edition.lectern", NULL);
    g_autofree char *ready = g_build_filename(control, "ready", NULL);
    g_autofree char *old = g_build_filename(control, "old", NULL);
    g_assert_cmpint(g_mkdir_with_parents(ready, 0755), ==, 0);
    write_edition(ready, 2);
    g_assert_cmpint(g_rename(place->target, old), ==, 0);

    g_autoptr(Folder) folder = folder_open(place->target, NULL);
    assert_non_null(folder);
    assert_int_equal(edition_version(place->target), 2);
    assert_true(has(place->target, "notes.txt"));
    folder_free(g_steal_pointer(&folder));
    assert_int_equal(count_entries(place->top), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_live_run_is_left_alone_and_a_killed_one_is_cleared_away),
        IN_PLACE(a_worker_that_outlives_a_killed_run_holds_nothing),
        IN_PLACE(killed_at_any_moment_the_edition_is_whole),
        IN_PLACE(without_an_exchange_the_next_run_restores_it),
        IN_PLACE(a_target_that_was_away_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
