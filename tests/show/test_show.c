#include "show/show.h"

#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "show/episode.h"
#include "show/show_folder.h"

static void the_least_is_completed(void **state)
{
    (void)state;
    char *folder = show_folder(NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Show) show = show_load(folder, &error);
    assert_null(error);
    assert_string_equal(show->title, "The Coast");
    assert_string_equal(show->owner, show->author);
    assert_string_equal(show->url, "https://example.org/coast/");
    assert_string_equal(show->medium, "podcast");
    assert_string_equal(show->preset, "podcast");
    assert_string_equal(show->cover_name, "cover.png");
    assert_int_equal(show->cover_pixels, 1400);
    assert_false(show->is_explicit);
    assert_false(show->is_serial);
    assert_int_equal(show->categories->len, 2);
    assert_string_equal(show_category(show, 0)->name, "News");
    assert_string_equal(show_category(show, 0)->below, "Daily News");
    assert_string_equal(show_category(show, 1)->name, "Science");
    assert_null(show_category(show, 1)->below);
    g_autofree char *address = show_address(show, SITE_FEED);
    assert_string_equal(address, "https://example.org/coast/feed.xml");
    show_folder_free(folder);
}

static void all_there_is_is_read(void **state)
{
    (void)state;
    g_autofree char *conf = g_strconcat(
        show_folder_conf,
        "owner = Ann Smith\ntype = serial\ncopyright = © 2026\nlicence = cc-by-4.0\n"
        "medium = audiobook\nlocked = yes\nguid = 917393e3-1b1e-5cef-ace4-edaa54e1f810\n"
        "[episodes]\npreset = small\ncast = our.cast\nnarrator = en-gb-rose\n"
        "formats = opus-whole, epub\nannounce-speakers = yes\nstereo = yes\nfeed-length = 20\n"
        "[person Ann Smith]\nurl = https://example.org/ann\n"
        "[person Bo Lee]\nrole = editor\ngroup = writing\n"
        "[funding Help us]\nurl = https://example.org/help?from=feed&x=1\n",
        NULL);
    char *folder = show_folder(conf);
    show_folder_put(folder, "our.cast", "[narrator]\nvoice = en-gb-rose\n");
    g_autoptr(GError) error = NULL;
    g_autoptr(Show) show = show_load(folder, &error);
    assert_null(error);
    assert_string_equal(show->owner, "Ann Smith");
    assert_true(show->is_serial);
    assert_true(show->is_locked);
    assert_true(show->announce_speakers);
    assert_true(show->stereo);
    assert_string_equal(show->guid, "917393e3-1b1e-5cef-ace4-edaa54e1f810");
    assert_int_equal(show->feed_length, 20);
    assert_int_equal(show->persons->len, 2);
    assert_string_equal(show_person(show, 0)->role, "host");
    assert_string_equal(show_person(show, 1)->group, "writing");
    assert_string_equal(show_funding(show, 0)->text, "Help us");
    show_folder_free(folder);
}

