#include "show/site/listing.h"

#include <string.h>

#include "cmocka_headers.h"

/* "index.html 0-3, page-1.html 3-5" for a show of COUNT episodes. */
static char *listed(guint count, guint length, gboolean serial)
{
    g_autoptr(GPtrArray) episodes = g_ptr_array_new();
    g_ptr_array_set_size(episodes, (int)count);
    const Show show = {.page_length = length, .is_serial = serial};
    const Site site = {.show = &show, .episodes = episodes};
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < listing_pages(&site); i++) {
        g_auto(ListPage) page = listing_page(&site, i);
        assert_int_equal(page.index, i);
        assert_string_equal(page.address, i == 0 ? "./" : page.name);
        g_string_append_printf(list, "%s%s %u-%u", i > 0 ? ", " : "", page.name, page.first,
                               page.end);
    }
    return g_string_free(list, FALSE);
}

static void pages_hold_all_episodes(void **state)
{
    (void)state;
    const struct {
        guint count, length;
        gboolean serial;
        const char *pages;
    } cases[] = {
        {0, 3, FALSE, "index.html 0-0"},
        {5, 3, FALSE, "index.html 0-5"},
        {6, 3, FALSE, "index.html 0-3, page-1.html 3-6"},
        {8, 3, FALSE, "index.html 0-5, page-1.html 5-8"},
        {9, 3, FALSE, "index.html 0-3, page-2.html 3-6, page-1.html 6-9"},
        {2, 1, FALSE, "index.html 0-1, page-1.html 1-2"},
        {0, 3, TRUE, "index.html 0-0"},
        {3, 3, TRUE, "index.html 0-3"},
        {7, 3, TRUE, "index.html 0-3, page-2.html 3-6, page-3.html 6-7"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *pages = listed(cases[i].count, cases[i].length, cases[i].serial);
        assert_string_equal(pages, cases[i].pages);
    }
}

/* The episodes on the page NAME, counted from the oldest on; FALSE where there is no such page. */
static gboolean on_page(guint count, const char *name, guint *from, guint *to)
{
    g_autoptr(GPtrArray) episodes = g_ptr_array_new();
    g_ptr_array_set_size(episodes, (int)count);
    const Show show = {.page_length = 50};
    const Site site = {.show = &show, .episodes = episodes};
    for (guint i = 0; i < listing_pages(&site); i++) {
        g_auto(ListPage) page = listing_page(&site, i);
        if (strcmp(page.name, name) == 0) {
            *from = count - page.end;
            *to = count - page.first;
            return TRUE;
        }
    }
    return FALSE;
}

static void a_page_keeps_its_episodes_as_others_come(void **state)
{
    (void)state;
    for (guint count = 100; count < 1000; count++) {
        guint from, to;
        assert_true(on_page(count, "page-1.html", &from, &to));
        assert_int_equal(from, 0);
        assert_int_equal(to, 50);
        assert_int_equal(on_page(count, "page-7.html", &from, &to), count >= 400);
        assert_true(count < 400 || (from == 300 && to == 350));
    }
}

static void a_serial_show_is_listed_by_season_and_number(void **state)
{
    (void)state;
    static const struct {
        const char *source, *season, *number;
        gint64 published;
    } all[] = {
        {"first", "1", "1", 9},  {"second", "1", "2", 3}, {"half", "1", "2.5", 1},
        {"tenth", "1", "10", 2}, {"again", "2", "1", 4},  {"later", "2", "1", 5},
        {"same a", "3", "1", 6}, {"same b", "3", "1", 6},
    };
    Episode episodes[G_N_ELEMENTS(all)] = {0};
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (gsize i = G_N_ELEMENTS(all); i > 0; i--) {
        episodes[i - 1].source = (char *)all[i - 1].source;
        episodes[i - 1].metadata.season = (char *)all[i - 1].season;
        episodes[i - 1].metadata.number = (char *)all[i - 1].number;
        episodes[i - 1].published = all[i - 1].published;
        g_ptr_array_add(list, &episodes[i - 1]);
    }
    episodes_sort_serial(list);
    for (gsize i = 0; i < G_N_ELEMENTS(all) - 2; i++) {
        assert_string_equal(((Episode *)g_ptr_array_index(list, i))->source, all[i].source);
    }
    /* The feed has them the other way round. */
    assert_string_equal(((Episode *)g_ptr_array_index(list, 6))->source, "same b");
    episodes_sort(list);
    assert_string_equal(((Episode *)g_ptr_array_index(list, 0))->source, "first");
    assert_string_equal(((Episode *)g_ptr_array_index(list, 1))->source, "same a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_hold_all_episodes),
        cmocka_unit_test(a_page_keeps_its_episodes_as_others_come),
        cmocka_unit_test(a_serial_show_is_listed_by_season_and_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
