/* The cache: what was put in comes out, whole or not at all, and it keeps to its size. */
#include "base/cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmocka_headers.h"

static int set_up(void **state)
{
    *state = g_dir_make_tmp("lectern-cache-XXXXXX", NULL);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    file_remove_tree(*state, NULL);
    g_free(*state);
    return 0;
}

static void put(Cache *cache, const char *key, const char *text)
{
    CacheEntry *entry = cache_entry_new(cache, key);
    gsize half = strlen(text) / 2;
    cache_entry_add(entry, text, half);
    cache_entry_add(entry, text + half, strlen(text) - half);
    cache_entry_close(entry);
}

/* What CACHE has for KEY, or NULL. */
static char *get(Cache *cache, const char *key)
{
    guint64 length;
    int fd = cache_find(cache, key, &length);
    if (fd < 0) {
        return NULL;
    }
    char *text = g_malloc0(length + 1);
    assert_int_equal(read(fd, text, length), length);
    close(fd);
    return text;
}

static char *entry_path(void **state, const char *key)
{
    return g_build_filename(*state, "entries", key, NULL);
}

static void what_was_put_in_comes_out(void **state)
{
    g_autoptr(Cache) cache = cache_open(*state);
    assert_null(get(cache, "one"));
    put(cache, "one", "some contents");
    put(cache, "two", "");
    g_autoptr(Cache) other = cache_open(*state);
    g_autofree char *one = get(other, "one");
    assert_string_equal(one, "some contents");
    g_autofree char *two = get(other, "two");
    assert_string_equal(two, "");
    assert_true(cache_has(other, "one"));
    assert_false(cache_has(other, "three"));
    assert_int_equal(cache_state(other).entries, 2);
    assert_int_equal(cache_state(other).bytes, strlen("some contents") + 2 * DIGEST_BYTES);
}

static void a_damaged_entry_is_none(void **state)
{
    g_autoptr(Cache) cache = cache_open(*state);
    g_autofree char *path = entry_path(state, "one");
    for (int damage = 0; damage < 4; damage++) {
        put(cache, "one", "some contents");
        int fd = open(path, O_RDWR);
        const off_t places[] = {0, 20, 0, 0};
        if (damage < 2) {
            assert_int_equal(pwrite(fd, "X", 1, places[damage]), 1);
        } else {
            assert_int_equal(ftruncate(fd, damage == 2 ? 40 : 3), 0);
        }
        close(fd);
        assert_null(get(cache, "one"));
        assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    }
}

/* A sound file under another name is another entry's, and no answer. */
static void an_entry_answers_to_its_own_key_alone(void **state)
{
    g_autoptr(Cache) cache = cache_open(*state);
    put(cache, "one", "some contents");
    g_autofree char *from = entry_path(state, "one");
    g_autofree char *to = entry_path(state, "two");
    assert_int_equal(g_rename(from, to), 0);
    assert_null(get(cache, "two"));
}

static void an_open_entry_outlives_its_removal(void **state)
{
    g_autoptr(Cache) cache = cache_open(*state);
    put(cache, "one", "some contents");
    guint64 length;
    int fd = cache_find(cache, "one", &length);
    assert_true(cache_clear(cache, NULL));
    char text[14] = "";
    assert_int_equal(read(fd, text, length), 13);
    assert_string_equal(text, "some contents");
    close(fd);
    assert_int_equal(cache_state(cache).entries, 0);
}

static void set_age(const char *path, time_t seconds)
{
    struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void what_was_not_used_for_longest_goes_first(void **state)
{
    g_autoptr(Cache) cache = cache_open(*state);
    assert_true(cache_set_limit(cache, 1000, NULL));
    g_autofree char *text = g_strnfill(150, 'x');
    const char *keys[] = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < 5; i++) {
        put(cache, keys[i], text);
        g_autofree char *path = entry_path(state, keys[i]);
        set_age(path, 1000 + i);
    }
    assert_int_equal(cache_state(cache).entries, 5);
    g_free(get(cache, "a")); /* is used now */
    put(cache, "f", text);   /* over the limit: down to 900 */
    assert_true(cache_state(cache).bytes <= 900);
    assert_true(cache_has(cache, "a"));
    assert_false(cache_has(cache, "b"));
    assert_false(cache_has(cache, "c"));
    assert_true(cache_has(cache, "f"));
    g_autoptr(Cache) other = cache_open(*state);
    assert_int_equal(cache_state(other).limit, 1000);
    assert_true(cache_set_limit(other, 0, NULL));
    assert_int_equal(cache_state(other).entries, 0);
    put(other, "g", "");
    assert_false(cache_has(other, "g"));
}

static void large_entries_are_not_kept(void **state)
{
    g_autoptr(Cache) cache = cache_open(*state);
    assert_true(cache_set_limit(cache, 1000, NULL));
    g_autofree char *text = g_strnfill(300, 'x');
    put(cache, "large", text);
    assert_false(cache_has(cache, "large"));
    assert_int_equal(cache_state(cache).bytes, 0);
}

static gpointer put_and_get(gpointer folder)
{
    g_autoptr(Cache) cache = cache_open(folder);
    for (int i = 0; i < 200; i++) {
        g_autofree char *key = g_strdup_printf("key-%d", i % 10);
        g_autofree char *text = g_strnfill((gsize)(i % 10) * 1000, (char)('a' + i % 10));
        put(cache, key, text);
        g_autofree char *found = get(cache, key);
        if (found && strcmp(found, text) != 0) {
            return GINT_TO_POINTER(1);
        }
    }
    return NULL;
}

static void many_may_use_it_at_once(void **state)
{
    {
        g_autoptr(Cache) cache = cache_open(*state);
        assert_true(cache_set_limit(cache, 40000, NULL)); /* so that entries go meanwhile */
    }
    GThread *threads[4];
    for (gsize i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("user", put_and_get, *state);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(threads); i++) {
        assert_null(g_thread_join(threads[i]));
    }
    g_autoptr(Cache) cache = cache_open(*state);
    assert_true(cache_state(cache).bytes <= 50000);
}

static void a_folder_that_cannot_be_written_is_no_cache(void **state)
{
    g_autofree char *file = g_build_filename(*state, "file", NULL);
    assert_true(file_write(file, "", 0, NULL));
    g_autofree char *folder = g_build_filename(file, "below", NULL);
    g_autoptr(Cache) cache = cache_open(folder);
    put(cache, "one", "some contents");
    assert_null(get(cache, "one"));
    assert_int_equal(cache_state(cache).entries, 0);
    g_autoptr(GError) error = NULL;
    assert_false(cache_set_limit(cache, 5, &error));
    assert_non_null(error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_put_in_comes_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_entry_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_entry_answers_to_its_own_key_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_open_entry_outlives_its_removal, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_not_used_for_longest_goes_first, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(large_entries_are_not_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_may_use_it_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_written_is_no_cache, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
