/* The limiter: under the ceiling wherever peaks are, untouched where there are none. */
#include "sound/limiter.h"

#include <math.h>
#include <string.h>

#include "cmocka_headers.h"
#include "signals.h"

enum { RATE = 44100, MS = RATE / 1000 };

static const double CEILING = -1.0, TOLERANCE = 0.01;

static gboolean collect(const float *samples, gsize count, gpointer data, GError **error)
{
    (void)error;
    g_array_append_vals(data, samples, (guint)count);
    return TRUE;
}

/* What comes out for SIGNAL, written in pieces of at most PIECE. */
static Signal limited(const Signal *signal, double ceiling, gsize piece)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(Limiter) limiter = limiter_new(signal->rate, ceiling, collect, out);
    for (gsize at = 0; at < signal->length; at += piece) {
        gsize count = MIN(piece, signal->length - at);
        assert_true(limiter_write(limiter, signal->samples + at, count, NULL));
    }
    assert_true(limiter_finish(limiter, NULL));
    assert_int_equal(out->len, signal->length);
    return (Signal){(float *)(gpointer)g_array_free(out, FALSE), signal->length, signal->rate};
}

static void assert_limited(const Signal *signal, double ceiling)
{
    g_auto(Signal) out = limited(signal, ceiling, signal->length);
    double peak = reference_true_peak(&out);
    if (peak > ceiling + TOLERANCE) {
        fail_msg("the true peak is %.3f dB, the ceiling %.3f", peak, ceiling);
    }
}

static void peaks_between_samples_are_limited(void **state)
{
    (void)state;
    /* A quarter of the rate, 45° off: every sample is 3 dB under the peak. */
    g_auto(Signal) sine = signal_sine(RATE, RATE, RATE / 4.0, G_PI / 4, 1.0);
    assert_true(fabs((double)sine.samples[100]) < 0.708);
    assert_limited(&sine, CEILING);
    const double frequencies[] = {50, 110, 230, 490, 1000, 2300, 5100, 9700, 14000, 19000};
    for (gsize i = 0; i < G_N_ELEMENTS(frequencies); i++) {
        g_auto(Signal) other = signal_sine(RATE, RATE / 4, frequencies[i], 1.0, 3.9);
        assert_limited(&other, CEILING);
    }
}

static void clicks_are_limited(void **state)
{
    (void)state;
    g_auto(Signal) clicks = signal_noise(RATE, RATE, 0.1);
    const gsize places[] = {0, 1, 2, 3000, 3001, 3100, 3350, 5000, 20000, RATE - 2, RATE - 1};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        clicks.samples[places[i]] = (i % 2 ? -1.0F : 1.0F) * (1.0F + (float)i);
    }
    assert_limited(&clicks, CEILING);
    assert_limited(&clicks, -12.0);
}

static void loud_noise_and_its_onsets_are_limited(void **state)
{
    (void)state;
    g_auto(Signal) noise = signal_noise(RATE, RATE, 4.0);
    for (gsize i = 0; i < noise.length; i++) {
        noise.samples[i] *= (i / 2000) % 2 ? 1.0F : 0.05F;
    }
    assert_limited(&noise, CEILING);
    g_auto(Signal) other = signal_noise(48000, 48000, 8.0);
    assert_limited(&other, CEILING);
}

static void loud_speech_is_limited(void **state)
{
    (void)state;
    const char *voices[] = {"en-us", "en-us+f3", "en-us+klatt4"};
    for (gsize i = 0; i < G_N_ELEMENTS(voices); i++) {
        g_auto(Signal) speech = signal_passage(voices[i], i == 1 ? 48000 : RATE);
        signal_amplify(&speech, 12.0);
        speech.length = 10 * (gsize)speech.rate;
        assert_limited(&speech, CEILING);
        assert_limited(&speech, -3.0);
    }
}

static void what_is_under_the_ceiling_is_untouched(void **state)
{
    (void)state;
    g_auto(Signal) speech = signal_passage("en-us", RATE);
    signal_amplify(&speech, CEILING - 0.001 - reference_true_peak(&speech));
    g_auto(Signal) out = limited(&speech, CEILING, 1000);
    assert_memory_equal(out.samples, speech.samples, speech.length * sizeof(float));
}

static void only_the_surroundings_of_a_peak_are_touched(void **state)
{
    (void)state;
    enum { PEAK = RATE };
    g_auto(Signal) sine = signal_sine(RATE, 3 * (gsize)RATE, 440, 0, 0.5);
    sine.samples[PEAK] = 4.0F;
    g_auto(Signal) out = limited(&sine, CEILING, 4096);
    const gsize before = PEAK - LIMITER_BEFORE_MS * MS, after = PEAK + LIMITER_AFTER_MS * MS;
    assert_memory_equal(out.samples, sine.samples, before * sizeof(float));
    assert_memory_equal(out.samples + after, sine.samples + after,
                        (sine.length - after) * sizeof(float));
    assert_true(fabsf(out.samples[PEAK]) <= 0.8914F);
    /* Gain returns smoothly, without a step. */
    float last = 0;
    for (gsize i = PEAK + 30; i < after; i++) {
        if (fabsf(sine.samples[i]) > 0.1F) {
            float gain = out.samples[i] / sine.samples[i];
            assert_true(gain >= last - 1e-6F && gain <= 1.0F);
            last = gain;
        }
    }
}

static void the_cut_of_the_stream_does_not_matter(void **state)
{
    (void)state;
    g_auto(Signal) speech = signal_passage("en-us", RATE);
    signal_amplify(&speech, 9.0);
    speech.length = 100003;
    g_auto(Signal) whole = limited(&speech, CEILING, speech.length);
    const gsize pieces[] = {1, 7, 64, 1023, 1024, 1025, 30000};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_auto(Signal) out = limited(&speech, CEILING, pieces[i]);
        assert_memory_equal(out.samples, whole.samples, whole.length * sizeof(float));
    }
}

static void short_streams_come_out_whole(void **state)
{
    (void)state;
    for (gsize length = 1; length < 3000; length += 61) {
        g_auto(Signal) noise = signal_noise(RATE, length, 0.5);
        g_auto(Signal) out = limited(&noise, CEILING, length);
        assert_memory_equal(out.samples, noise.samples, length * sizeof(float));
    }
    GArray *out = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(Limiter) limiter = limiter_new(RATE, CEILING, collect, out);
    assert_true(limiter_finish(limiter, NULL));
    assert_int_equal(out->len, 0);
    g_array_unref(out);
}

static gboolean refuse(const float *samples, gsize count, gpointer data, GError **error)
{
    (void)samples;
    (void)count;
    (void)data;
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
    return FALSE;
}

static void a_failing_sink_stops_the_stream(void **state)
{
    (void)state;
    g_autoptr(Limiter) limiter = limiter_new(RATE, CEILING, refuse, NULL);
    g_auto(Signal) noise = signal_noise(RATE, 5000, 0.5);
    g_autoptr(GError) error = NULL;
    assert_false(limiter_write(limiter, noise.samples, noise.length, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peaks_between_samples_are_limited),
        cmocka_unit_test(clicks_are_limited),
        cmocka_unit_test(loud_noise_and_its_onsets_are_limited),
        cmocka_unit_test(loud_speech_is_limited),
        cmocka_unit_test(what_is_under_the_ceiling_is_untouched),
        cmocka_unit_test(only_the_surroundings_of_a_peak_are_touched),
        cmocka_unit_test(the_cut_of_the_stream_does_not_matter),
        cmocka_unit_test(short_streams_come_out_whole),
        cmocka_unit_test(a_failing_sink_stops_the_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
