/* A pool gives the same speech for the same request, whatever else it does. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cmocka_headers.h"
#include "speech_helper.h"

static const struct {
    const Voice *voice;
    const char *text;
} requests[] = {
    {&voice_us, "The boat left before the sun was up, and nobody waved."},
    {&voice_gb_andrea, "“I shall be back,” she said; “do not wait for me.”"},
    {&voice_us_klatt, "So much of it was gone: three nets, a lamp, the good rope."},
    {&voice_german, "Wir haben lange auf das Schiff gewartet."},
    {&voice_us, "No."},
    {&voice_gb_andrea, "And then?"},
    {&voice_us_klatt, "It rained on 14 of the 30 days."},
    {&voice_us, "The boat left before the sun was up, and nobody waved."},
};
enum { REQUESTS = G_N_ELEMENTS(requests) };

/* Has POOL speak the requests beginning at FIRST, going on by STEP, all under way at once. */
static void speak_all(SpeechPool *pool, gsize first, gsize step, Speech **speeches)
{
    SpeechJob *jobs[REQUESTS];
    gsize order[REQUESTS];
    for (gsize i = 0; i < REQUESTS; i++) {
        order[i] = (first + i * step) % REQUESTS;
        SpeechRequest request = request_for(requests[order[i]].voice, requests[order[i]].text);
        jobs[i] = speech_pool_ask(pool, &request);
        request_clear(&request);
    }
    for (gsize i = 0; i < REQUESTS; i++) {
        speeches[order[i]] = speech_job_wait(jobs[i], NULL);
        assert_non_null(speeches[order[i]]);
    }
}

static void free_all(Speech **speeches)
{
    for (gsize i = 0; i < REQUESTS; i++) {
        speech_free(speeches[i]);
    }
}

static void assert_same(Speech **a, Speech **b)
{
    for (gsize i = 0; i < REQUESTS; i++) {
        assert_true(same_speech(a[i], b[i]));
    }
}

static void speech_depends_on_the_request_alone(void **state)
{
    (void)state;
    Speech *reference[REQUESTS];
    SpeechPool *alone = pool_of(1, NULL, NULL);
    speak_all(alone, 0, 1, reference);
    speech_pool_free(alone);
    assert_true(same_speech(reference[0], reference[REQUESTS - 1]));
    assert_false(same_speech(reference[0], reference[1]));

    static const struct {
        guint workers;
        gsize first, step;
    } cases[] = {{1, 3, 5}, {2, 0, 1}, {2, 7, 7}, {5, 4, 3}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Speech *speeches[REQUESTS];
        SpeechPool *pool = pool_of(cases[i].workers, NULL, NULL);
        speak_all(pool, cases[i].first, cases[i].step, speeches);
        assert_same(speeches, reference);
        free_all(speeches);
        speak_all(pool, 0, 1, speeches); /* on workers that have spoken before */
        assert_same(speeches, reference);
        free_all(speeches);
        speech_pool_free(pool);
    }
    free_all(reference);
}

static void the_locale_reaches_no_sample(void **state)
{
    (void)state;
    static const char *const locales[] = {"C", "C.UTF-8", "POSIX"};
    Speech *reference[REQUESTS] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(locales); i++) {
        g_setenv("LC_ALL", locales[i], TRUE);
        setlocale(LC_ALL, "");
        Speech *speeches[REQUESTS];
        SpeechPool *pool = pool_of(1, NULL, NULL);
        speak_all(pool, 0, 1, speeches);
        speech_pool_free(pool);
        if (i == 0) {
            memcpy(reference, speeches, sizeof(reference));
        } else {
            assert_same(speeches, reference);
            free_all(speeches);
        }
    }
    g_unsetenv("LC_ALL");
    setlocale(LC_ALL, "C");
    free_all(reference);
}

typedef struct {
    SpeechPool *pool;
    Speech **reference;
    gint wrong; /* atomic */
} Crowd;

static gpointer ask_from_a_thread(gpointer data)
{
    Crowd *crowd = data;
    for (gsize i = 0; i < REQUESTS; i++) {
        g_autoptr(Speech) speech = speak(crowd->pool, requests[i].voice, requests[i].text);
        if (!speech || !same_speech(speech, crowd->reference[i])) {
            g_atomic_int_inc(&crowd->wrong);
        }
    }
    return NULL;
}