/* Whether show.conf with the line that begins with KEY replaced by LINE is refused at PLACE. */
static void assert_refused(const char *key, const char *line, const char *place, const char *why)
{
    g_auto(GStrv) lines = g_strsplit(show_folder_conf, "\n", -1);
    gboolean replaced = FALSE;
    for (char **old = lines; *old; old++) {
        if (g_str_has_prefix(*old, key)) {
            g_free(*old);
            *old = g_strdup(line);
            replaced = TRUE;
        }
    }
    assert_true(replaced);
    g_autofree char *conf = g_strjoinv("\n", lines);
    char *folder = show_folder(conf);
    g_autoptr(GError) error = NULL;
    assert_null(show_load(folder, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    if (!strstr(error->message, place) || !strstr(error->message, why)) {
        fail_msg("no %s … %s in: %s", place, why, error->message);
    }
    show_folder_free(folder);
}

static void nonsense_is_refused_with_its_place(void **state)
{
    (void)state;
    assert_refused("title", "titel = x", "show.conf:2:1: ", "“titel” is not known");
    assert_refused("title", "# no title", "show.conf:1:1: ", "“title” is missing");
    assert_refused("title", "title =", ":2:1: ", "more than nothing");
    assert_refused("title", "title = a\\nb", ":2:1: ", "one line");
    assert_refused("language", "language = english!", ":4:1: ", "language tag");
    assert_refused("email", "email = me", ":6:1: ", "address of mail");
    assert_refused("categories", "categories = News > Tides", ":7:1: ", "Daily News");
    assert_refused("categories", "categories = Sea", ":7:1: ", "Society & Culture");
    assert_refused("categories", "categories =", ":7:1: ", "one to 3");
    assert_refused("explicit", "explicit = maybe", ":8:1: ", "");
    assert_refused("cover", "cover = none.png", ":9:1: ", "none.png");
    assert_refused("url", "url = example.org", ":10:1: ", "web address");
    assert_refused("url", "url = https://example.org/?a=b", ":10:1: ", "web address");
    assert_refused("url", "url = https://e.org/\ntype = daily", ":11:1: ", "episodic or serial");
    assert_refused("url", "url = https://e.org/\nmedium = radio", ":11:1: ", "podcast, audiobook");
    assert_refused("url", "url = https://e.org/\nguid = 1234", ":11:1: ", "UUID");
    assert_refused("url", "url = https://e.org/\n[episode]", ":11:1: ", "[episodes]");
    assert_refused("url", "url = https://e.org/\n[episodes]\npreset = audiobook\nstereo = yes",
                   ":13:1: ", "one channel");
    assert_refused("url", "url = https://e.org/\n[episodes]\ncast = no.cast", ":12:1: ", "no.cast");
    assert_refused("url", "url = https://e.org/\n[episodes]\nformats = mp4",
                   ":12:1: ", "no format");
    assert_refused("url", "url = https://e.org/\n[episodes]\npage-length = 0", ":12:1: ", "");
    assert_refused("url", "url = https://e.org/\n[episodes]\npreset = loud", ":12:1: ", "podcast");
    assert_refused("url", "url = https://e.org/\n[episodes]\nnarrator = Bob", ":12:1: ", "Bob");
    assert_refused("url", "url = https://e.org/\n[funding Help]", ":11:1: ", "“url” is missing");
    assert_refused("url", "url = https://e.org/\n[person A]\nurl = javascript:x",
                   ":12:1: ", "web address");
}

static void a_cover_that_directories_refuse_is_none(void **state)
{
    (void)state;
    char *folder = show_folder(NULL);
    show_folder_put(folder, "cover.png", "GIF89a");
    g_autoptr(GError) error = NULL;
    assert_null(show_load(folder, &error));
    assert_non_null(strstr(error->message, "show.conf:9:1: "));
    show_folder_free(folder);
}

static void a_folder_without_a_show_says_so(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(show_load("/nonexistent", &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_INPUT));
    assert_non_null(strstr(error->message, "lectern show init"));
}

/* By the rule of the podcast namespace. */
static void the_guid_is_that_of_the_feeds_address(void **state)
{
    (void)state;
    char *folder = show_folder(NULL);
    g_autoptr(Show) show = show_load(folder, NULL);
    /* UUIDv5 of "example.org/coast/feed.xml" in ead4c236-bf58-58c6-a2c6-a6b28d128cb6, by Python's
     * uuid.uuid5. */
    assert_string_equal(show->guid, "7fd8062b-175f-5bb8-beba-d31efaa5443e");
    show_folder_free(folder);
}

static void dates_are_times(void **state)
{
    (void)state;
    const struct {
        const char *date;
        gint64 seconds;
    } cases[] = {
        {"1970-01-02", 86400},
        {"1970-01-01T00:01Z", 60},
        {"1970-01-01T01:00:00+01:00", 0},
        {"1970-01-01 01:00 +0100", 0},
        {"1970-01-01T00:00:01.5", 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gint64 seconds = -1;
        assert_true(episode_time(cases[i].date, &seconds));
        assert_int_equal(seconds, cases[i].seconds);
    }
    const char *const others[] = {"2026", "2026-03", "2026-02-31", "soon", "", "2026-03-01T25:00Z"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        gint64 seconds;
        assert_false(episode_time(others[i], &seconds));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_is_completed),
        cmocka_unit_test(all_there_is_is_read),
        cmocka_unit_test(nonsense_is_refused_with_its_place),
        cmocka_unit_test(a_cover_that_directories_refuse_is_none),
        cmocka_unit_test(a_folder_without_a_show_says_so),
        cmocka_unit_test(the_guid_is_that_of_the_feeds_address),
        cmocka_unit_test(dates_are_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
