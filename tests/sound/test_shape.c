/* Shaping: silence goes, sound stays, words and time stay in step. */
#include "sound/shape.h"

#include <math.h>
#include <samplerate.h>

#include "cmocka_headers.h"
#include "signals.h"
#include "sound/resample.h"

enum { SPOKEN_RATE = 22050 };

/* Takes over SIGNAL's samples. */
static Speech speech_of(Signal *signal, guint32 *words, gsize word_count)
{
    return (Speech){g_steal_pointer(&signal->samples), signal->length, signal->rate, words,
                    word_count};
}

static Speech shaped(Signal *signal, guint rate)
{
    Speech speech = speech_of(signal, NULL, 0);
    shape_speech(&speech, &(Shape){rate});
    return speech;
}

/* A tone from START to END in silence. */
static Signal tone_between(gsize start, gsize end, gsize length)
{
    Signal signal = signal_sine(SPOKEN_RATE, length, 441, 0, 0.5);
    for (gsize i = 0; i < length; i++) {
        signal.samples[i] *= i >= start && i < end ? 1.0F : 0.0F;
    }
    return signal;
}

static void silence_at_the_ends_goes_and_sound_stays(void **state)
{
    (void)state;
    g_auto(Signal) signal = tone_between(2000, 12000, 20000);
    Speech speech = shaped(&signal, SPOKEN_RATE);
    const gsize before = 5 * SPOKEN_RATE / 1000, behind = 8 * SPOKEN_RATE / 1000;
    /* The tone's first sample is a zero of the sine. */
    assert_in_range(speech.length, 10000 + before + behind - 2, 10000 + before + behind);
    /* Only the silence kept at either end was faded: the tone is whole. */
    g_auto(Signal) again = tone_between(2000, 12000, 20000);
    for (gsize i = 0; i < 9990; i++) {
        assert_true(speech.samples[before + i] == again.samples[2001 + i]);
    }
    g_free(speech.samples);
}

static void speech_without_silence_is_faded(void **state)
{
    (void)state;
    g_auto(Signal) signal = signal_sine(SPOKEN_RATE, 5000, 2000, 1.5, 0.9);
    Speech speech = shaped(&signal, SPOKEN_RATE);
    assert_int_equal(speech.length, 5000);
    assert_true(fabsf(speech.samples[0]) < 0.001F);
    assert_true(fabsf(speech.samples[4999]) < 0.001F);
    /* No step is larger than the tone's own: 2π · 2000 / 22050 · 0.9. */
    for (gsize i = 1; i < speech.length; i++) {
        assert_true(fabsf(speech.samples[i] - speech.samples[i - 1]) < 0.53F);
    }
    g_free(speech.samples);
}

static void words_move_with_the_sound_and_stay_inside(void **state)
{
    (void)state;
    g_auto(Signal) signal = tone_between(2000, 12000, 20000);
    guint32 words[] = {0, 2000, 7000, SAMPLE_UNKNOWN, 11999, 19000};
    Speech speech = speech_of(&signal, words, G_N_ELEMENTS(words));
    shape_speech(&speech, &(Shape){44100});
    const guint32 cut = 2001 - 5 * SPOKEN_RATE / 1000;
    assert_int_equal(speech.rate, 44100);
    assert_int_equal(words[0], 0);
    assert_int_equal(words[1], 2 * (2000 - cut));
    assert_int_equal(words[2], 2 * (7000 - cut));
    assert_true(words[3] == SAMPLE_UNKNOWN);
    assert_int_equal(words[4], 2 * (11999 - cut));
    assert_true(words[5] < speech.length && words[5] > words[4]);
    g_free(speech.samples);
}

static void lengths_are_whole_number_arithmetic(void **state)
{
    (void)state;
    const guint rates[] = {8000, 22050, 44100, 48000};
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++) {
        for (gsize length = 1; length < 2000; length += 13) {
            g_auto(Signal) noise = signal_noise(SPOKEN_RATE, length, 0.5);
            Speech speech = shaped(&noise, rates[i]);
            guint64 wanted = (length * (guint64)rates[i] + SPOKEN_RATE - 1) / SPOKEN_RATE;
            assert_int_equal(speech.length, wanted);
            assert_true(resampled_position(length - 1, SPOKEN_RATE, rates[i]) < speech.length);
            g_free(speech.samples);
        }
    }
}

static void nothing_heard_is_nothing_kept(void **state)
{
    (void)state;
    const gsize lengths[] = {0, 1, 30000};
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_auto(Signal) silence = signal_silence(SPOKEN_RATE, lengths[i]);
        guint32 words[] = {0, SAMPLE_UNKNOWN, 20000};
        Speech speech = speech_of(&silence, words, G_N_ELEMENTS(words));
        shape_speech(&speech, &(Shape){48000});
        assert_int_equal(speech.length, 0);
        assert_int_equal(words[0], 0);
        assert_true(words[1] == SAMPLE_UNKNOWN);
        assert_int_equal(words[2], 0);
        g_free(speech.samples);
    }
}

/* How well A, moved on by SHIFT, and B agree: the sum of products. */
static double correlation(const Signal *a, const Signal *b, int shift)
{
    double sum = 0;
    for (gsize i = 10000; i < 60000; i++) {
        sum += (double)a->samples[(gsize)((gint64)i + shift)] * (double)b->samples[i];
    }
    return sum;
}

