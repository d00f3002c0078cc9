/* Rehearsals: the gain they tell is the one with which the loudness comes out right. */
#include "sound/rehearsal.h"

#include <math.h>

#include "cmocka_headers.h"
#include "signals.h"
#include "sound/limiter.h"
#include "sound/loudness.h"

static gboolean measure(const float *samples, gsize count, gpointer meter, GError **error)
{
    (void)error;
    loudness_add(meter, samples, count);
    return TRUE;
}

/* How loud SIGNAL comes out of a limiter after GAIN_DB. */
static double loudness_after(const Signal *signal, double gain_db, double ceiling_db)
{
    g_auto(Signal) louder = {g_memdup2(signal->samples, signal->length * sizeof(float)),
                             signal->length, signal->rate};
    signal_amplify(&louder, gain_db);
    g_autoptr(Loudness) meter = loudness_new(signal->rate);
    g_autoptr(Limiter) limiter = limiter_new(signal->rate, ceiling_db, measure, meter);
    assert_true(limiter_write(limiter, louder.samples, louder.length, NULL));
    assert_true(limiter_finish(limiter, NULL));
    return loudness_integrated(&meter, 1);
}

/* Whether what a rehearsal of VOICE at its own rate says is right at 44,100 Hz too. */
static void assert_reaches_target(const char *preset_name, const char *voice)
{
    const AudioFormat *format = audio_format_find("mp3");
    g_autoptr(Preset) preset = preset_load(preset_name, NULL);
    double ceiling = audio_formats_ceiling_db(&format, 1, preset);
    g_auto(Signal) spoken = signal_passage(voice, 22050);
    g_auto(Signal) resampled = signal_passage(voice, 44100);
    spoken.length = 15 * (gsize)spoken.rate;
    resampled.length = 15 * (gsize)resampled.rate;

    /* A voice calibrated to -16 LUFS, but for 0.7 dB. */
    double calibrated = -16.7 - reference_loudness(&spoken);
    Rehearsal *rehearsal = rehearsal_new(&format, 1, 22050, preset);
    rehearsal_add(rehearsal, spoken.samples, 100000, calibrated);
    rehearsal_add(rehearsal, spoken.samples + 100000, spoken.length - 100000, calibrated);
    double gain = rehearsal_gain(&rehearsal, 1);
    assert_true(rehearsal_gain(&rehearsal, 1) == gain);
    rehearsal_free(rehearsal);

    double loudness = loudness_after(&resampled, calibrated + gain, ceiling);
    if (fabs(loudness - preset->target_lufs) > 0.15) {
        fail_msg("%s for %s: %.2f LUFS with %.2f dB", voice, preset_name, loudness, gain);
    }
}

static void the_gain_makes_up_for_what_the_limiter_takes(void **state)
{
    (void)state;
    assert_reaches_target("podcast", "en-gb-x-rp");
    assert_reaches_target("podcast", "en-us+f3");
    assert_reaches_target("spotify", "en-us");
    assert_reaches_target("broadcast", "en-us+m8");
    assert_reaches_target("audiobook", "de");
}

static void several_rehearsals_are_one_edition(void **state)
{
    (void)state;
    const AudioFormat *format = audio_format_find("flac");
    g_autoptr(Preset) preset = preset_load("podcast", NULL);
    g_auto(Signal) tone = signal_sine(44100, 200000, 1000, 0, 0.15);
    Rehearsal *both[2];
    for (gsize i = 0; i < 2; i++) {
        both[i] = rehearsal_new(&format, 1, 44100, preset);
        rehearsal_add(both[i], tone.samples, tone.length, i == 0 ? 0 : 3);
    }
    double gain = rehearsal_gain(both, 2);
    double expected =
        preset->target_lufs - reference_loudness(&tone) - 10 * log10((1 + pow(10, 0.3)) / 2);
    assert_true(fabs(gain - expected) < 0.1);
    rehearsal_free(both[0]);
    rehearsal_free(both[1]);
}

static void gain_has_its_bounds(void **state)
{
    (void)state;
    const AudioFormat *format = audio_format_find("wav");
    g_autoptr(Preset) preset = preset_load("podcast", NULL);
    const double amplitudes[] = {0.0, 0.9, 0.001};
    double gains[G_N_ELEMENTS(amplitudes)];
    for (gsize i = 0; i < G_N_ELEMENTS(amplitudes); i++) {
        g_auto(Signal) tone = signal_sine(44100, 100000, 1000, 0, amplitudes[i]);
        Rehearsal *rehearsal = rehearsal_new(&format, 1, 44100, preset);
        rehearsal_add(rehearsal, tone.samples, tone.length, 0);
        gains[i] = rehearsal_gain(&rehearsal, 1);
        rehearsal_free(rehearsal);
    }
    assert_true(gains[0] == 0);                    /* silence stays what it is */
    assert_true(gains[1] < -11 && gains[1] > -13); /* too loud: as much as it is too loud */
    assert_true(gains[2] == REHEARSAL_MOST_DB);
    assert_true(rehearsal_gain(NULL, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gain_makes_up_for_what_the_limiter_takes),
        cmocka_unit_test(several_rehearsals_are_one_edition),
        cmocka_unit_test(gain_has_its_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
