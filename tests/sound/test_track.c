/* A track: one timeline behind which everything is in step, as loud and as high as it says. */
#include "sound/track.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_sha256.h"
#include "cmocka_headers.h"
#include "signals.h"
#include "sound/panorama.h"

enum { RATE = 44100, MAX_FORMATS = 5 };

typedef struct {
    char *folder;
    Preset *preset;
    const AudioFormat *formats[MAX_FORMATS];
    char *paths[MAX_FORMATS];
    gsize count;
} Bench;

static int set_up(void **state)
{
    Bench *bench = g_new0(Bench, 1);
    bench->folder = g_dir_make_tmp("lectern-track-XXXXXX", NULL);
    bench->preset = preset_load("podcast", NULL);
    *state = bench;
    return bench->folder && bench->preset ? 0 : -1;
}

static void clear_formats(Bench *bench)
{
    for (gsize i = 0; i < bench->count; i++) {
        g_unlink(bench->paths[i]);
        g_free(bench->paths[i]);
    }
    bench->count = 0;
}

static int tear_down(void **state)
{
    Bench *bench = *state;
    clear_formats(bench);
    file_remove_tree(bench->folder, NULL);
    g_free(bench->folder);
    preset_free(bench->preset);
    g_free(bench);
    return 0;
}

/* A track with a file in each of the formats in NAMES ("mp3 wav"). */
static Track *new_track_of(Bench *bench, const char *names, Pcm pcm)
{
    clear_formats(bench);
    g_auto(GStrv) words = g_strsplit(names, " ", -1);
    for (char **name = words; *name; name++) {
        g_autofree char *file = g_strconcat("track.", *name, NULL);
        bench->formats[bench->count] = audio_format_find(*name);
        bench->paths[bench->count++] = g_build_filename(bench->folder, file, NULL);
    }
    Track *track = track_new(bench->formats, bench->paths, bench->count, pcm, bench->preset, NULL);
    assert_non_null(track);
    return track;
}

static Track *new_track(Bench *bench, const char *names, guint rate)
{
    return new_track_of(bench, names, pcm_mono(rate));
}

static void speak(Track *track, const Signal *signal, double gain_db)
{
    assert_true(track_speech(track, signal->samples, signal->length, gain_db, NULL));
}

static void every_sample_is_counted_once(void **state)
{
    Bench *bench = *state;
    g_auto(Signal) tone = signal_sine(RATE, 30000, 440, 0, 0.25);
    g_autoptr(Track) track = new_track(bench, "wav flac mp3 ogg", RATE);
    assert_int_equal(track_position(track), 0);
    assert_true(track_silence(track, 12345, NULL));
    assert_int_equal(track_position(track), 12345);
    speak(track, &tone, 6.0);
    assert_int_equal(track_position(track), 42345);
    assert_true(track_silence(track, 0, NULL));
    assert_true(track_silence(track, 20000, NULL));
    assert_int_equal(track_position(track), 62345);
    assert_true(track_finish(track, NULL));
    for (gsize i = 0; i < bench->count; i++) {
        g_auto(Signal) decoded = signal_decode(bench->paths[i]);
        assert_int_equal(decoded.length, 62345);
    }
    /* The gain is what was asked for, and the tone where it was put. */
    g_auto(Signal) wav = signal_decode(bench->paths[0]);
    float gain = (float)pow(10, 6.0 / 20);
    for (gsize i = 0; i < wav.length; i++) {
        float expected = i >= 12345 && i < 42345 ? tone.samples[i - 12345] * gain : 0.0F;
        assert_true(fabsf(wav.samples[i] - expected) <= 0.5F / 32768);
    }
}

/* Makes a track of a passage that the limiter has to work on, and measures its files. */
static void make_passage(Bench *bench, const char *formats, const char *voice, guint rate)
{
    g_auto(Signal) speech = signal_passage(voice, rate);
    speech.length = 15 * (gsize)rate;
    g_autoptr(Track) track = new_track(bench, formats, rate);
    const double limited_db = 2.0;
    double gain = bench->preset->target_lufs - reference_loudness(&speech) + limited_db;
    assert_true(track_silence(track, rate / 2, NULL));
    speak(track, &speech, gain);
    assert_true(track_silence(track, rate, NULL));
    assert_true(track_finish(track, NULL));
    Loudness *meter = track_loudness(track);
    double loudness = loudness_integrated(&meter, 1);
    for (gsize i = 0; i < bench->count; i++) {
        double lufs, true_peak;
        ffmpeg_measure(bench->paths[i], &lufs, &true_peak);
        if (fabs(lufs - loudness) > 0.2 || true_peak > bench->preset->true_peak_dbtp) {
            fail_msg("%s in %s: %.1f LUFS for %.2f, %.1f dBTP", voice, bench->formats[i]->name,
                     lufs, loudness, true_peak);
        }
    }
}