static void the_resampler_adds_no_delay(void **state)
{
    (void)state;
    const guint rates[] = {44100, 48000};
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++) {
        g_auto(Signal) up = signal_passage("en-us", rates[i]);
        /* There and back: a delay would show twice. */
        g_auto(Signal) back = {resample(up.samples, up.length, rates[i], SPOKEN_RATE),
                               resampled_length(up.length, rates[i], SPOKEN_RATE), SPOKEN_RATE};
        g_auto(Signal) spoken = signal_passage("en-us", SPOKEN_RATE);
        double at_rest = correlation(&spoken, &back, 0);
        for (int shift = 1; shift <= 40; shift++) {
            assert_true(correlation(&spoken, &back, shift) < at_rest);
            assert_true(correlation(&spoken, &back, -shift) < at_rest);
        }
        /* And against the samples themselves, moved by whole-number arithmetic. */
        double sum = 0, power = 0;
        for (gsize k = 0; k < spoken.length; k += 2) {
            float moved = up.samples[resampled_position(k, SPOKEN_RATE, rates[i])];
            sum += (double)moved * (double)spoken.samples[k];
            power += (double)spoken.samples[k] * (double)spoken.samples[k];
        }
        assert_true(sum / power > 0.9);
    }
}

/* libsamplerate's own answer, in one call, which may be a sample short of LENGTH. */
static float *resampled_plainly(const Signal *signal, guint to, gsize *length)
{
    float *result = g_new0(float, *length);
    SRC_DATA data = {.data_in = signal->samples,
                     .data_out = result,
                     .input_frames = (long)signal->length,
                     .output_frames = (long)*length,
                     .src_ratio = (double)to / signal->rate};
    assert_int_equal(src_simple(&data, SRC_SINC_FASTEST, 1), 0);
    assert_in_range(data.output_frames_gen, MAX(*length, 1) - 1, *length);
    *length = (gsize)data.output_frames_gen;
    return result;
}

static void the_resampler_gives_what_libsamplerate_gives(void **state)
{
    (void)state;
    const guint pairs[][2] = {{22050, 44100}, {22050, 48000}, {16000, 44100}, {8000, 48000},
                              {44100, 22050}, {48000, 8000},  {22050, 22051}, {22049, 44100}};
    const gsize lengths[] = {1, 100, 2047, 2048, 2049, 30011, 100000};
    for (gsize p = 0; p < G_N_ELEMENTS(pairs); p++) {
        for (gsize k = 0; k < G_N_ELEMENTS(lengths); k++) {
            guint from = pairs[p][0], to = pairs[p][1];
            g_auto(Signal) noise = signal_noise(from, lengths[k], 0.5);
            gsize length = resampled_length(noise.length, from, to);
            g_autofree float *plain = resampled_plainly(&noise, to, &length);
            g_autofree float *ours = resample(noise.samples, noise.length, from, to);
            for (gsize i = 0; i < length; i++) {
                if (!(fabsf(plain[i] - ours[i]) < 1e-4F)) {
                    fail_msg("%u to %u, sample %zu of %zu: %g for %g", from, to, i, length,
                             (double)ours[i], (double)plain[i]);
                }
            }
        }
    }
}

static void soft_consonants_at_the_ends_are_kept(void **state)
{
    (void)state;
    const char *voices[] = {"en-us", "en-gb-x-rp", "en-us+f2", "en-us+m8", "en-us+klatt4", "de"};
    const char *texts[] = {"Fifty", "Half", "Thin", "Very", "Shush", "Of", "Path", "Move"};
    for (gsize i = 0; i < G_N_ELEMENTS(voices) * G_N_ELEMENTS(texts); i++) {
        const char *voice = voices[i % G_N_ELEMENTS(voices)];
        const char *text = texts[i / G_N_ELEMENTS(voices)];
        g_auto(Signal) spoken = signal_speech(voice, text);
        g_auto(Signal) copy = signal_speech(voice, text);
        double before = 0, kept = 0;
        gsize first = 0;
        while (fabsf(spoken.samples[first]) < 2.0F / 32768) {
            first++; /* digital silence */
        }
        Speech speech = shaped(&copy, spoken.rate);
        /* Of the first 20 ms that are not silence, hardly any energy may be lost. */
        const gsize onset = spoken.rate / 50, margin = spoken.rate / 200;
        for (gsize k = 0; k < onset; k++) {
            double was = (double)spoken.samples[first + k];
            gsize place = MIN(first, margin) + k;
            double is = place < speech.length ? (double)speech.samples[place] : 0;
            before += was * was;
            kept += is * is;
        }
        if (kept < 0.7 * before) {
            fail_msg("“%s” by %s keeps %.0f %% of its onset", text, voice, 100 * kept / before);
        }
        g_free(speech.samples);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silence_at_the_ends_goes_and_sound_stays),
        cmocka_unit_test(speech_without_silence_is_faded),
        cmocka_unit_test(words_move_with_the_sound_and_stay_inside),
        cmocka_unit_test(lengths_are_whole_number_arithmetic),
        cmocka_unit_test(nothing_heard_is_nothing_kept),
        cmocka_unit_test(the_resampler_adds_no_delay),
        cmocka_unit_test(the_resampler_gives_what_libsamplerate_gives),
        cmocka_unit_test(soft_consonants_at_the_ends_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
