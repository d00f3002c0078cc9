/* The small things everything stands on: characters, files, slugs, JSON. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "cmocka_headers.h"

static void trimming_knows_every_white_space(void **state)
{
    (void)state;
    const char *text = "\xEF\xBB\xBF \xC2\xA0\t“a b”\xE2\x80\x83\r\n";
    Span span = utf8_trim(text, (Span){0, strlen(text)});
    assert_memory_equal(text + span.start, "“a b”", span_length(span));
    assert_int_equal(span_length(span), strlen("“a b”"));
    assert_true(utf8_is_blank(text, (Span){0, 6}));
    assert_false(utf8_is_blank(text, (Span){0, strlen(text)}));
}

static void positions_count_characters(void **state)
{
    (void)state;
    const char *text = "one\n“zwei” drei";
    guint line, column;
    utf8_position(text, (gsize)(strstr(text, "drei") - text), &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 8);
}

static void slugs_are_safe_file_names(void **state)
{
    (void)state;
    const struct {
        const char *title;
        const char *slug;
    } cases[] = {
        {"“There’s no way back”", "theres-no-way-back"},
        {"Ångström & Müller", "angstrom-muller"},
        {"../../etc/passwd", "etc-passwd"},
        {"before—after", "before-after"},
        {"日本語", "untitled"},
        {"", "untitled"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *slug = file_slug(cases[i].title, 40);
        assert_string_equal(slug, cases[i].slug);
    }
    g_autofree char *cut = file_slug("a very long title indeed", 10);
    assert_string_equal(cut, "a-very-lon");
}

static void files_are_written_whole_or_not_at_all(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("lectern-base-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.txt", NULL);
    g_autoptr(GError) error = NULL;
    assert_true(file_write(path, "old", 3, &error));
    assert_true(file_write(path, "new!", 4, &error));
    gsize length;
    g_autofree char *back = file_read(path, 100, &length, &error);
    assert_int_equal(length, 4);
    assert_string_equal(back, "new!");

    g_autofree char *nowhere = g_build_filename(folder, "missing", "a.txt", NULL);
    assert_false(file_write(nowhere, "x", 1, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    assert_int_equal(error_exit_status(error), 1);
    g_clear_error(&error);

    assert_null(file_read(path, 3, &length, &error)); /* over the limit */
    g_clear_error(&error);
    assert_null(file_read(folder, 100, &length, &error)); /* a folder */
    g_clear_error(&error);

    g_autofree char *sum = file_sha256(path, NULL);
    g_autofree char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "new!", 4);
    assert_string_equal(sum, expected);
    assert_true(file_remove_tree(folder, NULL));
    assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
    assert_true(file_remove_tree(folder, NULL));
}

static void a_file_that_would_be_the_same_is_left_alone(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("base-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "file", NULL);
    GStatBuf before, after;
    assert_true(file_update(path, "text", 4, NULL));
    assert_int_equal(g_stat(path, &before), 0);
    assert_true(file_update(path, "text", 4, NULL));
    assert_int_equal(g_stat(path, &after), 0);
    assert_true(before.st_ino == after.st_ino);
    const char *const others[] = {"tent", "text!", "tex", ""};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *read = NULL;
        assert_true(file_update(path, others[i], strlen(others[i]), NULL));
        assert_true(g_file_get_contents(path, &read, NULL, NULL));
        assert_string_equal(read, others[i]);
    }
    assert_true(file_remove_tree(folder, NULL));
}

/* By Python's uuid.uuid5. */
static void uuids_of_names_are_those_of_the_rfc(void **state)
{
    (void)state;
    g_autofree char *uuid = uuid_of(uuid_namespace_url, "https://example.org/");
    assert_string_equal(uuid, "527dda32-a0de-5105-a042-cb475b5f7d11");
    guint8 bytes[UUID_BYTES];
    assert_true(uuid_parse("6BA7B811-9dad-11d1-80b4-00c04fd430c8", bytes));
    assert_memory_equal(bytes, uuid_namespace_url, sizeof bytes);
    assert_false(uuid_parse("6ba7b811-9dad-11d1-80b4-00c04fd430c", bytes));
    assert_false(uuid_parse("6ba7b811-9dad-11d1-80b4-00c04fd430cg", bytes));
}

