/* What a request asks for: ranges, conditions, paths, types. */
#include "cmocka_headers.h"

#include <string.h>

#include "serve/byte_range.h"
#include "serve/media_type.h"
#include "serve/reload.h"
#include "serve/site_path.h"
#include "serve/validators.h"

typedef struct {
    const char *header;
    ByteRangeKind kind;
    guint64 first, last;
} RangeCase;

static void test_ranges(void **state)
{
    (void)state;
    static const RangeCase cases[] = {
        {NULL, BYTE_RANGE_NONE, 0, 0},
        {"bytes=0-", BYTE_RANGE_PART, 0, 999},
        {"bytes=0-0", BYTE_RANGE_PART, 0, 0},
        {"Bytes=10-19", BYTE_RANGE_PART, 10, 19},
        {"bytes= 10-19 ", BYTE_RANGE_PART, 10, 19},
        {"bytes=990-5000", BYTE_RANGE_PART, 990, 999},
        {"bytes=999-", BYTE_RANGE_PART, 999, 999},
        {"bytes=-1", BYTE_RANGE_PART, 999, 999},
        {"bytes=-5000", BYTE_RANGE_PART, 0, 999},
        {"bytes=0-99999999999999999999999999", BYTE_RANGE_PART, 0, 999},
        {"bytes=1000-", BYTE_RANGE_BEYOND, 0, 0},
        {"bytes=99999999999999999999999999-", BYTE_RANGE_BEYOND, 0, 0},
        {"bytes=-0", BYTE_RANGE_BEYOND, 0, 0},
        {"bytes=", BYTE_RANGE_NONE, 0, 0},
        {"bytes=-", BYTE_RANGE_NONE, 0, 0},
        {"bytes=20-10", BYTE_RANGE_NONE, 0, 0},
        {"bytes=0-1,5-6", BYTE_RANGE_NONE, 0, 0},
        {"bytes=+1-2", BYTE_RANGE_NONE, 0, 0},
        {"bytes=0x1-2", BYTE_RANGE_NONE, 0, 0},
        {"bytes=--1", BYTE_RANGE_NONE, 0, 0},
        {"lines=0-1", BYTE_RANGE_NONE, 0, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint64 first = 0;
        guint64 last = 0;
        ByteRangeKind kind = byte_range_parse(cases[i].header, 1000, &first, &last);
        if (kind != cases[i].kind || first != cases[i].first || last != cases[i].last) {
            fail_msg("%s: %d, %d to %d", cases[i].header, (int)kind, (int)first, (int)last);
        }
    }
    guint64 first;
    guint64 last;
    assert_int_equal(byte_range_parse("bytes=0-", 0, &first, &last), BYTE_RANGE_BEYOND);
}

static void test_paths(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"/", "/"},
        {"/a%20b.mp3?x=/../y", "/a b.mp3"},
        {"/a#b", "/a"},
        {"http://127.0.0.1:8000/a/b", "/a/b"},
        {"/%C3%A9t%C3%A9.html", "/été.html"},
        {"/a..b/c.", "/a..b/c."},
        {"/%2525", "/%25"},
        {"/..", NULL},
        {"/../x", NULL},
        {"/a/%2e%2e/x", NULL},
        {"/%2e%2e%2fx", NULL},
        {"/a%2f..%2fx", NULL},
        {"/.git/config", NULL},
        {"/a/.htaccess", NULL},
        {"/a%00.html", NULL},
        {"/a\\..\\x", NULL},
        {"/a%5c..%5cx", NULL},
        {"/%ff", NULL},
        {"/%zz", NULL},
        {"/%", NULL},
        {"/a%0d%0aX: y", NULL},
        {"a", NULL},
        {"*", NULL},
        {"", NULL},
        {"http://127.0.0.1", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *path = site_path_decode(pairs[i][0]);
        if (g_strcmp0(path, pairs[i][1]) != 0) {
            fail_msg("%s: %s", pairs[i][0], path);
        }
    }
}

static void test_conditions(void **state)
{
    (void)state;
    struct stat file = {.st_ino = 7, .st_size = 1000, .st_mtim = {.tv_sec = 784111777}};
    Validators is;
    validators_of(&file, "", &is);
    assert_string_equal(is.date, "Sun, 06 Nov 1994 08:49:37 GMT");
    struct stat later = file;
    later.st_mtim.tv_nsec = 1;
    Validators other;
    validators_of(&later, "", &other);
    assert_string_not_equal(is.tag, other.tag);
    validators_of(&file, "-r", &other);
    assert_string_not_equal(is.tag, other.tag);

    g_autofree char *weak = g_strdup_printf("\"x\", W/%s", is.tag);
    const struct {
        Conditions conditions;
        guint status;
    } cases[] = {
        {{0}, 200},
        {{.if_none_match = is.tag}, 304},
        {{.if_none_match = weak}, 304},
        {{.if_none_match = "*"}, 304},
        {{.if_none_match = other.tag}, 200},
        {{.if_none_match = other.tag, .if_modified_since = is.date}, 200},
        {{.if_modified_since = is.date}, 304},
        {{.if_modified_since = "Sun, 06 Nov 1994 08:49:36 GMT"}, 200},
        {{.if_modified_since = "yesterday"}, 200},
        {{.if_match = is.tag}, 200},
        {{.if_match = weak}, 412},
        {{.if_match = "*"}, 200},
        {{.if_unmodified_since = is.date}, 200},
        {{.if_unmodified_since = "Sun, 06 Nov 1994 08:49:36 GMT"}, 412},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(validators_check(&is, &cases[i].conditions), cases[i].status);
    }
    assert_true(validators_allow_range(&is, NULL));
    assert_true(validators_allow_range(&is, is.tag));
    assert_true(validators_allow_range(&is, is.date));
    assert_false(validators_allow_range(&is, other.tag));
    assert_false(validators_allow_range(&is, weak));
}

static void test_types(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"/a/b.mp3", "audio/mpeg"},
        {"b.MP3", "audio/mpeg"},
        {"b.opus", "audio/ogg"},
        {"b.m4b", "audio/mp4"},
        {"t.vtt", "text/vtt; charset=utf-8"},
        {"t.srt", "application/x-subrip"},
        {"feed.xml", "application/rss+xml; charset=utf-8"},
        {"archive-2.xml", "application/rss+xml; charset=utf-8"},
        {"sitemap.xml", "application/xml"},
        {"feed.json", "application/feed+json"},
        {"archive-2.json", "application/feed+json"},
        {"my-feed.json", "application/json"},
        {"x/chapters.json", "application/json+chapters"},
        {"edition.json", "application/json"},
        {"x.svg", "image/svg+xml"},
        {"x.webmanifest", "application/manifest+json"},
        {"html", "application/octet-stream"},
        {"x.html/y", "application/octet-stream"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        assert_string_equal(media_type_of(pairs[i][0]), pairs[i][1]);
    }
}

static void test_pages(void **state)
{
    (void)state;
    static const char page[] = "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-"
                               "Policy\" content=\"default-src 'none'\"></head><p>é</p></html>";
    g_autoptr(GString) sent = reload_page(page, strlen(page));
    assert_non_null(strstr(sent->str, "<head><script>"));
    assert_non_null(strstr(sent->str, "content=\"connect-src 'self'; default-src 'none'\""));
    assert_true(g_str_has_suffix(sent->str, "</head><p>é</p></html>"));
    g_autoptr(GString) same = reload_page("no page", 7);
    assert_string_equal(same->str, "no page");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges),     cmocka_unit_test(test_paths),
        cmocka_unit_test(test_conditions), cmocka_unit_test(test_types),
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
