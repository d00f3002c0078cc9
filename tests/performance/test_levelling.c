/* Levelling: a chapter comes to its loudness in few passes, and a small change changes no gain. */
#include "performance/levelling.h"

#include <math.h>

#include "cmocka_headers.h"

static const Preset preset = {.target_lufs = -16, .tolerance_lu = 0.3};

/* How loud a chapter comes out with GAIN_DB that has LUFS without one and loses LOST of what is
 * added above -18 LUFS to the limiter. */
static double made(double lufs, double gain_db, double lost)
{
    double plain = lufs + gain_db;
    return plain > -18 ? plain - (plain + 18) * lost : plain;
}

/* The passes that a chapter of LUFS needs; GAIN_DB gets the gain of the last, OFF_LU how far off it
 * is then. */
static int passes_of(double lufs, double lost, double *gain_db, double *off_lu)
{
    Levelling levelling = {0};
    int passes = 1;
    while (levelling_goes_on(&levelling, &preset, made(lufs, levelling.correction_db, lost))) {
        assert_true(++passes <= 4);
    }
    *gain_db = levelling.correction_db;
    *off_lu = made(lufs, levelling.correction_db, lost) - preset.target_lufs;
    return passes;
}

static void a_chapter_that_is_near_is_left_alone(void **state)
{
    (void)state;
    double gain_db, off_lu;
    assert_int_equal(passes_of(-16.29, 0, &gain_db, &off_lu), 1);
    assert_true(gain_db == 0);
    assert_int_equal(passes_of(-15.71, 0, &gain_db, &off_lu), 1);
    assert_int_equal(passes_of(-HUGE_VAL, 0, &gain_db, &off_lu), 1);
}

static void the_limiters_toll_is_paid_beforehand(void **state)
{
    (void)state;
    const double ceilings[] = {10, 1, -1, -1.6, -2.2, -3.5, -5, -9, -16};
    double last_db = -1;
    for (gsize i = 0; i < G_N_ELEMENTS(ceilings); i++) {
        Levelling levelling;
        levelling_begin(&levelling, &preset, ceilings[i]);
        assert_true(levelling.passes == 0 && levelling.correction_db >= last_db);
        last_db = levelling.correction_db;
        assert_true(last_db <= 5 && (ceilings[i] < 1 || last_db == 0));
    }
}

static void others_come_within_the_tolerance(void **state)
{
    (void)state;
    for (double lufs = -40; lufs < -5; lufs += 0.01) {
        double gain_db, off_lu;
        int passes = passes_of(lufs, 0, &gain_db, &off_lu);
        assert_true(passes <= 2 && fabs(off_lu) <= 0.3);
        passes_of(lufs, 0.6, &gain_db, &off_lu);
        assert_true(fabs(off_lu) <= 0.3);
    }
}

/* Of 3,500 chapters, each changed by 0.02 LU, few get another gain. */
static void a_small_change_rarely_changes_the_gain(void **state)
{
    (void)state;
    int changed = 0;
    for (double lufs = -40; lufs < -5; lufs += 0.01) {
        double gain_db, changed_db, off_lu;
        passes_of(lufs, 0, &gain_db, &off_lu);
        passes_of(lufs + 0.02, 0, &changed_db, &off_lu);
        changed += gain_db != changed_db;
    }
    assert_in_range(changed, 1, 3500 / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chapter_that_is_near_is_left_alone),
        cmocka_unit_test(the_limiters_toll_is_paid_beforehand),
        cmocka_unit_test(others_come_within_the_tolerance),
        cmocka_unit_test(a_small_change_rarely_changes_the_gain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