static void many_threads_may_ask_at_once(void **state)
{
    (void)state;
    Speech *reference[REQUESTS];
    g_autoptr(SpeechPool) pool = pool_of(2, NULL, NULL);
    speak_all(pool, 0, 1, reference);
    Crowd crowd = {pool, reference, 0};
    GThread *threads[4];
    for (gsize i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("asker", ask_from_a_thread, &crowd);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_thread_join(threads[i]);
    }
    assert_int_equal(crowd.wrong, 0);
    free_all(reference);
}

/* Leaves every second sample, and makes words go wrong. */
static void halve(Speech *speech, gconstpointer data)
{
    const guint *divisor = data;
    for (gsize i = 0; i < speech->length / *divisor; i++) {
        speech->samples[i] = speech->samples[i * *divisor];
    }
    speech->length /= *divisor;
    speech->rate /= *divisor;
    for (gsize i = 0; i < speech->word_count; i++) {
        speech->word_starts[i] = i % 2 ? 0 : G_MAXUINT32 - 1;
    }
}

static void a_shape_may_change_all_of_the_speech(void **state)
{
    (void)state;
    guint divisor = 2;
    g_autoptr(SpeechPool) plain = pool_of(1, NULL, NULL);
    g_autoptr(Speech) whole = speak(plain, &voice_us, "One or two of them.");
    speech_pool_free(g_steal_pointer(&plain));
    g_autoptr(SpeechPool) pool = pool_of(1, halve, &divisor);
    g_autoptr(Speech) half = speak(pool, &voice_us, "One or two of them.");
    assert_int_equal(half->length, whole->length / 2);
    assert_int_equal(half->rate, whole->rate / 2);
    assert_true(half->samples[1000] == whole->samples[2000]);
    for (gsize i = 0; i < half->word_count; i++) {
        assert_int_equal(half->word_starts[i], half->length); /* in order, and within */
    }
}

/* Makes it longer than an utterance may be. */
static void stretch(Speech *speech, gconstpointer data)
{
    (void)data;
    speech->length = (gsize)speech->rate * (SPEECH_LENGTH_LIMIT_S + 1);
    g_free(speech->samples);
    speech->samples = g_new0(float, speech->length);
}

static void a_shape_cannot_make_speech_endless(void **state)
{
    (void)state;
    g_autoptr(SpeechPool) pool = pool_of(1, stretch, NULL);
    g_autoptr(GError) error = NULL;
    SpeechRequest request = request_for(&voice_us, "Yes.");
    assert_null(speech_job_wait(speech_pool_ask(pool, &request), &error));
    request_clear(&request);
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_ENGINE));
}

static void a_pool_without_standard_streams_works(void **state)
{
    (void)state;
    int saved[3];
    for (int i = 0; i < 3; i++) {
        saved[i] = fcntl(i, F_DUPFD_CLOEXEC, 10);
        close(i);
    }
    SpeechPool *pool = speech_pool_new(1, NULL, NULL, NULL);
    SpeechRequest request = request_for(&voice_us, "Yes.");
    Speech *speech = pool ? speech_job_wait(speech_pool_ask(pool, &request), NULL) : NULL;
    request_clear(&request);
    speech_pool_free(pool);
    for (int i = 0; i < 3; i++) {
        dup2(saved[i], i);
        close(saved[i]);
    }
    gsize length = speech ? speech->length : 0;
    speech_free(speech);
    assert_true(length > 0);
}

static void many_pools_leave_nothing_behind(void **state)
{
    (void)state;
    int before = dup(STDIN_FILENO);
    close(before);
    for (int i = 0; i < 10; i++) {
        SpeechPool *pool = pool_of(3, NULL, NULL);
        speech_free(speak(pool, &voice_us, "Yes."));
        speech_pool_free(pool);
    }
    int after = dup(STDIN_FILENO);
    close(after);
    assert_int_equal(before, after);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speech_depends_on_the_request_alone),
        cmocka_unit_test(the_locale_reaches_no_sample),
        cmocka_unit_test(many_threads_may_ask_at_once),
        cmocka_unit_test(a_shape_may_change_all_of_the_speech),
        cmocka_unit_test(a_shape_cannot_make_speech_endless),
        cmocka_unit_test(a_pool_without_standard_streams_works),
        cmocka_unit_test(many_pools_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