static void decoded_files_have_the_loudness_of_the_meter_and_keep_the_true_peak(void **state)
{
    make_passage(*state, "mp3 ogg wav", "en-gb-x-rp", RATE);
    make_passage(*state, "mp3 opus", "en-us", 48000);
}

/* Makes a track of half a passage on the left and half on the right, which the limiter works on. */
static Track *make_wide(Bench *bench, const char *names, const Signal *speech, Pcm pcm)
{
    gsize half = speech->length / 2;
    Track *track = new_track_of(bench, names, pcm);
    track_move(track, -4);
    assert_true(track_silence(track, RATE / 2, NULL));
    assert_true(track_speech(track, speech->samples, half, 0, NULL));
    assert_true(track_silence(track, RATE / 2, NULL));
    track_move(track, 4);
    assert_true(track_speech(track, speech->samples + half, speech->length - half, 0, NULL));
    assert_true(track_silence(track, RATE / 2, NULL));
    assert_true(track_finish(track, NULL));
    return track;
}

static void two_channels_are_as_loud_as_one_and_have_the_same_in_them(void **state)
{
    Bench *bench = *state;
    g_auto(Signal) speech = signal_passage("en-us", RATE);
    speech.length = 15 * RATE;
    signal_amplify(&speech, bench->preset->target_lufs - reference_loudness(&speech) + 2.0);
    const char *formats = "wav mp3 m4a ogg flac";
    g_autoptr(Track) narrow = make_wide(bench, formats, &speech, pcm_mono(RATE));
    g_auto(Signal) mono = signal_decode(bench->paths[0]);
    Loudness *meter = track_loudness(narrow);
    double expected = loudness_integrated(&meter, 1);
    g_autoptr(Track) wide = make_wide(bench, formats, &speech, (Pcm){RATE, 2});
    assert_int_equal(track_position(wide), track_position(narrow));
    meter = track_loudness(wide);
    assert_true(fabs(loudness_integrated(&meter, 1) - expected) < 0.02);
    assert_true(loudness_true_peak(meter) < loudness_true_peak(track_loudness(narrow)) - 1);
    for (gsize i = 0; i < bench->count; i++) {
        double lufs, true_peak;
        ffmpeg_measure(bench->paths[i], &lufs, &true_peak);
        if (fabs(lufs - expected) > 0.2 || true_peak > bench->preset->true_peak_dbtp) {
            fail_msg("%s: %.1f LUFS for %.2f, %.1f dBTP", bench->formats[i]->name, lufs, expected,
                     true_peak);
        }
    }
    g_auto(Signal) left = signal_decode_channel(bench->paths[0], 2, 0);
    g_auto(Signal) right = signal_decode_channel(bench->paths[0], 2, 1);
    float loss = (float)pow(10, -panorama_loss_db(4) / 20), half = (float)sqrt(0.5);
    assert_int_equal(left.length, mono.length);
    for (gsize i = 0; i < mono.length; i++) {
        float sum = (left.samples[i] + right.samples[i]) * half;
        assert_true(fabsf(sum - mono.samples[i] * loss) <= 1.5F / 32768);
        gboolean is_first = i < RATE + speech.length / 2 - 100;
        assert_true(fabsf(mono.samples[i]) < 0.01F ||
                    (fabsf(left.samples[i]) > fabsf(right.samples[i])) == is_first);
    }
}

