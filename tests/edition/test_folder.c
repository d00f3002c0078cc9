/* The edition's folder: whatever happens to a run, the name shows a whole edition, and nobody's
 * files are lost. */
#include <errno.h>
#include <glib/gstdio.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"
#include "edition/folder.h"

enum { FILES = 2 };

typedef struct {
    char *top;    /* removed at the end */
    char *target; /* in it, not made yet */
} Place;

static int make_place(void **state)
{
    Place *place = g_new0(Place, 1);
    /* In memory where there is such a place: hundreds of runs are killed below. */
    const char *parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir();
    g_autofree char *top = g_build_filename(parent, "lectern-folder-XXXXXX", NULL);
    place->top = g_strdup(g_mkdtemp(top));
    g_assert_nonnull(place->top);
    place->target = g_build_filename(place->top, "an-edition", NULL);
    *state = place;
    return 0;
}

static int remove_place(void **state)
{
    Place *place = *state;
    g_assert_true(file_remove_tree(place->top, NULL));
    g_free(place->top);
    g_free(place->target);
    g_free(place);
    return 0;
}

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
}

static char *get(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *text = NULL;
    (void)g_file_get_contents(path, &text, NULL, NULL);
    return text;
}

static gboolean has(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static guint count_entries(const char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    guint count = 0;
    while (entries && g_dir_read_name(entries)) {
        count++;
    }
    return count;
}

/* Writes an edition into FOLDER all of whose files say VERSION. */
static void write_edition(const char *folder, int version)
{
    g_autofree char *text = g_strdup_printf("version %d\n", version);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    g_autoptr(GString) manifest = g_string_new("{\"format\": \"lectern-edition/1\", \"files\": [");
    for (int i = 0; i < FILES; i++) {
        g_autofree char *name = g_strdup_printf("%02d.mp3", i);
        put(folder, name, text);
        g_string_append_printf(manifest, "{\"name\": \"%s\", \"sha256\": \"%s\"}, ", name, sum);
    }
    put(folder, "script.txt", text);
    g_string_append_printf(manifest,
                           "{\"name\": \"script.txt\", \"sha256\": \"%s\"}], "
                           "\"version\": %d}\n",
                           sum, version);
    put(folder, "edition.json", manifest->str);
}

/* The version of the edition in FOLDER, or 0 where it is not whole. */
static int edition_version(const char *folder)
{
    g_autofree char *manifest = get(folder, "edition.json");
    const char *key = manifest ? strstr(manifest, "\"version\": ") : NULL;
    int version = key ? (int)g_ascii_strtoll(key + strlen("\"version\": "), NULL, 10) : 0;
    g_autofree char *expected = g_strdup_printf("version %d\n", version);
    for (int i = 0; i < FILES; i++) {
        g_autofree char *name = g_strdup_printf("%02d.mp3", i);
        g_autofree char *text = get(folder, name);
        if (!text || strcmp(text, expected) != 0) {
            return 0;
        }
    }
    return version;
}

static void publish(const char *target, int version)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(target, &error);
    assert_null(error);
    write_edition(folder_work_path(folder), version);
    assert_true(folder_commit(folder, &error));
}

