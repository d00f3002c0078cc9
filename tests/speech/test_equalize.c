/* The equaliser: what it does to tones, how late it is, and what it leaves alone. */
#include <math.h>
#include <string.h>

#include "cmocka_headers.h"
#include "speech/equalize.h"

enum { RATE = 22050, LENGTH = 22050 };

/* How much louder, in dB, a tone of HZ becomes once the filters have settled. */
static double effect_at(const Equalizer *equalizer, double hz)
{
    Speech speech = {.length = LENGTH, .rate = RATE};
    speech.samples = g_new(float, LENGTH);
    double before = 0, after = 0;
    for (gsize i = 0; i < LENGTH; i++) {
        speech.samples[i] = (float)(0.25 * sin(2 * G_PI * hz * (double)i / RATE));
        before += i >= LENGTH / 2 ? (double)speech.samples[i] * (double)speech.samples[i] : 0;
    }
    equalize(equalizer, &speech);
    for (gsize i = LENGTH / 2; i < LENGTH; i++) {
        after += (double)speech.samples[i] * (double)speech.samples[i];
    }
    speech_clear(&speech);
    return 10 * log10(after / before);
}

static void a_peak_is_as_high_and_as_wide_as_it_says(void **state)
{
    (void)state;
    const Equalizer cut = {1, {{BAND_PEAK, 1000, 2, -6}}};
    assert_float_equal(effect_at(&cut, 1000), -6, 0.02);
    /* Half of it in dB at the edges of its width: 2 asinh(1/4) / ln 2 = 0.714 octaves. */
    const double half_width = exp2(0.714 / 2);
    assert_float_equal(effect_at(&cut, 1000 / half_width), -3, 0.1);
    assert_float_equal(effect_at(&cut, 1000 * half_width), -3, 0.1);
    assert_float_equal(effect_at(&cut, 100), 0, 0.1);
    assert_float_equal(effect_at(&cut, 10500), 0, 0.1);
}

static void a_shelf_has_two_sides(void **state)
{
    (void)state;
    const Equalizer low = {1, {{BAND_LOW_SHELF, 500, 0, -4}}};
    assert_float_equal(effect_at(&low, 40), -4, 0.1);
    assert_float_equal(effect_at(&low, 500), -2, 0.1);
    assert_float_equal(effect_at(&low, 6000), 0, 0.1);
    const Equalizer high = {1, {{BAND_HIGH_SHELF, 3000, 0, 5}}};
    assert_float_equal(effect_at(&high, 200), 0, 0.1);
    assert_float_equal(effect_at(&high, 3000), 2.5, 0.1);
    assert_float_equal(effect_at(&high, 10500), 5, 0.1);
}

static void bands_add_up(void **state)
{
    (void)state;
    const Equalizer both = {2, {{BAND_PEAK, 1000, 3, -3}, {BAND_PEAK, 1000, 3, -2}}};
    assert_float_equal(effect_at(&both, 1000), -5, 0.02);
}

/* The centre of gravity in time of what becomes of a click, in seconds behind it. */
static double delay_of(const Equalizer *equalizer)
{
    Speech speech = {.length = LENGTH, .rate = RATE};
    speech.samples = g_new0(float, LENGTH);
    speech.samples[100] = 1;
    equalize(equalizer, &speech);
    double sum = 0, weighted = 0;
    for (gsize i = 0; i < LENGTH; i++) {
        double power = (double)speech.samples[i] * (double)speech.samples[i];
        assert_true(i >= 100 || power == 0);
        sum += power;
        weighted += power * ((double)i - 100);
    }
    speech_clear(&speech);
    return weighted / sum / RATE;
}

static void nothing_is_later_by_a_millisecond(void **state)
{
    (void)state;
    const Equalizer most = {4,
                            {{BAND_PEAK, 500, 2.8, -6},
                             {BAND_PEAK, 2000, 2.8, -6},
                             {BAND_PEAK, 4000, 2.8, -6},
                             {BAND_LOW_SHELF, 120, 0, -6}}};
    assert_true(delay_of(&most) < 0.001);
}

static void without_bands_every_bit_stays(void **state)
{
    (void)state;
    /* The second is above what the rate has room for. */
    const Equalizer idle[] = {{0}, {1, {{BAND_PEAK, 11000, 1, 6}}}};
    for (gsize k = 0; k < G_N_ELEMENTS(idle); k++) {
        float samples[] = {0.1F, -0.7F, 0.3F, 1e-30F};
        float before[G_N_ELEMENTS(samples)];
        memcpy(before, samples, sizeof samples);
        Speech speech = {.samples = samples, .length = G_N_ELEMENTS(samples), .rate = RATE};
        equalize(&idle[k], &speech);
        assert_memory_equal(samples, before, sizeof samples);
    }
}

static void silence_becomes_silence_again(void **state)
{
    (void)state;
    const Equalizer cut = {1, {{BAND_PEAK, 3000, 2.8, -6}}};
    Speech speech = {.length = LENGTH, .rate = RATE};
    speech.samples = g_new0(float, LENGTH);
    speech.samples[0] = 1;
    equalize(&cut, &speech);
    for (gsize i = LENGTH / 2; i < LENGTH; i++) {
        assert_true(speech.samples[i] == 0);
    }
    speech_clear(&speech);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_peak_is_as_high_and_as_wide_as_it_says),
        cmocka_unit_test(a_shelf_has_two_sides),
        cmocka_unit_test(bands_add_up),
        cmocka_unit_test(nothing_is_later_by_a_millisecond),
        cmocka_unit_test(without_bands_every_bit_stays),
        cmocka_unit_test(silence_becomes_silence_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