static void formats_cost_headroom_lossy_ones_more(void **state)
{
    Bench *bench = *state;
    g_auto(Signal) speech = signal_passage("en-us", RATE);
    const char *formats[] = {"wav flac", "wav mp3"};
    double ceilings[] = {bench->preset->true_peak_dbtp - 0.05, /* 16 bits, and longer filters */
                         bench->preset->true_peak_dbtp - bench->preset->mp3_margin_db};
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autoptr(Track) track = new_track(bench, formats[i], RATE);
        speak(track, &speech, 20);
        assert_true(track_finish(track, NULL));
        assert_true(fabs(loudness_true_peak(track_loudness(track)) - ceilings[i]) < 0.01);
        g_auto(Signal) wav = signal_decode(bench->paths[0]);
        assert_true(fabs(reference_true_peak(&wav) - ceilings[i]) < 0.02);
    }
}

static void the_same_track_gives_the_same_bytes(void **state)
{
    Bench *bench = *state;
    g_auto(Signal) speech = signal_passage("en-us", 48000);
    speech.length = 100000;
    g_autofree char *sums[MAX_FORMATS] = {0};
    for (int round = 0; round < 2; round++) {
        g_autoptr(Track) track = new_track(bench, "mp3 opus ogg flac wav", 48000);
        assert_true(track_silence(track, 5000, NULL));
        speak(track, &speech, 12);
        assert_true(track_finish(track, NULL));
        for (gsize i = 0; i < bench->count; i++) {
            g_autofree char *sum = file_sha256(bench->paths[i], NULL);
            if (round == 0) {
                sums[i] = g_steal_pointer(&sum);
            } else {
                assert_string_equal(sum, sums[i]);
            }
        }
    }
    for (gsize i = 0; i < MAX_FORMATS; i++) {
        g_free(g_steal_pointer(&sums[i]));
    }
}

static void an_unfinished_track_leaves_no_files(void **state)
{
    Bench *bench = *state;
    g_auto(Signal) noise = signal_noise(RATE, 200000, 0.3);
    Track *track = new_track(bench, "mp3 wav flac", RATE);
    speak(track, &noise, 0);
    track_free(track);
    for (gsize i = 0; i < bench->count; i++) {
        assert_false(g_file_test(bench->paths[i], G_FILE_TEST_EXISTS));
    }
}

static void a_file_that_cannot_be_made_takes_the_others_along(void **state)
{
    Bench *bench = *state;
    track_free(new_track(bench, "wav mp3", RATE));
    g_free(bench->paths[1]);
    bench->paths[1] = g_build_filename(bench->folder, "missing", "track.mp3", NULL);
    g_autoptr(GError) error = NULL;
    assert_null(track_new(bench->formats, bench->paths, 2, pcm_mono(RATE), bench->preset, &error));
    assert_true(g_error_matches(error, LECTERN_ERROR, LECTERN_ERROR_OUTPUT));
    assert_false(g_file_test(bench->paths[0], G_FILE_TEST_EXISTS));
}

static void a_full_disk_is_reported_by_the_track(void **state)
{
    Bench *bench = *state;
    const AudioFormat *formats[] = {audio_format_find("mp3"), audio_format_find("wav")};
    g_autofree char *beside = g_build_filename(bench->folder, "beside.mp3", NULL);
    char *paths[] = {beside, "/dev/full"};
    g_autoptr(GError) error = NULL;
    g_auto(Signal) noise = signal_noise(RATE, 300000, 0.3);
    Track *track = track_new(formats, paths, 2, pcm_mono(RATE), bench->preset, &error);
    assert_non_null(track);
    gboolean done =
        track_speech(track, noise.samples, noise.length, 0, &error) && track_finish(track, &error);
    assert_false(done);
    assert_non_null(strstr(error->message, "/dev/full: cannot write: No space left on device"));
    track_free(track);
    assert_false(g_file_test(beside, G_FILE_TEST_EXISTS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sample_is_counted_once),
        cmocka_unit_test(decoded_files_have_the_loudness_of_the_meter_and_keep_the_true_peak),
        cmocka_unit_test(two_channels_are_as_loud_as_one_and_have_the_same_in_them),
        cmocka_unit_test(formats_cost_headroom_lossy_ones_more),
        cmocka_unit_test(the_same_track_gives_the_same_bytes),
        cmocka_unit_test(an_unfinished_track_leaves_no_files),
        cmocka_unit_test(a_file_that_cannot_be_made_takes_the_others_along),
        cmocka_unit_test(a_full_disk_is_reported_by_the_track),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
