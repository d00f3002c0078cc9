/* The edition's folder: what is put there in one step, what is refused, what is kept. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "edition/folder.h"
#include "edition/place.h"

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
