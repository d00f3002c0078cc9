/* Joined takes: what is decoded of them is what went in, where it belongs, without a seam. */
#include "sound/join.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "bench.h"
#include "cmocka_headers.h"
#include "signals.h"
#include "sound/panorama.h"

enum { TAKES = 5 };

/* A passage in TAKES stretches, each with silence at its ends, a multiple of GRAIN long but for the
 * last; STARTS gets where each begins, and the end. */
static Signal stretches(guint rate, guint grain, gsize *starts)
{
    g_auto(Signal) speech = signal_passage("en-us", rate);
    Signal all = signal_silence(rate, 40 * (gsize)rate);
    gsize edge = (gsize)rate * TAKE_EDGE_MS / 1000, at = 0;
    for (gsize take = 0; take < TAKES; take++) {
        starts[take] = at;
        gsize length = (3 + take) * (gsize)rate + 1234 * take;
        memcpy(all.samples + at + edge, speech.samples + take * rate, length * sizeof(float));
        at += length + 2 * edge;
        at += take + 1 < TAKES ? (grain - at % grain) % grain : 77;
    }
    starts[TAKES] = all.length = at;
    return all;
}

/* Two channels are what is heard 4 dB to the left. */
static char *encode(const Bench *bench, const AudioFormat *format, const Signal *signal,
                    guint channels, gsize from, gsize to, const char *name)
{
    char *path = g_build_filename(bench->folder, name, NULL);
    const Pcm pcm = {signal->rate, channels};
    Encoder *encoder = encoder_open(path, format, pcm, bench->preset, NULL);
    assert_non_null(encoder);
    g_autofree float *frames = g_memdup2(signal->samples + from, (to - from) * sizeof(float));
    if (channels > 1) {
        g_autoptr(Panorama) panorama = panorama_new();
        panorama_move(panorama, 0, -4.0);
        frames = g_renew(float, frames, 2 * (to - from));
        panorama_widen(panorama, signal->samples + from, to - from, frames);
    }
    assert_true(encoder_write(encoder, frames, to - from, NULL));
    assert_true(encoder_close(encoder, NULL));
    return path;
}

/* Adds the file at PATH, which is removed. */
static gboolean add(AudioJoin *join, const char *path, gint64 samples, gsize index, gsize count,
                    GError **error)
{
    int fd = open(path, O_RDONLY);
    EncodedTake take = {.fd = fd,
                        .size = lseek(fd, 0, SEEK_END),
                        .samples = samples,
                        .is_first = index == 0,
                        .is_last = index + 1 == count};
    gboolean added = audio_join_add(join, &take, error);
    close(fd);
    g_unlink(path);
    return added;
}

static char *joined(const Bench *bench, const AudioFormat *format, const Signal *signal,
                    guint channels, const gsize *starts)
{
    char *path = g_build_filename(bench->folder, "joined", NULL);
    AudioJoin *join = audio_join_open(path, format, (Pcm){signal->rate, channels}, NULL);
    assert_non_null(join);
    for (gsize i = 0; i < TAKES; i++) {
        g_autofree char *take =
            encode(bench, format, signal, channels, starts[i], starts[i + 1], "take");
        assert_true(add(join, take, (gint64)(starts[i + 1] - starts[i]), i, TAKES, NULL));
    }
    assert_true(audio_join_close(join, NULL));
    return path;
}

/* The highest difference between A and B from START on. */
static double difference(const Signal *a, const Signal *b, gsize start, gsize length)
{
    double most = 0;
    for (gsize i = start; i < start + length; i++) {
        most = fmax(most, fabs((double)a->samples[i] - (double)b->samples[i]));
    }
    return most;
}

/* By how many samples B is late against A around PLACE, as far as 50 either way. */
static int lateness(const Signal *a, const Signal *b, gsize place)
{
    double best = -HUGE_VAL;
    int late = 0;
    for (int shift = -50; shift <= 50; shift++) {
        double sum = 0;
        for (gsize i = place; i < place + 20000; i++) {
            sum += (double)a->samples[i] * (double)b->samples[(gsize)((gint64)i + shift)];
        }
        late = sum > best ? shift : late;
        best = fmax(best, sum);
    }
    return late;
}

/* Joins takes in FORMAT, and compares what is decoded with what went in, and with the same encoded
 * in one go. */
