#include "show/ledger.h"

#include <string.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "show/show_folder.h"

typedef struct {
    char *folder;
    Show *show;
    Ledger *ledger;
    GHashTable *sources; /* names */
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->folder = show_folder(NULL);
    fixture->show = show_load(fixture->folder, NULL);
    fixture->ledger = ledger_load(fixture->show, NULL);
    fixture->sources = g_hash_table_new(g_str_hash, g_str_equal);
    *state = fixture;
    return fixture->ledger ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    ledger_free(fixture->ledger);
    show_free(fixture->show);
    show_folder_free(fixture->folder);
    g_hash_table_unref(fixture->sources);
    g_free(fixture);
    return 0;
}

static LedgerEntry *add(Fixture *fixture, const char *source, const char *sha256)
{
    LedgerEntry *entry = ledger_add(fixture->ledger, fixture->show, source, NULL);
    entry->sha256 = g_strdup(sha256);
    return entry;
}

static void slugs_are_names_and_no_two_are_the_same(void **state)
{
    Fixture *fixture = *state;
    const struct {
        const char *source, *slug;
    } cases[] = {
        {"The Tide.md", "the-tide"},      {"a/2026-03-01-The tide.md", "the-tide-2"},
        {"b/the-tide.txt", "the-tide-3"}, {"2026-03-01.md", "2026-03-01"},
        {"Ålesund.v2.txt", "alesund-v2"}, {"潮.md", "untitled"},
    };
    g_autoptr(GHashTable) guids = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const LedgerEntry *entry = add(fixture, cases[i].source, "x");
        assert_string_equal(entry->slug, cases[i].slug);
        assert_true(g_hash_table_add(guids, entry->guid));
        assert_true(g_uuid_string_is_valid(entry->guid));
    }
}

static void an_article_is_known_by_guid_then_name_then_digest(void **state)
{
    Fixture *fixture = *state;
    LedgerEntry *tide = add(fixture, "tide.md", "aa");
    LedgerEntry *wind = add(fixture, "wind.md", "bb");
    g_hash_table_add(fixture->sources, "wind.md");
    g_hash_table_add(fixture->sources, "sea.md");
    /* Changed: by its name. Renamed: by its digest. */
    assert_ptr_equal(ledger_find(fixture->ledger, "wind.md", "cc", NULL, fixture->sources), wind);
    assert_ptr_equal(ledger_find(fixture->ledger, "sea.md", "aa", NULL, fixture->sources), tide);
    /* A copy is another article. */
    assert_null(ledger_find(fixture->ledger, "sea.md", "bb", NULL, fixture->sources));
    /* Renamed and changed: by the guid that it names. */
    assert_ptr_equal(ledger_find(fixture->ledger, "sea.md", "cc", tide->guid, fixture->sources),
                     tide);
    /* What names another guid is another article. */
    assert_null(ledger_find(fixture->ledger, "wind.md", "bb", "urn:other", fixture->sources));
}

static void a_new_article_of_an_old_name_gets_a_guid_of_its_own(void **state)
{
    Fixture *fixture = *state;
    LedgerEntry *old = add(fixture, "tide.md", "aa");
    g_free(old->source);
    old->source = g_strdup("sea.md");
    const LedgerEntry *new = add(fixture, "tide.md", "bb");
    assert_string_not_equal(new->guid, old->guid);
    assert_string_equal(new->slug, "tide-2");
}

static void what_is_saved_is_read_again(void **state)
{
    Fixture *fixture = *state;
    LedgerEntry *entry = add(fixture, "b.md", "aa");
    entry->edition = g_strdup("0123456789ab");
    entry->changed = 42;
    g_autofree char *guid = g_strdup(entry->guid);
    ledger_remove(fixture->ledger, add(fixture, "gone.md", "cc"));
    add(fixture, "a.md", "bb");
    ledger_note_removed(fixture->ledger, "episodes/gone/");
    ledger_note_removed(fixture->ledger, "episodes/gone/");
    ledger_note_removed(fixture->ledger, "episodes/back/");
    ledger_note_present(fixture->ledger, "episodes/back/");
    assert_true(ledger_save(fixture->ledger, NULL));
    g_autoptr(Ledger) again = ledger_load(fixture->show, NULL);
    assert_non_null(again);
    assert_int_equal(again->entries->len, 2);
    const LedgerEntry *second = g_ptr_array_index(again->entries, 1);
    assert_string_equal(second->source, "b.md");
    assert_string_equal(second->guid, guid);
    assert_string_equal(second->edition, "0123456789ab");
    assert_null(second->key);
    assert_int_equal(second->changed, 42);
    assert_int_equal(again->removed->len, 1);
    assert_string_equal(g_ptr_array_index(again->removed, 0), "episodes/gone/");
}

#define EPISODE(guid, slug, edition)                                                               \
    "{\"source\": \"a.md\", \"guid\": \"" guid "\", \"slug\": \"" slug                             \
    "\", \"edition\": \"" edition "\"}"
#define LEDGER(episodes, removed)                                                                  \
    "{\"format\": \"" LEDGER_FORMAT "\", \"episodes\": [" episodes "], \"removed\": [" removed "]" \
    "}"

static void what_could_lead_out_of_the_site_is_refused(void **state)
{
    Fixture *fixture = *state;
    const char *const texts[] = {
        "",
        "[]",
        "{",
        "{\"format\": \"other/1\", \"episodes\": []}",
        LEDGER("{}", ""),
        LEDGER(EPISODE("", "a", "0f"), ""),
        LEDGER(EPISODE("g", "../a", "0f"), ""),
        LEDGER(EPISODE("g", "a", "../../x"), ""),
        LEDGER(EPISODE("g", "", "0f"), ""),
        LEDGER(EPISODE("g", "a", "0f") ", " EPISODE("g", "b", "0f"), ""),
        LEDGER(EPISODE("g", "a", "0f") ", " EPISODE("h", "a", "0f"), ""),
        LEDGER("", "\"../\""),
        LEDGER("", "\"episodes/../\""),
        LEDGER("", "\"episodes/\""),
        LEDGER("", "\"/episodes/a/\""),
        LEDGER("", "7"),
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        show_folder_put(fixture->folder, SHOW_LEDGER, texts[i]);
        g_autoptr(GError) error = NULL;
        if (ledger_load(fixture->show, &error)) {
            fail_msg("was read: %s", texts[i]);
        }
        assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_SYNTAX));
    }
    show_folder_put(fixture->folder, SHOW_LEDGER, LEDGER(EPISODE("g", "a", "0f"), ""));
    g_autoptr(Ledger) sound = ledger_load(fixture->show, NULL);
    assert_non_null(sound);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(slugs_are_names_and_no_two_are_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_article_is_known_by_guid_then_name_then_digest, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_new_article_of_an_old_name_gets_a_guid_of_its_own, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_saved_is_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_could_lead_out_of_the_site_is_refused, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
