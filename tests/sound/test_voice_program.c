/* The program that voices speak in gives what this process gives. */
#include <string.h>

#include "cmocka_headers.h"
#include "sound/shape.h"
#include "speech/pool.h"

static Voice voice = {
    .name = (char *)"en-us-test",
    .language = (char *)"en-US",
    .engine = (char *)"espeak-ng",
    .engine_voice = (char *)"gmw/en-US",
    .variant = (char *)"f2",
    .rate = 175,
    .pitch = 50,
    .range = 50,
};
static const Shape shape = {.rate = 44100};

/* What a pool whose speaking is done by PROGRAM says. */
static Speech *spoken_by(const char *program)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SpeechPool) pool =
        speech_pool_new_by(program, 2, shape_speech, &shape, sizeof shape, &error);
    assert_non_null(pool);
    const char *text = "The boat left before the sun was up.";
    Span words[] = {{0, 3}, {4, 8}};
    SpeechRequest request = {
        .voice = &voice, .text = text, .length = strlen(text), .words = words, .word_count = 2};
    Speech *speech = speech_job_wait(speech_pool_ask(pool, &request), &error);
    assert_non_null(speech);
    return speech;
}

static void assert_same(const char *program)
{
    g_autoptr(Speech) here = spoken_by(NULL);
    g_autoptr(Speech) there = spoken_by(program);
    assert_int_equal(there->rate, shape.rate);
    assert_int_equal(there->length, here->length);
    assert_true(here->length > 0);
    assert_memory_equal(there->samples, here->samples, here->length * sizeof(float));
    assert_memory_equal(there->word_starts, here->word_starts, 2 * sizeof(guint32));
}

static void the_program_says_the_same(void **state)
{
    (void)state;
    assert_same(VOICE_PROGRAM);
}

static void without_the_program_there_is_this_one(void **state)
{
    (void)state;
    assert_same("/nowhere/lectern-voice");
}

static void by_itself_it_says_what_it_is(void **state)
{
    (void)state;
    const char *arguments[][5] = {{VOICE_PROGRAM, NULL},
                                  {VOICE_PROGRAM, "1", "2", "x", NULL},
                                  {VOICE_PROGRAM, "99", "98", "2"}};
    for (gsize i = 0; i < G_N_ELEMENTS(arguments); i++) {
        gint status = 0;
        g_autofree char *complaint = NULL;
        assert_true(g_spawn_sync(NULL, (char **)arguments[i], NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                 NULL, &complaint, &status, NULL));
        assert_false(g_spawn_check_wait_status(status, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_says_the_same),
        cmocka_unit_test(without_the_program_there_is_this_one),
        cmocka_unit_test(by_itself_it_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
