/* Balance: speakers come to within what a preset allows, by few rounds and whole steps; and
 * hearing, which says who was how loud. */
#include "performance/balance.h"

#include <math.h>

#include "cmocka_headers.h"
#include "performance/hearing.h"

enum { RATE = 1000, LONG = 20 * RATE };

static const Preset preset = {.target_lufs = -16, .requirements = {.speakers_lu = {-HUGE_VAL, 1}}};

/* SPEAKER was heard at LUFS for so many SAMPLES. */
static void hear(Balance *balance, int speaker, double lufs, gint64 samples)
{
    double powers[100];
    for (gsize i = 0; i < G_N_ELEMENTS(powers); i++) {
        powers[i] = levels_power(levels_quantum(lufs));
    }
    balance_hear(balance, speaker, samples, powers, G_N_ELEMENTS(powers));
}

static void those_who_are_near_stay(void **state)
{
    (void)state;
    g_autoptr(Balance) balance = balance_new(2);
    hear(balance, SPEAKER_NARRATOR, -16.0, LONG);
    hear(balance, 0, -16.35, LONG);
    hear(balance, 1, -15.75, LONG);
    assert_false(balance_goes_on(balance, &preset, RATE));
    for (int speaker = SPEAKER_NARRATOR; speaker < 2; speaker++) {
        assert_true(balance_db(balance, speaker) == 0);
    }
    assert_true(balance_db(NULL, 5) == 0);
}

/* Each speaker's loudness with a gain of BALANCE, of which a limiter takes the part LOST. */
static double spread_after(Balance *balance, const double *lufs, int count, double lost)
{
    double least = HUGE_VAL, most = -HUGE_VAL;
    for (int i = 0; i < count; i++) {
        double made = lufs[i] + balance_db(balance, i - 1) * (1 - lost);
        hear(balance, i - 1, made, LONG);
        least = fmin(least, made);
        most = fmax(most, made);
    }
    return most - least;
}

static void the_others_come_within_what_is_allowed(void **state)
{
    (void)state;
    for (double off = -3; off <= 3; off += 0.01) {
        for (double lost = 0; lost < 0.6; lost += 0.25) {
            g_autoptr(Balance) balance = balance_new(2);
            const double lufs[] = {-16.1, -16 + off, -15.8};
            int rounds = 0;
            double spread;
            do {
                spread = spread_after(balance, lufs, 3, lost);
                assert_true(++rounds <= 4);
            } while (balance_goes_on(balance, &preset, RATE));
            assert_true(spread <= 0.85);
            double steps = balance_db(balance, 0) / 0.4;
            assert_float_equal(steps, round(steps), 1e-9);
            assert_true(balance_db(balance, SPEAKER_NARRATOR) == 0);
        }
    }
}

static void who_says_little_or_nothing_is_let_be(void **state)
{
    (void)state;
    g_autoptr(Balance) balance = balance_new(3);
    hear(balance, SPEAKER_NARRATOR, -16, LONG);
    hear(balance, 0, -12, BALANCE_LEAST_S * RATE - 1);
    hear(balance, 2, -HUGE_VAL, LONG);
    assert_false(balance_goes_on(balance, &preset, RATE));
    hear(balance, SPEAKER_NARRATOR, -16, LONG);
    hear(balance, 0, -12, BALANCE_LEAST_S * RATE);
    hear(balance, 2, -HUGE_VAL, LONG);
    assert_true(balance_goes_on(balance, &preset, RATE));
    assert_true(balance_has_moved(balance, 0));
    assert_false(balance_has_moved(balance, SPEAKER_NARRATOR));
    assert_false(balance_has_moved(balance, 1));
    assert_false(balance_has_moved(balance, 2));
    assert_float_equal(balance_db(balance, 0), -4, 1e-9);
}

/* Much is said by two who are within what is allowed, and little by the others. */
static void those_are_moved_who_say_the_least(void **state)
{
    (void)state;
    g_autoptr(Balance) balance = balance_new(4);
    hear(balance, SPEAKER_NARRATOR, -16.0, 50 * LONG);
    hear(balance, 0, -16.6, 30 * LONG);
    hear(balance, 1, -15.4, LONG);
    hear(balance, 2, -17.0, 2 * LONG);
    hear(balance, 3, -16.2, LONG);
    assert_true(balance_goes_on(balance, &preset, RATE));
    assert_false(balance_has_moved(balance, SPEAKER_NARRATOR));
    assert_false(balance_has_moved(balance, 0));
    assert_true(balance_has_moved(balance, 1));
    assert_true(balance_has_moved(balance, 2));
    assert_false(balance_has_moved(balance, 3));
    assert_float_equal(balance_db(balance, 1), -0.8, 1e-9); /* to -16.2 */
    assert_float_equal(balance_db(balance, 2), 0.8, 1e-9);
}

static void a_preset_may_ask_for_nothing(void **state)
{
    (void)state;
    const Preset open = {.target_lufs = -16,
                         .requirements = {.speakers_lu = {-HUGE_VAL, HUGE_VAL}}};
    g_autoptr(Balance) balance = balance_new(1);
    hear(balance, SPEAKER_NARRATOR, -16, LONG);
    hear(balance, 0, -10, LONG);
    assert_false(balance_goes_on(balance, &open, RATE));
}

/* Two takes of 12 s, silent but for the narrator, who is at -20 LUFS in the first and at -14 in the
 * second, and for somebody who is at -14 between. */
static void each_hop_counts_for_who_speaks_there(void **state)
{
    (void)state;
    enum { HOPS = 120 };
    const int speakers[] = {SPEAKER_NARRATOR, 0, SPEAKER_NARRATOR};
    const double loud[] = {-20, -14, -14};
    Placement placements[] = {{1000, 9050}, {13000, 18020}, {18040, 23000}};
    guint16 *hops[] = {g_new0(guint16, HOPS), g_new0(guint16, HOPS)};
    g_autoptr(Script) script = script_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(speakers); i++) {
        const Utterance utterance = {.speaker = speakers[i]};
        g_array_append_val(script->utterances, utterance);
        for (guint32 at = placements[i].start / 100; at < placements[i].end / 100; at++) {
            hops[at / HOPS][at % HOPS] = levels_quantum(loud[i]);
        }
    }
    const PerformedChapter chapter = {.utterance_count = 3, .utterances = placements};
    Hearing *hearing = hearing_new();
    hearing_add(hearing, 0, hops[0], HOPS);
    hearing_add(hearing, 12000, hops[1], HOPS);

    /* The narrator is heard for 13 s, on the mean at -16.8 LUFS; the other is not for 10 s. */
    const Preset strict = {.target_lufs = -14, .requirements = {.speakers_lu = {-HUGE_VAL, 1}}};
    g_autoptr(Balance) balance = balance_new(2);
    hear(balance, 1, -14, LONG);
    hearing_tell(hearing, script, &chapter, RATE, balance);
    hearing_free(hearing);
    assert_true(balance_goes_on(balance, &strict, RATE));
    assert_true(balance_has_moved(balance, SPEAKER_NARRATOR));
    assert_false(balance_has_moved(balance, 0));
    assert_float_equal(balance_db(balance, SPEAKER_NARRATOR), 2.8, 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_who_are_near_stay),
        cmocka_unit_test(the_others_come_within_what_is_allowed),
        cmocka_unit_test(who_says_little_or_nothing_is_let_be),
        cmocka_unit_test(those_are_moved_who_say_the_least),
        cmocka_unit_test(a_preset_may_ask_for_nothing),
        cmocka_unit_test(each_hop_counts_for_who_speaks_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
