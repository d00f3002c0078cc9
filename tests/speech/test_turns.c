/* Turns: pauses and loudness in finished speech, and what an engine makes of the rest. */
#include <math.h>
#include <string.h>

#include "cmocka_headers.h"
#include "speech/turns.h"
#include "speech_helper.h"

enum { RATE = 1000 };

static SpeechPool *pool;

/* A second of sound at half of full scale, with silence from 400 to 500, and words at 0, 200, 500
 * and 800; the third is unknown. */
static Speech sound(void)
{
    Speech speech = {.length = 1000, .rate = RATE, .word_count = 4};
    speech.samples = g_new(float, speech.length);
    for (gsize i = 0; i < speech.length; i++) {
        speech.samples[i] = i >= 400 && i < 500 ? 0.0F : 0.5F;
    }
    const guint32 starts[] = {0, 200, 500, 800};
    speech.word_starts = g_memdup2(starts, sizeof starts);
    return speech;
}

static void turn_all(Speech *speech, const Turn *turns, gsize count)
{
    SpeechRequest request = {.word_count = speech->word_count, .turns = turns, .turn_count = count};
    speech_turn(&request, speech);
}

static void a_pause_is_as_long_as_it_is_to_be(void **state)
{
    (void)state;
    static const int pauses_ms[] = {0, 50, 100, 300};
    for (gsize i = 0; i < G_N_ELEMENTS(pauses_ms); i++) {
        Speech speech = sound();
        Turn turn = {.word = 2, .pause_ms = pauses_ms[i], .tone = TONE_PLAIN};
        turn_all(&speech, &turn, 1);
        guint pause = (guint)pauses_ms[i];
        assert_int_equal(speech.length, 900 + pause);
        assert_int_equal(speech.word_starts[1], 200);
        assert_int_equal(speech.word_starts[2], 400 + pause);
        assert_int_equal(speech.word_starts[3], 700 + pause);
        for (gsize at = 0; at < speech.length; at++) {
            gboolean silent = at >= 400 && at < 400 + pause;
            assert_true(speech.samples[at] == (silent ? 0.0F : 0.5F));
        }
        speech_clear(&speech);
    }
}

static void sound_that_is_cut_does_not_click(void **state)
{
    (void)state;
    enum { HIGH_RATE = 22050 };
    Speech speech = {.length = HIGH_RATE, .rate = HIGH_RATE, .word_count = 3};
    speech.samples = g_new(float, speech.length);
    for (gsize i = 0; i < speech.length; i++) {
        speech.samples[i] = 0.5F * (float)sin(2 * G_PI * 200 * (double)i / HIGH_RATE + 1);
    }
    const guint32 starts[] = {0, 7000, 14000};
    speech.word_starts = g_memdup2(starts, sizeof starts);
    const Turn turns[] = {{1, 100, TONE_PLAIN}, {2, 100, TONE_PLAIN}};
    turn_all(&speech, turns, G_N_ELEMENTS(turns));
    gsize pause = HIGH_RATE / 10;
    assert_int_equal(speech.length, HIGH_RATE + 2 * pause);
    /* No step is larger than the tone's own: 2π · 200 / 22050 · 0.5. */
    for (gsize i = 1; i < speech.length; i++) {
        assert_true(fabsf(speech.samples[i] - speech.samples[i - 1]) < 0.03F);
    }
    /* Only the 8 ms before and the 5 ms behind a pause are faded. */
    assert_true(speech.samples[6800] == 0.5F * (float)sin(2 * G_PI * 200 * 6800.0 / HIGH_RATE + 1));
    assert_true(speech.samples[7120 + pause] ==
                0.5F * (float)sin(2 * G_PI * 200 * 7120.0 / HIGH_RATE + 1));
    assert_true(speech.samples[7000] == 0 && speech.samples[6999 + pause] == 0);
    speech_clear(&speech);
}

static void pauses_come_together(void **state)
{
    (void)state;
    Speech speech = sound();
    speech.word_starts[2] = SAMPLE_UNKNOWN;
    const Turn turns[] = {{0, 100, TONE_PLAIN},  /* none of its business */
                          {1, 100, TONE_PLAIN},  /* in the middle of sound */
                          {2, 100, TONE_PLAIN},  /* the word is not known: the next is taken … */
                          {3, 100, TONE_PLAIN}}; /* … and then has its pause */
    turn_all(&speech, turns, G_N_ELEMENTS(turns));
    assert_int_equal(speech.word_starts[0], 0);
    assert_int_equal(speech.word_starts[1], 300);
    assert_int_equal(speech.word_starts[2], SAMPLE_UNKNOWN);
    assert_int_equal(speech.length, 1300);
    assert_int_equal(speech.word_starts[3], 1100);
    speech_clear(&speech);
}

static void words_become_softer(void **state)
{
    (void)state;
    Speech speech = sound();
    Turn turns[] = {{1, NO_BREAK, TONE_PLAIN}, {2, NO_BREAK, TONE_PLAIN}};
    turns[0].tone.volume_db = -20;
    turn_all(&speech, turns, G_N_ELEMENTS(turns));
    assert_true(speech.samples[199] == 0.5F && speech.samples[500] == 0.5F);
    assert_true(fabsf(speech.samples[300] - 0.05F) < 1e-6F);
    assert_int_equal(speech.length, 1000);
    speech_clear(&speech);
}

static void speech_of_nothing_is_left_alone(void **state)
{
    (void)state;
    Speech speech = {.rate = RATE};
    const Turn turns[] = {{0, 100, TONE_PLAIN}, {5, 100, TONE_PLAIN}};
    turn_all(&speech, turns, G_N_ELEMENTS(turns));
    assert_int_equal(speech.length, 0);
}