static void numbers_in_json_are_short(void **state)
{
    (void)state;
    g_autoptr(json_t) value = json_pack("{s:o, s:o, s:I}", "a", json_rounded(0.1, 3), "b",
                                        json_rounded(-0.00001, 2), "c", (json_int_t)1 << 40);
    char *line = json_line(value);
    assert_string_equal(line, "{\"a\": 0.1, \"b\": 0.0, \"c\": 1099511627776}");
    free(line);
}

static void a_device_is_written_to_and_stays(void **state)
{
    (void)state;
    g_autofree char *folder = g_dir_make_tmp("lectern-base-XXXXXX", NULL);
    g_autofree char *device = g_build_filename(folder, "device", NULL);
    const char *const targets[] = {"/dev/null", "/dev/full"};
    for (gsize i = 0; i < G_N_ELEMENTS(targets); i++) {
        g_autoptr(GError) error = NULL;
        assert_int_equal(symlink(targets[i], device), 0); /* what is real is not put at risk */
        assert_int_equal(file_write(device, "text", 4, &error), i == 0);
        assert_true(i == 0 || strstr(error->message, "No space left"));
        assert_true(g_file_test(device, G_FILE_TEST_IS_SYMLINK));
        unlink(device);
    }
    rmdir(folder);
}

static void digests_are_sha_256(void **state)
{
    (void)state;
    Digest digest;
    digest_init(&digest);
    digest_add(&digest, "a", 1);
    digest_add(&digest, "bc", 2);
    g_autofree char *abc = digest_end_hex(&digest); /* FIPS 180-2, appendix B.1 */
    assert_string_equal(abc, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    g_autofree char *nothing = digest_end_hex(&digest);
    assert_string_equal(nothing,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void series_of_texts_do_not_look_the_same(void **state)
{
    (void)state;
    const char *const series[][2] = {{"ab", "c"}, {"a", "bc"}, {"abc", ""}, {"abc", NULL}};
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(series); i++) {
        Digest digest;
        digest_init(&digest);
        digest_add_text(&digest, series[i][0]);
        digest_add_text(&digest, series[i][1]);
        assert_true(g_hash_table_add(seen, digest_end_hex(&digest)));
    }
}

static void warnings_say_what_they_are_about(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    int usual = dup(STDERR_FILENO);
    assert_true(file && usual >= 0);
    dup2(fileno(file), STDERR_FILENO);
    warn("cover", "none");
    warn_about("a/tide.md");
    warn("cover", "no %s", "font");
    warn("a/tide.md:3:7", "soon");
    warn_about(NULL);
    warn("cover", "none");
    dup2(usual, STDERR_FILENO);
    close(usual);
    rewind(file);
    char said[512] = "";
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(said, "lectern: cover: warning: none\n"
                              "lectern: a/tide.md: cover: warning: no font\n"
                              "lectern: a/tide.md:3:7: warning: soon\n"
                              "lectern: cover: warning: none\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(warnings_say_what_they_are_about),
        cmocka_unit_test(digests_are_sha_256),
        cmocka_unit_test(series_of_texts_do_not_look_the_same),
        cmocka_unit_test(trimming_knows_every_white_space),
        cmocka_unit_test(positions_count_characters),
        cmocka_unit_test(slugs_are_safe_file_names),
        cmocka_unit_test(files_are_written_whole_or_not_at_all),
        cmocka_unit_test(a_file_that_would_be_the_same_is_left_alone),
        cmocka_unit_test(uuids_of_names_are_those_of_the_rfc),
        cmocka_unit_test(a_device_is_written_to_and_stays),
        cmocka_unit_test(numbers_in_json_are_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
