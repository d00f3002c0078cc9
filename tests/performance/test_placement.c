/* Words on the timeline: exact where the engine said so, spread where it did not, always in order.
 */
#include <string.h>

#include "cmocka_headers.h"
#include "performance/placement.h"
#include "speech/engine.h"

/* A wording whose words stand at the given bytes of a text of LENGTH bytes. */
static Wording *wording_at(const gsize *offsets, gsize count, gsize length)
{
    Wording *wording = g_new0(Wording, 1);
    wording->text = g_strnfill(length, 'x');
    wording->length = length;
    wording->words = g_array_new(FALSE, FALSE, sizeof(Word));
    for (gsize i = 0; i < count; i++) {
        Word word = {.spoken = {offsets[i], offsets[i] + 1}};
        g_array_append_val(wording->words, word);
    }
    return wording;
}

static void marks_are_kept_exactly(void **state)
{
    (void)state;
    const gsize offsets[] = {0, 10, 20};
    const guint32 starts[] = {5, 100, 250};
    Placement places[3];
    guint8 estimated[3];
    g_autoptr(Wording) wording = wording_at(offsets, 3, 30);
    placement_words(wording, starts, 1000, 400, places, estimated);
    assert_int_equal(places[0].start, 1005);
    assert_int_equal(places[0].end, 1100);
    assert_int_equal(places[1].end, 1250);
    assert_int_equal(places[2].end, 1400);
    assert_int_equal(estimated[0] + estimated[1] + estimated[2], 0);
}

static void missing_marks_are_spread_between_their_neighbours(void **state)
{
    (void)state;
    const gsize offsets[] = {0, 10, 20, 30};
    const guint32 starts[] = {0, SAMPLE_UNKNOWN, 200, SAMPLE_UNKNOWN};
    Placement places[4];
    guint8 estimated[4];
    g_autoptr(Wording) wording = wording_at(offsets, 4, 40);
    placement_words(wording, starts, 0, 400, places, estimated);
    assert_int_equal(places[1].start, 100);
    assert_int_equal(places[3].start, 300);
    const guint8 expected[] = {0, 1, 0, 1};
    assert_memory_equal(estimated, expected, sizeof expected);
}

static void an_utterance_without_any_mark_is_spread_by_its_text(void **state)
{
    (void)state;
    const gsize offsets[] = {0, 25, 50};
    Placement places[3];
    guint8 estimated[3];
    g_autoptr(Wording) wording = wording_at(offsets, 3, 100);
    placement_words(wording, NULL, 7, 1000, places, estimated);
    assert_int_equal(places[0].start, 7);
    assert_int_equal(places[1].start, 257);
    assert_int_equal(places[2].start, 507);
    assert_int_equal(places[2].end, 1007);
}

/* Two words of the source that one spoken word stands for both have their time. */
static void words_that_share_what_says_them_part_its_time(void **state)
{
    (void)state;
    const gsize offsets[] = {0, 10, 10, 20};
    const guint32 starts[] = {0, 100, 100, 200};
    Placement places[4];
    guint8 estimated[4];
    g_autoptr(Wording) wording = wording_at(offsets, 4, 30);
    placement_words(wording, starts, 0, 300, places, estimated);
    assert_int_equal(places[1].start, 100);
    assert_int_equal(places[1].end, 150);
    assert_int_equal(places[2].start, 150);
    assert_int_equal(places[2].end, 200);
    const guint8 expected[] = {0, 0, 1, 0};
    assert_memory_equal(estimated, expected, sizeof expected);
}

/* Whatever an engine says, words are in order, inside their utterance, and leave no gap. */
static void any_marks_give_words_in_order(void **state)
{
    (void)state;
    enum { ROUNDS = 2000, MOST = 12, LENGTH = 500 };
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < ROUNDS; round++) {
        gsize count = (gsize)g_rand_int_range(random, 1, MOST);
        gsize offsets[MOST];
        guint32 starts[MOST];
        for (gsize i = 0; i < count; i++) {
            offsets[i] = i * 3 + (gsize)g_rand_int_range(random, 0, 3);
            starts[i] = g_rand_boolean(random) ? SAMPLE_UNKNOWN
                                               : (guint32)g_rand_int_range(random, 0, LENGTH + 50);
        }
        Placement places[MOST];
        guint8 estimated[MOST];
        g_autoptr(Wording) wording = wording_at(offsets, count, count * 3);
        placement_words(wording, starts, 100, LENGTH, places, estimated);
        guint32 at = 100;
        for (gsize i = 0; i < count; i++) {
            assert_true(places[i].start >= at && places[i].end >= places[i].start);
            assert_true(i == 0 || places[i].start == places[i - 1].end);
            at = places[i].end;
        }
        assert_int_equal(at, 100 + LENGTH);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_kept_exactly),
        cmocka_unit_test(missing_marks_are_spread_between_their_neighbours),
        cmocka_unit_test(an_utterance_without_any_mark_is_spread_by_its_text),
        cmocka_unit_test(words_that_share_what_says_them_part_its_time),
        cmocka_unit_test(any_marks_give_words_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
