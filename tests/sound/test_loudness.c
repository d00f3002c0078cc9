/* The meter, against others: libebur128 at every sample, and ffmpeg. */
#include "sound/loudness.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sndfile.h>

#include "cmocka_headers.h"
#include "signals.h"

enum { RATE = 44100 };

static Loudness *measured(const Signal *signal, gsize piece)
{
    Loudness *loudness = loudness_new(pcm_mono(signal->rate));
    for (gsize at = 0; at < signal->length; at += piece) {
        loudness_add(loudness, signal->samples + at, MIN(piece, signal->length - at));
    }
    return loudness;
}

static void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance)) {
        fail_msg("%.4f is not within %.4f of %.4f", value, tolerance, expected);
    }
}

static void assert_agrees(const Signal *signal)
{
    g_autoptr(Loudness) loudness = measured(signal, 1000);
    assert_near(loudness_integrated(&loudness, 1), reference_loudness(signal), 0.05);
    assert_near(loudness_true_peak(loudness), reference_true_peak(signal), 0.001);
}

static void speech_is_measured_as_by_libebur128(void **state)
{
    (void)state;
    const double gains[] = {-40, -12, 0, 9};
    for (gsize i = 0; i < G_N_ELEMENTS(gains); i++) {
        g_auto(Signal) speech = signal_passage(i % 2 ? "en-us+f3" : "en-gb-x-rp", 48000);
        signal_amplify(&speech, gains[i]);
        assert_agrees(&speech);
    }
}

static void peaks_between_samples_are_seen(void **state)
{
    (void)state;
    g_auto(Signal) sine = signal_sine(RATE, RATE, RATE / 4.0, G_PI / 4, 0.9);
    g_autoptr(Loudness) loudness = measured(&sine, 777);
    assert_near(loudness_true_peak(loudness), reference_true_peak(&sine), 0.001);
    assert_true(loudness_true_peak(loudness) > 20 * log10(0.9) - 0.1);
    g_auto(Signal) noise = signal_noise(RATE, 3 * (gsize)RATE, 1.0);
    assert_agrees(&noise);
    /* One tall pair of samples among low ones, at every place in a piece. */
    for (gsize place = 1000; place < 1130; place++) {
        g_auto(Signal) pair = signal_sine(RATE, 2000, 200, 0, 0.05);
        pair.samples[place] = pair.samples[place + 1] = 0.6F;
        g_autoptr(Loudness) meter = measured(&pair, 512);
        assert_near(loudness_true_peak(meter), reference_true_peak(&pair), 0.001);
    }
}

static void ffmpeg_agrees(void **state)
{
    (void)state;
    g_auto(Signal) speech = signal_passage("en-us", RATE);
    g_autofree char *folder = g_dir_make_tmp("lectern-loudness-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "speech.wav", NULL);
    SF_INFO info = {.samplerate = RATE, .channels = 1, .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    sf_write_float(file, speech.samples, (sf_count_t)speech.length);
    sf_close(file);
    double lufs, true_peak;
    ffmpeg_measure(path, &lufs, &true_peak);
    g_autoptr(Loudness) loudness = measured(&speech, 4096);
    assert_near(loudness_integrated(&loudness, 1), lufs, 0.1);
    assert_near(loudness_true_peak(loudness), true_peak, 0.1);
    g_unlink(path);
    g_rmdir(folder);
}

static void the_cut_of_the_stream_does_not_matter(void **state)
{
    (void)state;
    g_auto(Signal) speech = signal_passage("en-us", RATE);
    speech.length = 200003;
    g_autoptr(Loudness) whole = measured(&speech, speech.length);
    const gsize pieces[] = {1, 5, 64, 1023, 44100};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(Loudness) other = measured(&speech, pieces[i]);
        assert_true(loudness_integrated(&other, 1) == loudness_integrated(&whole, 1));
        assert_true(loudness_true_peak(other) == loudness_true_peak(whole));
    }
}

static void several_meters_count_as_one_programme(void **state)
{
    (void)state;
    g_auto(Signal) loud = signal_sine(RATE, 10 * (gsize)RATE, 1000, 0, 0.2);
    g_auto(Signal) soft = signal_sine(RATE, 30 * (gsize)RATE, 1000, 0, 0.1);
    Loudness *meters[] = {measured(&loud, 4096), measured(&soft, 4096)};
    /* A quarter of the time 6 dB above the rest: 10 log10((4 + 3) / 4) above it in all. */
    double expected = loudness_integrated(&meters[1], 1) + 10 * log10(7.0 / 4.0);
    assert_near(loudness_integrated(meters, 2), expected, 0.06);

    /* What was measured outlives the end of measuring, and can be asked again. */
    double before = loudness_integrated(meters, 2), peak = loudness_true_peak(meters[0]);
    loudness_close(meters[0]);
    loudness_close(meters[0]);
    loudness_close(meters[1]);
    assert_true(loudness_integrated(meters, 2) == before);
    assert_true(loudness_true_peak(meters[0]) == peak);
    loudness_free(meters[0]);
    loudness_free(meters[1]);
}

static void silence_has_no_loudness(void **state)
{
    (void)state;
    assert_true(loudness_integrated(NULL, 0) == -HUGE_VAL);
    g_auto(Signal) silence = signal_silence(RATE, 3 * (gsize)RATE);
    g_autoptr(Loudness) loudness = measured(&silence, 4096);
    assert_true(loudness_integrated(&loudness, 1) == -HUGE_VAL);
    assert_true(loudness_true_peak(loudness) == -HUGE_VAL);
    /* Nor is it counted beside speech. */
    g_auto(Signal) sine = signal_sine(RATE, 5 * (gsize)RATE, 1000, 0, 0.2);
    Loudness *meters[] = {loudness, measured(&sine, 4096)};
    assert_true(loudness_integrated(meters, 2) == loudness_integrated(meters + 1, 1));
    loudness_free(meters[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speech_is_measured_as_by_libebur128),
        cmocka_unit_test(peaks_between_samples_are_seen),
        cmocka_unit_test(ffmpeg_agrees),
        cmocka_unit_test(the_cut_of_the_stream_does_not_matter),
        cmocka_unit_test(several_meters_count_as_one_programme),
        cmocka_unit_test(silence_has_no_loudness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