static Speech *say(const char *text, const Turn *turns, gsize count)
{
    SpeechRequest request = request_for(&voice_us, text);
    request.turns = turns;
    request.turn_count = count;
    g_autoptr(GError) error = NULL;
    Speech *speech = speech_job_wait(speech_pool_ask(pool, &request), &error);
    assert_non_null(speech);
    request_clear(&request);
    return speech;
}

/* The pitch of the middle of WORD, in hertz: the lag at which its sound is most like itself. */
static double pitch_of(const Speech *speech, gsize word)
{
    enum { LOWEST_HZ = 60, HIGHEST_HZ = 300, WINDOW = 1500 };
    gsize end = word + 1 < speech->word_count ? speech->word_starts[word + 1] : speech->length;
    gsize start = (speech->word_starts[word] + end) / 2 - WINDOW / 2;
    gsize best = 0;
    double most = 0;
    for (gsize lag = speech->rate / HIGHEST_HZ; lag < speech->rate / LOWEST_HZ; lag++) {
        double sum = 0;
        for (gsize i = start; i < start + WINDOW && i + lag < speech->length; i++) {
            sum += (double)speech->samples[i] * (double)speech->samples[i + lag];
        }
        if (sum > most) {
            most = sum;
            best = lag;
        }
    }
    assert_true(best > 0);
    return (double)speech->rate / (double)best;
}

static gsize length_of(const Speech *speech, gsize word)
{
    return speech->word_starts[word + 1] - speech->word_starts[word];
}

static const char text[] = "We saw a long and lonely line of boats.";
enum { LONELY = 5, OF = 7 };

static void words_have_times_of_their_own(const Speech *speech)
{
    for (gsize i = 0; i < speech->word_count; i++) {
        assert_int_not_equal(speech->word_starts[i], SAMPLE_UNKNOWN);
        assert_true(i == 0 || speech->word_starts[i] > speech->word_starts[i - 1]);
    }
}

static void pitch_and_rate_change_in_the_middle(void **state)
{
    (void)state;
    Turn turns[] = {{LONELY, NO_BREAK, TONE_PLAIN}, {OF, NO_BREAK, TONE_PLAIN}};
    g_autoptr(Speech) plain = say(text, NULL, 0);
    turns[0].tone.pitch_st = 4;
    g_autoptr(Speech) higher = say(text, turns, G_N_ELEMENTS(turns));
    words_have_times_of_their_own(higher);
    double semitones = 12 * log2(pitch_of(higher, LONELY) / pitch_of(plain, LONELY));
    assert_true(semitones > 3 && semitones < 5);
    assert_true(fabs(12 * log2(pitch_of(higher, 3) / pitch_of(plain, 3))) < 0.5);
    assert_true(fabs(12 * log2(pitch_of(higher, 8) / pitch_of(plain, 8))) < 0.5);

    turns[0].tone = TONE_PLAIN;
    turns[0].tone.rate = 0.7;
    g_autoptr(Speech) slower = say(text, turns, G_N_ELEMENTS(turns));
    words_have_times_of_their_own(slower);
    assert_true((double)length_of(slower, LONELY) > 1.2 * (double)length_of(plain, LONELY));
    assert_true(abs((int)length_of(slower, 3) - (int)length_of(plain, 3)) < (int)plain->rate / 50);
}

static void an_utterance_begins_with_its_turn(void **state)
{
    (void)state;
    Turn turn = {0, NO_BREAK, TONE_PLAIN};
    turn.tone.pitch_st = -4;
    g_autoptr(Speech) plain = say(text, NULL, 0);
    g_autoptr(Speech) lower = say(text, &turn, 1);
    double semitones = 12 * log2(pitch_of(lower, LONELY) / pitch_of(plain, LONELY));
    assert_true(semitones < -3 && semitones > -5);
}

static void a_break_is_heard_and_exact(void **state)
{
    (void)state;
    const Turn turn = {LONELY, 500, TONE_PLAIN};
    g_autoptr(Speech) speech = say(text, &turn, 1);
    words_have_times_of_their_own(speech);
    gsize start = speech->word_starts[LONELY];
    gsize pause = speech->rate / 2;
    for (gsize i = start - pause; i < start; i++) {
        assert_true(speech->samples[i] == 0.0F);
    }
    assert_true(fabsf(speech->samples[start - pause - 1]) > 0.0F);
}

static void any_turns_are_spoken(void **state)
{
    (void)state;
    Turn turns[9];
    for (gsize i = 0; i < G_N_ELEMENTS(turns); i++) {
        turns[i] = (Turn){i,
                          i % 2 == 0 ? 200 : NO_BREAK,
                          {0.1 + (double)i, 40 - 10 * (double)i, (double)i, 5 - (double)i}};
    }
    g_autoptr(Speech) speech =
        say("“We” (saw) a — [long], and \"lonely\" l'ine o.f boats!", turns, G_N_ELEMENTS(turns));
    assert_true(speech->length > 0);
}

static int open_pool(void **state)
{
    (void)state;
    pool = pool_of(1, NULL, NULL);
    return 0;
}

static int close_pool(void **state)
{
    (void)state;
    speech_pool_free(pool);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pause_is_as_long_as_it_is_to_be),
        cmocka_unit_test(sound_that_is_cut_does_not_click),
        cmocka_unit_test(pauses_come_together),
        cmocka_unit_test(words_become_softer),
        cmocka_unit_test(speech_of_nothing_is_left_alone),
        cmocka_unit_test(pitch_and_rate_change_in_the_middle),
        cmocka_unit_test(an_utterance_begins_with_its_turn),
        cmocka_unit_test(a_break_is_heard_and_exact),
        cmocka_unit_test(any_turns_are_spoken),
    };
    return cmocka_run_group_tests(tests, open_pool, close_pool);
}
