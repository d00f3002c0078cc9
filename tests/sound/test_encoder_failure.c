/* Files that cannot be written: what is said of them and what is left. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "base/error.h"
#include "bench.h"
#include "cmocka_headers.h"
#include "signals.h"

/* Writes noise until it fails, or all of it was written and closing fails; the error. */
static GError *failure_of(const Bench *bench, const char *path, const AudioFormat *format)
{
    g_auto(Signal) noise = signal_noise(rate_of(format, bench->preset), 500000, 0.5);
    GError *error = NULL;
    Encoder *encoder = encoder_open(path, format, pcm_mono(noise.rate), bench->preset, &error);
    if (encoder && !encoder_write(encoder, noise.samples, noise.length, &error)) {
        encoder_abandon(encoder);
    } else if (encoder) {
        assert_false(encoder_close(encoder, &error));
    }
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    return error;
}

static void a_full_device_is_an_error_in_every_format(void **state)
{
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_autoptr(GError) error = failure_of(*state, "/dev/full", format);
        assert_string_equal(error->message, "/dev/full: cannot write: No space left on device");
    }
    assert_true(g_file_test("/dev/full", G_FILE_TEST_EXISTS));
}

static void a_file_that_cannot_grow_is_removed(void **state)
{
    const Bench *bench = *state;
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    struct rlimit narrow = {30000, before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_autofree char *path = g_build_filename(bench->folder, format->name, NULL);
        setrlimit(RLIMIT_FSIZE, &narrow);
        g_autoptr(GError) error = failure_of(bench, path, format);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_non_null(strstr(error->message, "cannot write: File too large"));
        assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    }
    signal(SIGXFSZ, handler);
}

static void a_path_that_cannot_be_written_says_why(void **state)
{
    const Bench *bench = *state;
    g_autofree char *nowhere = g_build_filename(bench->folder, "missing", "a.mp3", NULL);
    g_autoptr(GError) error = failure_of(bench, nowhere, audio_format_find("mp3"));
    assert_non_null(strstr(error->message, "a.mp3: cannot create: No such file or directory"));
    g_autoptr(GError) folder = failure_of(bench, bench->folder, audio_format_find("wav"));
    assert_non_null(strstr(folder->message, "cannot create: Is a directory"));
}

static void an_abandoned_file_is_removed(void **state)
{
    const Bench *bench = *state;
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_auto(Signal) noise = signal_noise(rate_of(format, bench->preset), 100000, 0.5);
        g_autofree char *path = g_build_filename(bench->folder, format->name, NULL);
        Encoder *encoder = encoder_open(path, format, pcm_mono(noise.rate), bench->preset, NULL);
        assert_true(encoder_write(encoder, noise.samples, noise.length, NULL));
        encoder_abandon(encoder);
        assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    }
    encoder_abandon(NULL);
}

static void a_rate_that_a_format_cannot_be_is_refused(void **state)
{
    const Bench *bench = *state;
    g_autofree char *path = g_build_filename(bench->folder, "a.opus", NULL);
    g_autoptr(GError) error = NULL;
    assert_null(
        encoder_open(path, audio_format_find("opus"), pcm_mono(44100), bench->preset, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    assert_non_null(strstr(error->message, "cannot encode at 44100 Hz: "));
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_device_is_an_error_in_every_format),
        cmocka_unit_test(a_file_that_cannot_grow_is_removed),
        cmocka_unit_test(a_path_that_cannot_be_written_says_why),
        cmocka_unit_test(an_abandoned_file_is_removed),
        cmocka_unit_test(a_rate_that_a_format_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
