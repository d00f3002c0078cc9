/* Editions made to mislead the check: it refuses them all, and is not led out of the folder. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "cmocka_headers.h"
#include "edition/edition.h"
#include "edition/place.h"
#include "edition/sample.h"
#include "edition/tamper.h"

static const char *make(void **state)
{
    const Place *place = *state;
    g_assert_cmpint(g_mkdir_with_parents(place->target, 0755), ==, 0);
    sample_make(&sample_small, place->target);
    return place->target;
}

static void truncated_json_is_refused_with_its_place(void **state)
{
    const char *folder = make(state);
    const char *const names[] = {"edition.json", "timing.json"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = get(folder, names[i]);
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        gsize length = strlen(text);
        for (gsize cut = 0; cut < length - 2; cut += 1 + length / 7) {
            assert_true(file_write(path, text, cut, NULL));
            if (i > 0) {
                refresh(folder);
            }
            g_autofree char *where = g_strconcat(names[i], ":", NULL);
            assert_fault(folder, where);
        }
        assert_true(file_write(path, text, length, NULL));
    }
}

static void names_that_lead_out_of_the_folder_are_refused(void **state)
{
    const char *folder = make(state);
    const Place *place = *state;
    put(place->top, "outside.wav", "secret");
    const char *const names[] = {"../outside.wav", "/etc/passwd", "a/b.wav", "..", ".", "",
                                 "a\nb.wav",       "./01.wav"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(json_t) manifest = load(folder, "edition.json");
        json_t *file = json_array_get(json_object_get(manifest, "files"), 0);
        json_object_set_new(file, "name", json_string(names[i]));
        store(folder, "edition.json", manifest);
        reseal(folder);
        assert_fault(folder, "a name is not that of a file in the folder");
    }
}

static void a_name_that_is_listed_twice_is_refused(void **state)
{
    const char *folder = make(state);
    g_autoptr(json_t) manifest = load(folder, "edition.json");
    json_t *files = json_object_get(manifest, "files");
    json_array_append(files, json_array_get(files, 0));
    store(folder, "edition.json", manifest);
    reseal(folder);
    assert_fault(folder, "01-the-harbour.wav: is listed twice");
}

static void a_file_of_two_chapters_is_found(void **state)
{
    const char *folder = make(state);
    g_autoptr(json_t) manifest = load(folder, "edition.json");
    json_t *chapters = json_object_get(manifest, "chapters");
    json_object_set(json_array_get(chapters, 1), "files",
                    json_object_get(json_array_get(chapters, 0), "files"));
    store(folder, "edition.json", manifest);
    reseal(folder);
    assert_fault(folder, "01-the-harbour.wav is in more than one chapter");
    assert_fault(folder, "02-the-boat.wav is in no chapter");
}

static void a_pipe_is_not_waited_for(void **state)
{
    const char *folder = make(state);
    const char *const names[] = {"timing.json", "01-the-harbour.wav", "edition.json"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        assert_int_equal(g_unlink(path), 0);
        assert_int_equal(mkfifo(path, 0644), 0);
        assert_fault(folder, "is not a file");
    }
}

static void deep_json_is_refused(void **state)
{
    const char *folder = make(state);
    enum { DEPTH = 200000 };
    g_autofree char *deep = g_strnfill(DEPTH, '[');
    put(folder, "timing.json", deep);
    refresh(folder);
    assert_fault(folder, "timing.json:1:");
    put(folder, "edition.json", deep);
    assert_fault(folder, "edition.json:1:");
}

static void a_key_that_is_there_twice_is_refused(void **state)
{
    const char *folder = make(state);
    g_autofree char *text = get(folder, "edition.json");
    g_autofree char *twice = g_strconcat("{\"format\": \"lectern-edition/1\",", text + 1, NULL);
    put(folder, "edition.json", twice);
    assert_fault(folder, "duplicate");
}

/* One of the values that no key of ours has. */
static json_t *nonsense(gsize index)
{
    enum { KINDS = 9 };
    switch (index % KINDS) {
    case 0:
        return json_null();
    case 1:
        return json_true();
    case 2:
        return json_integer(G_MININT64);
    case 3:
        return json_integer(G_MAXINT64);
    case 4:
        return json_real(1e300);
    case 5:
        return json_string("\xF0\x9F\x90\x8D");
    case 6:
        return json_array();
    case 7:
        return json_object();
    default:
        return json_pack("[[], {}, n, i]", 7);
    }
}

/* Counts the values in VALUE, and puts REPLACEMENT in the place of number TARGET among them. */
static void replace(json_t *value, gsize *number, gsize target, json_t *replacement)
{
    const char *key;
    void *next;
    json_t *child;
    json_object_foreach_safe(value, next, key, child)
    {
        if ((*number)++ == target) {
            json_object_set(value, key, replacement);
            return;
        }
        replace(child, number, target, replacement);
    }
    for (gsize i = 0; i < json_array_size(value); i++) {
        if ((*number)++ == target) {
            json_array_set(value, i, replacement);
            return;
        }
        replace(json_array_get(value, i), number, target, replacement);
    }
}

/* Puts nonsense into the places of the file NAME, into one of EVERY so many; returns how often that
 * was not found. */
static guint replace_everything(const char *folder, const char *name, gsize every)
{
    g_autofree char *manifest = get(folder, EDITION_MANIFEST);
    g_autoptr(json_t) whole = load(folder, name);
    gsize count = 0;
    replace(whole, &count, G_MAXSIZE, NULL);
    guint unnoticed = 0;
    for (gsize target = 0; target < count; target += every) {
        g_autoptr(json_t) spoilt = json_deep_copy(whole);
        g_autoptr(json_t) replacement = nonsense(target);
        gsize number = 0;
        replace(spoilt, &number, target, replacement);
        put(folder, EDITION_MANIFEST, manifest);
        store(folder, name, spoilt);
        if (strcmp(name, EDITION_MANIFEST) == 0) {
            reseal(folder);
        } else {
            refresh(folder);
        }
        g_autofree char *found = verdict(folder);
        unnoticed += *found == '\0';
    }
    return unnoticed;
}

static void nonsense_anywhere_in_the_timing_is_found(void **state)
{
    /* But in "estimated" and "heard", which only explain. */
    assert_true(replace_everything(make(state), EDITION_TIMING, 4) <= 6);
}

static void nonsense_anywhere_in_the_manifest_does_no_harm(void **state)
{
    const char *folder = make(state);
    /* What describes the edition and is not proved (title, voices …) may say anything. */
    assert_true(replace_everything(folder, EDITION_MANIFEST, 1) <= 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(truncated_json_is_refused_with_its_place),
        IN_PLACE(names_that_lead_out_of_the_folder_are_refused),
        IN_PLACE(a_name_that_is_listed_twice_is_refused),
        IN_PLACE(a_file_of_two_chapters_is_found),
        IN_PLACE(a_pipe_is_not_waited_for),
        IN_PLACE(deep_json_is_refused),
        IN_PLACE(a_key_that_is_there_twice_is_refused),
        IN_PLACE(nonsense_anywhere_in_the_timing_is_found),
        IN_PLACE(nonsense_anywhere_in_the_manifest_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