static void check_seams(const Bench *bench, const AudioFormat *format, guint rate, guint channels)
{
    /* What Opus does to speech at low rates looks two samples early, also where nothing is
     * joined; and it may be heard before the first sound, at -58 dB there as here. */
    gboolean is_opus = strcmp(format->name, "opus") == 0;
    int late = is_opus ? 2 : 0;
    double limit = is_opus ? 2e-3 : 1e-4;
    gsize starts[TAKES + 1];
    g_auto(Signal) signal = stretches(rate, audio_formats_grain(&format, 1), starts);
    g_autofree char *whole = encode(bench, format, &signal, channels, 0, signal.length, "whole");
    g_autofree char *path = joined(bench, format, &signal, channels, starts);
    for (guint channel = 0; channel < channels; channel++) {
        g_auto(Signal) expected = signal_decode_channel(whole, channels, channel);
        g_auto(Signal) decoded = signal_decode_channel(path, channels, channel);
        assert_int_equal(decoded.length, signal.length);
        gsize edge = rate * TAKE_EDGE_MS / 1000;
        for (gsize i = 0; i < TAKES; i++) {
            assert_in_range(lateness(&signal, &decoded, starts[i] + edge) + late, 0, 2 * late);
            int later = lateness(&expected, &decoded, starts[i] + edge);
            if (later != 0) {
                fail_msg("%s at %u Hz, %u channels: %d samples late", format->name, rate, channels,
                         later);
            }
            /* 30 ms around the seam nothing is heard. */
            gsize quiet = edge * 3 / 10;
            if (i > 0 && difference(&signal, &decoded, starts[i] - quiet, 2 * quiet) > limit) {
                fail_msg("%s at %u Hz, %u channels: a seam is heard", format->name, rate, channels);
            }
        }
    }
    g_unlink(whole);
    g_unlink(path);
}

static void takes_join_without_a_seam(void **state)
{
    const Bench *bench = *state;
    const guint rates[] = {44100, 48000, 32000};
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        guint own = rate_of(format, bench->preset);
        for (gsize r = 0; r < G_N_ELEMENTS(rates); r++) {
            if (own == bench->preset->rate || rates[r] == own) { /* Opus has no other */
                check_seams(bench, format, rates[r], 1);
            }
        }
        check_seams(bench, format, own, 2);
    }
}

static void a_joined_mp3_says_what_is_in_it(void **state)
{
    const Bench *bench = *state;
    const AudioFormat *mp3 = audio_format_find("mp3");
    gsize starts[TAKES + 1];
    g_auto(Signal) signal = stretches(44100, audio_formats_grain(&mp3, 1), starts);
    g_autofree char *path = joined(bench, mp3, &signal, 1, starts);
    const char *command[] = {"ffprobe", "-v", "error", "-show_entries", "format=duration", "-of",
                             "csv=p=0", path, NULL};
    g_autofree char *duration = output_of(command);
    double seconds = g_ascii_strtod(duration, NULL);
    assert_true(fabs(seconds - (double)signal.length / 44100) < 0.06);
    const char *decode[] = {"ffmpeg", "-v", "warning", "-i", path, "-f", "null", "-", NULL};
    g_autofree char *complaints = output_of(decode);
    assert_string_equal(complaints, "");
    g_unlink(path);
}

static void one_take_is_copied_in_every_format(void **state)
{
    const Bench *bench = *state;
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_auto(Signal) noise = signal_noise(rate_of(format, bench->preset), 100001, 0.3);
        g_autofree char *take = encode(bench, format, &noise, 1, 0, noise.length, "take");
        g_autofree char *expected = file_sha256(take, NULL);
        g_autofree char *path = g_build_filename(bench->folder, "copy", NULL);
        AudioJoin *join = audio_join_open(path, format, pcm_mono(noise.rate), NULL);
        assert_true(add(join, take, (gint64)noise.length, 0, 1, NULL));
        assert_true(audio_join_close(join, NULL));
        g_autofree char *sum = file_sha256(path, NULL);
        assert_string_equal(sum, expected);
        g_unlink(path);
    }
}

static void a_damaged_take_is_refused(void **state)
{
    const Bench *bench = *state;
    const struct {
        const char *bytes;
        gsize length;
    } damaged[] = {{"", 0}, {"\xFF\xFB\x54\xC4 short", 10}, {"no audio at all, but bytes", 26}};
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        for (gsize i = 0; i < G_N_ELEMENTS(damaged); i++) {
            g_autofree char *take = g_build_filename(bench->folder, "take", NULL);
            assert_true(file_write(take, damaged[i].bytes, damaged[i].length, NULL));
            g_autofree char *path = g_build_filename(bench->folder, "joined", NULL);
            AudioJoin *join = audio_join_open(path, format, pcm_mono(44100), NULL);
            g_autoptr(GError) error = NULL;
            assert_false(add(join, take, 1152 * 4, 0, 2, &error));
            assert_non_null(error);
            audio_join_abandon(join);
            assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_join_without_a_seam),
        cmocka_unit_test(a_joined_mp3_says_what_is_in_it),
        cmocka_unit_test(one_take_is_copied_in_every_format),
        cmocka_unit_test(a_damaged_take_is_refused),
    };
    return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
