#include "document/metadata.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cmocka_headers.h"

/* A folder of its own. */
static char *make_folder(void)
{
    char *folder = g_dir_make_tmp("metadata-XXXXXX", NULL);
    assert_non_null(folder);
    return folder;
}

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_true(file_write(path, text, strlen(text), NULL));
}

static gboolean read_beside(const char *folder, const char *name, Metadata *metadata,
                            GError **error)
{
    g_autofree char *input = g_build_filename(folder, name, NULL);
    return metadata_read_beside(input, metadata, error);
}

static void a_files_own_conf_goes_before_the_folders(void **state)
{
    (void)state;
    g_autofree char *folder = make_folder();
    put(folder, "tide.conf", "[edition]\ntitle = Højvande\nnumber = 2.5\n");
    put(folder, "edition.conf",
        "# of all\n[edition]\nseries = The Coast\ntitle = Any\ncover = art/c.png\n");
    g_auto(Metadata) metadata = {0};
    assert_true(read_beside(folder, "tide.txt", &metadata, NULL));
    assert_string_equal(metadata.title, "Højvande");
    assert_string_equal(metadata.number, "2.5");
    assert_string_equal(metadata.series, "The Coast");
    g_autofree char *cover = g_build_filename(folder, "art/c.png", NULL);
    assert_string_equal(metadata.cover, cover);
    assert_null(metadata.publisher);
    assert_true(file_remove_tree(folder, NULL));
}

static void a_cover_beside_the_source_is_found(void **state)
{
    (void)state;
    g_autofree char *folder = make_folder();
    put(folder, "cover.png", "any");
    g_auto(Metadata) metadata = {0};
    assert_true(read_beside(folder, "tide.txt", &metadata, NULL));
    assert_non_null(metadata.cover);
    assert_true(g_str_has_suffix(metadata.cover, "/cover.png"));
    assert_true(file_remove_tree(folder, NULL));
}

static void a_broken_conf_is_an_error_with_its_place(void **state)
{
    (void)state;
    const struct {
        const char *text, *place;
    } cases[] = {
        {"[edition]\n\ntitel = x\n", ":3:1: "},
        {"[edition]\ntitle = x\ndate = soon\n", ":3:1: "},
        {"[edition]\nnumber = first\n", ":2:1: "},
        {"[other]\ntitle = x\n", ":1:1: "},
        {"title = x\n", ":1:1: "},
        {"[edition]\ntitle = a\ntitle = b\n", ":3:1: "},
        {"[edition]\ntitle = a\\nb\n", ":2:1: "},
    };
    g_autofree char *folder = make_folder();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        put(folder, "edition.conf", cases[i].text);
        g_auto(Metadata) metadata = {0};
        g_autoptr(GError) error = NULL;
        assert_false(read_beside(folder, "tide.txt", &metadata, &error));
        assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
        assert_non_null(strstr(error->message, cases[i].place));
    }
    assert_true(file_remove_tree(folder, NULL));
}

static void values_are_trimmed_and_looked_at(void **state)
{
    (void)state;
    g_auto(Metadata) metadata = {0};
    assert_null(metadata_set(&metadata, metadata_key("Creator", FALSE), "  Ann;Bo ; \t"));
    assert_string_equal(metadata.creator, "Ann;Bo ;");
    assert_null(metadata_set(&metadata, metadata_key("lang", TRUE), "nb_NO"));
    assert_string_equal(metadata.language, "nb-NO");
    assert_null(metadata_key("lang", FALSE));
    assert_non_null(metadata_set(&metadata, metadata_key("title", FALSE), "a\x01"));
    g_autofree char *huge = g_strnfill(METADATA_LIMIT + 1, 'a');
    assert_non_null(metadata_set(&metadata, metadata_key("title", FALSE), huge));
    assert_null(metadata.title);
    assert_null(metadata_set(&metadata, metadata_key("creator", FALSE), " "));
    assert_null(metadata.creator);
    g_auto(GStrv) list = metadata_list(" Ann;; Bo Lee;");
    assert_int_equal(g_strv_length(list), 2);
    assert_string_equal(list[1], "Bo Lee");
}

static void merging_fills_in_or_goes_before(void **state)
{
    (void)state;
    g_auto(Metadata) metadata = {.title = g_strdup("A")};
    const Metadata other = {.title = (char *)"B", .date = (char *)"2024"};
    metadata_merge(&metadata, &other, FALSE);
    assert_string_equal(metadata.title, "A");
    assert_string_equal(metadata.date, "2024");
    metadata_merge(&metadata, &other, TRUE);
    assert_string_equal(metadata.title, "B");
}

static void a_conf_may_use_other_usual_names(void **state)
{
    (void)state;
    g_autofree char *folder = make_folder();
    put(folder, "tide.conf",
        "[edition]\nauthor = Åse Lund\nsummary = By night.\nseason = 2\nepisode = 7\n"
        "keywords = sea; rope\nimage = art.png\nguid = urn:x\nmodified = 2026-03-02\n");
    g_auto(Metadata) metadata = {0};
    assert_true(read_beside(folder, "tide.txt", &metadata, NULL));
    assert_string_equal(metadata.creator, "Åse Lund");
    assert_string_equal(metadata.description, "By night.");
    assert_string_equal(metadata.season, "2");
    assert_string_equal(metadata.number, "7");
    assert_string_equal(metadata.subjects, "sea; rope");
    assert_string_equal(metadata.identifier, "urn:x");
    assert_string_equal(metadata.updated, "2026-03-02");
    assert_true(g_str_has_suffix(metadata.cover, "/art.png"));
    const char *const broken[] = {"[edition]\nauthor = A\ncreator = B\n",
                                  "[edition]\ntitle = A\nseason = 0\n",
                                  "[edition]\ntitle = A\nAuthor = B\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        put(folder, "tide.conf", broken[i]);
        g_auto(Metadata) none = {0};
        g_autoptr(GError) error = NULL;
        assert_false(read_beside(folder, "tide.txt", &none, &error));
        assert_non_null(strstr(error->message, "tide.conf:3:1: "));
    }
    assert_true(file_remove_tree(folder, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_files_own_conf_goes_before_the_folders),
        cmocka_unit_test(a_conf_may_use_other_usual_names),
        cmocka_unit_test(a_cover_beside_the_source_is_found),
        cmocka_unit_test(a_broken_conf_is_an_error_with_its_place),
        cmocka_unit_test(values_are_trimmed_and_looked_at),
        cmocka_unit_test(merging_fills_in_or_goes_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