static void an_edition_appears_in_one_step(void **state)
{
    const Place *place = *state;
    g_autofree char *deep = g_build_filename(place->top, "not", "there/yet/", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(deep, &error);
    assert_non_null(folder);
    write_edition(folder_work_path(folder), 1);
    assert_false(g_file_test(deep, G_FILE_TEST_EXISTS));
    assert_true(folder_commit(folder, &error));
    assert_int_equal(edition_version(deep), 1);
}

static void nothing_hidden_is_left_behind(void **state)
{
    const Place *place = *state;
    publish(place->target, 1);
    publish(place->target, 2);
    assert_int_equal(edition_version(place->target), 2);
    assert_int_equal(count_entries(place->target), FILES + 2);
    assert_int_equal(count_entries(place->top), 1);
}

static void what_is_not_committed_leaves_no_trace(void **state)
{
    const Place *place = *state;
    publish(place->target, 1);
    g_autoptr(Folder) folder = folder_open(place->target, NULL);
    write_edition(folder_work_path(folder), 2);
    folder_free(g_steal_pointer(&folder));
    assert_int_equal(edition_version(place->target), 1);
    assert_int_equal(count_entries(place->top), 1);
}

static void files_of_the_old_edition_go_and_foreign_ones_stay(void **state)
{
    const Place *place = *state;
    publish(place->target, 1);
    put(place->target, "notes.txt", "mine");
    put(place->target, ".hidden", "mine too");
    g_autofree char *covers = g_build_filename(place->target, "covers", NULL);
    g_assert_cmpint(g_mkdir(covers, 0755), ==, 0);
    put(covers, "front.png", "picture");

    g_autoptr(Folder) folder = folder_open(place->target, NULL);
    put(folder_work_path(folder), "edition.json", "{\"format\": \"lectern-edition/1\"}");
    assert_true(folder_commit(folder, NULL));
    assert_false(has(place->target, "00.mp3"));
    assert_true(has(place->target, ".hidden"));
    g_autofree char *notes = get(place->target, "notes.txt");
    assert_string_equal(notes, "mine");
    g_autofree char *front = get(covers, "front.png");
    assert_string_equal(front, "picture");
}

static void a_foreign_file_in_the_way_is_kept_under_another_name(void **state)
{
    const Place *place = *state;
    g_autoptr(Folder) first = folder_open(place->target, NULL);
    put(folder_work_path(first), "edition.json", "{\"format\": \"lectern-edition/1\"}");
    assert_true(folder_commit(first, NULL));
    folder_free(g_steal_pointer(&first));
    put(place->target, "00.mp3", "mine");
    put(place->target, "00.mp3~", "mine as well");
    put(place->target, "01.mp3", "version 1\n"); /* the same bytes: one is enough */
    publish(place->target, 1);
    assert_int_equal(edition_version(place->target), 1);
    g_autofree char *kept = get(place->target, "00.mp3~");
    assert_string_equal(kept, "mine as well");
    g_autofree char *moved = get(place->target, "00.mp3~~");
    assert_string_equal(moved, "mine");
    assert_int_equal(count_entries(place->target), FILES + 4);
    assert_false(has(place->target, "01.mp3~"));
}

static void a_script_that_was_edited_is_kept(void **state)
{
    const Place *place = *state;
    publish(place->target, 1);
    put(place->target, "script.txt", "edited by hand");
    publish(place->target, 2);
    g_autofree char *kept = get(place->target, "script.txt~");
    assert_string_equal(kept, "edited by hand");
    g_autofree char *script = get(place->target, "script.txt");
    assert_string_equal(script, "version 2\n");
}

static void permissions_of_the_folder_are_kept(void **state)
{
    const Place *place = *state;
    publish(place->target, 1);
    g_assert_cmpint(g_chmod(place->target, 0750), ==, 0);
    publish(place->target, 2);
    GStatBuf status;
    g_assert_cmpint(g_stat(place->target, &status), ==, 0);
    assert_int_equal(status.st_mode & 07777, 0750);
}

static void assert_refused(const char *path, const char *because)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(path, &error);
    assert_null(folder);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    if (!strstr(error->message, because)) {
        fail_msg("%s", error->message);
    }
}

static void nobodys_folder_is_overwritten(void **state)
{
    const Place *place = *state;
    g_assert_cmpint(g_mkdir(place->target, 0755), ==, 0);
    put(place->target, "thesis.doc", "years of work");
    assert_refused(place->target, "is not an edition");
    put(place->target, "edition.json", "{\"format\": \"somebody-elses/1\"}");
    assert_refused(place->target, "is not an edition");
    put(place->target, "edition.json", "{\"format\": ");
    assert_refused(place->target, "is not an edition");
    assert_int_equal(count_entries(place->target), 2);
    assert_int_equal(count_entries(place->top), 1);
}

