/* A panorama: what is widened is as loud as it was, and its sum is what it was. */
#include "sound/panorama.h"

#include <math.h>

#include "cmocka_headers.h"
#include "signals.h"

enum { RATE = 44100, LENGTH = 4000 };

/* NOISE widened, PIECE samples at a time, at each of the COUNT places from the frame on at the same
 * index of FROM. The caller frees it. */
static float *widened(const Signal *noise, gsize piece, const double *places, const gint64 *from,
                      gsize count)
{
    g_autoptr(Panorama) panorama = panorama_new();
    for (gsize i = 0; i < count; i++) {
        panorama_move(panorama, from[i], places[i]);
    }
    float *frames = g_new(float, 2 * noise->length);
    for (gsize at = 0; at < noise->length; at += piece) {
        panorama_widen(panorama, noise->samples + at, MIN(piece, noise->length - at),
                       frames + 2 * at);
    }
    return frames;
}

static double power(const float *samples, gsize count, gsize step)
{
    double sum = 0;
    for (gsize i = 0; i < count; i++) {
        sum += (double)samples[i * step] * samples[i * step];
    }
    return sum;
}

static void power_stays_and_the_sum_is_the_mono_stream(void **state)
{
    (void)state;
    const double places[] = {0, 1, -2, 2, -4, 4, 12};
    g_auto(Signal) noise = signal_noise(RATE, LENGTH, 0.5);
    for (gsize p = 0; p < G_N_ELEMENTS(places); p++) {
        const gint64 start = 0;
        g_autofree float *frames = widened(&noise, 100, &places[p], &start, 1);
        double left = power(frames, LENGTH, 2), right = power(frames + 1, LENGTH, 2);
        assert_true(fabs((left + right) / power(noise.samples, LENGTH, 1) - 1) < 1e-6);
        assert_true(fabs(10 * log10(right / left) - places[p]) < 1e-4);
        /* Sample for sample, so that no frequency is treated otherwise than another. */
        double loss = pow(10, -panorama_loss_db(places[p]) / 20);
        for (gsize i = 0; i < LENGTH; i++) {
            double sum = ((double)frames[2 * i] + frames[2 * i + 1]) / sqrt(2);
            assert_true(fabs(sum - noise.samples[i] * loss) < 1e-6);
        }
    }
    assert_true(panorama_loss_db(0) < 1e-9);
    assert_true(fabs(panorama_loss_db(4) - 0.22) < 0.01);
    assert_true(fabs(panorama_loss_db(4) - panorama_loss_db(-4)) < 1e-9);
}

static void places_change_where_they_are_told_to(void **state)
{
    (void)state;
    const double places[] = {-4, 4, 2, 0};
    const gint64 from[] = {100, 1500, 1500, 3999};
    g_auto(Signal) noise = signal_noise(RATE, LENGTH, 0.5);
    g_autofree float *frames = widened(&noise, LENGTH, places, from, G_N_ELEMENTS(places));
    for (gsize i = 0; i < LENGTH; i++) {
        if (fabsf(noise.samples[i]) < 0.01F) {
            continue;
        }
        double place = 20 * log10(fabs((double)frames[2 * i + 1] / (double)frames[2 * i]));
        double expected = i < 100 || i == 3999 ? 0 : i < 1500 ? -4 : 2;
        assert_true(fabs(place - expected) < 0.001);
    }
}

static void it_does_not_matter_how_the_stream_is_cut(void **state)
{
    (void)state;
    const double places[] = {-4, 4};
    const gint64 from[] = {1, 2000};
    g_auto(Signal) noise = signal_noise(RATE, LENGTH, 0.5);
    g_autofree float *expected = widened(&noise, LENGTH, places, from, 2);
    const gsize pieces[] = {1, 7, 1024, 1999};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autofree float *frames = widened(&noise, pieces[i], places, from, 2);
        assert_memory_equal(frames, expected, 2 * LENGTH * sizeof *frames);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(power_stays_and_the_sum_is_the_mono_stream),
        cmocka_unit_test(places_change_where_they_are_told_to),
        cmocka_unit_test(it_does_not_matter_how_the_stream_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