static void an_empty_folder_is_taken(void **state)
{
    const Place *place = *state;
    g_assert_cmpint(g_mkdir(place->target, 0755), ==, 0);
    publish(place->target, 1);
    assert_int_equal(edition_version(place->target), 1);
}

static void files_and_folders_in_use_are_refused(void **state)
{
    const Place *place = *state;
    put(place->top, "file", "text");
    g_autofree char *file = g_build_filename(place->top, "file", NULL);
    g_autofree char *below = g_build_filename(file, "edition", NULL);
    g_autofree char *nowhere = g_build_filename(place->top, "nowhere", "..", NULL);
    assert_refused(file, "is a file");
    assert_refused(below, "Not a directory");
    assert_refused(nowhere, "does not exist");
    assert_refused("", "empty");
    assert_refused("/", "you are working in it");
    assert_refused(".", "you are working in it");
    assert_refused("..", "you are working in it");
    assert_refused("/proc", "is the top of a file system");
    g_autofree char *long_name = g_strnfill(300, 'x');
    g_autofree char *too_long = g_build_filename(place->top, long_name, NULL);
    assert_refused(too_long, "too long");
}

/* Runs TEST in a child process and returns its exit status. */
static int in_child(void (*test)(const Place *place), const Place *place)
{
    pid_t child = fork();
    if (child == 0) {
        test(place);
        _exit(0);
    }
    int status = -1;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void open_as_nobody(const Place *place)
{
    enum { NOBODY = 65534 };
    if (geteuid() == 0 && (setegid(NOBODY) != 0 || seteuid(NOBODY) != 0)) {
        _exit(2);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Folder) folder = folder_open(place->target, &error);
    _exit(!folder && strstr(error->message, "Permission denied") ? 0 : 1);
}

static void an_unwritable_parent_is_refused_at_once(void **state)
{
    const Place *place = *state;
    g_assert_cmpint(g_chmod(place->top, 0555), ==, 0);
    int result = in_child(open_as_nobody, place);
    g_assert_cmpint(g_chmod(place->top, 0755), ==, 0);
    assert_int_equal(result, 0);
}

static void a_link_to_a_folder_is_followed(void **state)
{
    const Place *place = *state;
    g_autofree char *link = g_build_filename(place->top, "link", NULL);
    g_assert_cmpint(symlink("an-edition", link), ==, 0);
    publish(link, 1); /* leads nowhere yet */
    publish(link, 2);
    assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    assert_int_equal(edition_version(place->target), 2);
    g_autofree char *loop = g_build_filename(place->top, "loop", NULL);
    g_assert_cmpint(symlink("loop", loop), ==, 0);
    assert_refused(loop, "symbolic links");
}

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

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(an_edition_appears_in_one_step),
        IN_PLACE(nothing_hidden_is_left_behind),
        IN_PLACE(what_is_not_committed_leaves_no_trace),
        IN_PLACE(files_of_the_old_edition_go_and_foreign_ones_stay),
        IN_PLACE(a_foreign_file_in_the_way_is_kept_under_another_name),
        IN_PLACE(a_script_that_was_edited_is_kept),
        IN_PLACE(permissions_of_the_folder_are_kept),
        IN_PLACE(nobodys_folder_is_overwritten),
        IN_PLACE(an_empty_folder_is_taken),
        IN_PLACE(files_and_folders_in_use_are_refused),
        IN_PLACE(an_unwritable_parent_is_refused_at_once),
        IN_PLACE(a_link_to_a_folder_is_followed),
        IN_PLACE(a_live_run_is_left_alone_and_a_killed_one_is_cleared_away),
        IN_PLACE(a_worker_that_outlives_a_killed_run_holds_nothing),
        IN_PLACE(killed_at_any_moment_the_edition_is_whole),
        IN_PLACE(without_an_exchange_the_next_run_restores_it),
        IN_PLACE(a_target_that_was_away_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
