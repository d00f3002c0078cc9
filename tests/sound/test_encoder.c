/* Files: what is in them, and that they are the same each time. */
#include <glib/gstdio.h>
#include <math.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_sha256.h"
#include "bench.h"
#include "cmocka_headers.h"
#include "signals.h"
#include "sound/wav_header.h"

/* SIGNAL as a file in FORMAT, written in pieces of at most PIECE samples. Its path. */
static char *encoded(const Bench *bench, const AudioFormat *format, const Signal *signal,
                     gsize piece)
{
    g_autofree char *name = g_strdup_printf("%zu.%s", piece, format->extension);
    char *path = g_build_filename(bench->folder, name, NULL);
    g_autoptr(GError) error = NULL;
    Encoder *encoder = encoder_open(path, format, pcm_mono(signal->rate), bench->preset, &error);
    assert_non_null(encoder);
    for (gsize at = 0; at < signal->length; at += piece) {
        gsize count = MIN(piece, signal->length - at);
        assert_true(encoder_write(encoder, signal->samples + at, count, &error));
    }
    if (!encoder_close(encoder, &error)) {
        fail_msg("%s", error->message);
    }
    return path;
}

static void formats_are_found_by_name(void **state)
{
    (void)state;
    const struct {
        const char *name, *extension, *media_type;
        gboolean lossy;
    } formats[] = {
        {"mp3", "mp3", "audio/mpeg", TRUE},   {"m4a", "m4a", "audio/mp4", TRUE},
        {"opus", "opus", "audio/ogg", TRUE},  {"ogg", "ogg", "audio/ogg", TRUE},
        {"vorbis", "ogg", "audio/ogg", TRUE}, {"flac", "flac", "audio/flac", FALSE},
        {"wav", "wav", "audio/wav", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        const AudioFormat *format = audio_format_find(formats[i].name);
        assert_non_null(format);
        assert_string_equal(format->extension, formats[i].extension);
        assert_string_equal(format->media_type, formats[i].media_type);
        assert_int_equal(format->lossy, formats[i].lossy);
    }
    assert_null(audio_format_find("aac"));
    assert_null(audio_format_find(""));
}

static void opus_sets_the_rate_of_an_edition(void **state)
{
    const Bench *bench = *state;
    const AudioFormat *formats[] = {audio_format_find("mp3"), audio_format_find("opus")};
    assert_int_equal(audio_formats_rate(formats, 1, bench->preset), 44100);
    assert_int_equal(audio_formats_rate(formats, 2, bench->preset), 48000);
}

/* How well B and A, moved by SHIFT, agree. */
static double correlation(const Signal *a, const Signal *b, int shift)
{
    double sum = 0;
    for (gsize i = 100000; i < 120000; i++) {
        sum += (double)a->samples[(gsize)((gint64)i + shift)] * (double)b->samples[i];
    }
    return sum;
}

static void every_format_keeps_length_level_and_place(void **state)
{
    const Bench *bench = *state;
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_auto(Signal) speech = signal_passage("en-us", rate_of(format, bench->preset));
        signal_amplify(&speech, -6);
        speech.length = 15 * (gsize)speech.rate;
        g_autofree char *path = encoded(bench, format, &speech, 4096);
        g_auto(Signal) decoded = signal_decode(path);
        assert_int_equal(decoded.rate, speech.rate);
        assert_int_equal(decoded.length, speech.length);
        double difference = reference_loudness(&decoded) - reference_loudness(&speech);
        if (fabs(difference) > 0.2) {
            fail_msg("%s is %+.2f LU off", format->name, difference);
        }
        /* In step with what went in; Opus, which filters, is two samples early. */
        double best = 0;
        int best_shift = 0;
        for (int shift = -50; shift <= 50; shift++) {
            double agreement = correlation(&decoded, &speech, shift);
            best_shift = agreement > best ? shift : best_shift;
            best = fmax(best, agreement);
        }
        assert_true(abs(best_shift) <= (strcmp(format->name, "opus") == 0 ? 2 : 0));
        g_unlink(path);
    }
}

static void ffprobe_agrees_on_rate_and_bit_rate(void **state)
{
    const Bench *bench = *state;
    g_auto(Signal) noise = signal_noise(44100, 100000, 0.3);
    const int rates[] = {56, 64, 128, 192, 320};
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++) {
        Preset preset = *bench->preset;
        preset.mp3_kbps[0] = rates[i];
        const Bench other = {bench->folder, &preset};
        g_autofree char *path = encoded(&other, audio_format_find("mp3"), &noise, 5000);
        const char *command[] = {"ffprobe",
                                 "-v",
                                 "error",
                                 "-of",
                                 "csv=p=0",
                                 "-show_entries",
                                 "stream=sample_rate,channels,bit_rate",
                                 path,
                                 NULL};
        g_autofree char *output = output_of(command);
        g_autofree char *expected = g_strdup_printf("44100,1,%d000\n", rates[i]);
        assert_string_equal(output, expected);
        g_unlink(path);
    }
}

static void the_same_samples_give_the_same_bytes(void **state)
{
    const Bench *bench = *state;
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_auto(Signal) speech = signal_passage("en-us+f3", rate_of(format, bench->preset));
        speech.length = 150001;
        g_autofree char *whole = encoded(bench, format, &speech, speech.length);
        g_autofree char *expected = file_sha256(whole, NULL);
        const gsize pieces[] = {997, 1024, 50000};
        for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
            g_autofree char *path = encoded(bench, format, &speech, pieces[i]);
            g_autofree char *sum = file_sha256(path, NULL);
            assert_string_equal(sum, expected);
            g_unlink(path);
        }
        g_unlink(whole);
    }
}

static void ogg_pages_are_valid_under_their_serial_number(void **state)
{
    const Bench *bench = *state;
    const char *names[] = {"ogg", "opus"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const AudioFormat *format = audio_format_find(names[i]);
        g_auto(Signal) noise = signal_noise(48000, 200000, 0.3);
        g_autofree char *path = encoded(bench, format, &noise, 1024);
        gsize length;
        g_autofree char *bytes = file_read(path, 10000000, &length, NULL);
        assert_memory_equal(bytes + 14, "TCEL", 4);
        /* ffmpeg says "CRC mismatch" of a page that is not. */
        const char *command[] = {"ffmpeg", "-v", "warning", "-i", path, "-f", "null", "-", NULL};
        g_autofree char *output = output_of(command);
        assert_string_equal(output, "");
        g_unlink(path);
    }
}

static void sixteen_bits_are_rounded_and_clipped(void **state)
{
    const Bench *bench = *state;
    float samples[] = {0,         0.5F,         -0.5F,         1,  -1, 2, -2, 1e30F,
                       -INFINITY, 0.6F / 32768, -0.4F / 32768, NAN};
    const int expected[] = {0,      16384, -16384, 32767, -32768, 32767,
                            -32768, 32767, -32768, 1,     0,      -32768};
    const Signal signal = {samples, G_N_ELEMENTS(samples), 44100};
    const char *names[] = {"wav", "flac"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = encoded(bench, audio_format_find(names[i]), &signal, 4);
        g_auto(Signal) decoded = signal_decode(path);
        assert_int_equal(decoded.length, signal.length);
        for (gsize k = 0; k < signal.length; k++) {
            assert_int_equal((int)(decoded.samples[k] * 32768), expected[k]);
        }
        g_unlink(path);
    }
}

static void an_empty_file_is_a_file(void **state)
{
    const Bench *bench = *state;
    for (const AudioFormat *format = audio_formats; format->name; format++) {
        g_auto(Signal) nothing = signal_silence(rate_of(format, bench->preset), 0);
        g_autofree char *path = encoded(bench, format, &nothing, 1);
        assert_true(g_file_test(path, G_FILE_TEST_IS_REGULAR));
        g_unlink(path);
    }
}

static void wav_is_plain_pcm(void **state)
{
    const Bench *bench = *state;
    g_auto(Signal) noise = signal_noise(44100, 1000, 0.3);
    g_autofree char *path = encoded(bench, audio_format_find("wav"), &noise, 300);
    gsize length;
    g_autofree char *bytes = file_read(path, 100000, &length, NULL);
    assert_int_equal(length, WAV_HEADER_BYTES + 2000);
    assert_memory_equal(bytes, "RIFF\x18\x08\0\0WAVE", 12);
    const char *format = strstr(bytes + 48, "fmt ");
    assert_non_null(format);
    assert_memory_equal(format + 4, "\x10\0\0\0\x01\0\x01\0\x44\xAC\0\0", 12);
    g_unlink(path);
}

static void wav_over_4_gib_is_rf64(void **state)
{
    const Bench *bench = *state;
    const guint64 data_bytes = (guint64)5 << 30;
    g_autofree char *path = g_build_filename(bench->folder, "long.wav", NULL);
    guint8 header[WAV_HEADER_BYTES];
    wav_header_fill(header, pcm_mono(48000), data_bytes);
    assert_true(file_write(path, (const char *)header, sizeof header, NULL));
    assert_int_equal(truncate(path, (gint64)(data_bytes + sizeof header)), 0);
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    assert_non_null(file);
    assert_int_equal(info.format, SF_FORMAT_RF64 | SF_FORMAT_PCM_16);
    assert_int_equal(info.samplerate, 48000);
    assert_true(info.frames == (gint64)data_bytes / 2);
    sf_close(file);
    const char *command[] = {"ffprobe",
                             "-v",
                             "error",
                             "-of",
                             "csv=p=0",
                             "-show_entries",
                             "stream=codec_name,duration_ts",
                             path,
                             NULL};
    g_autofree char *output = output_of(command);
    assert_string_equal(output, "pcm_s16le,2684354560\n");
    g_unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_found_by_name),
        cmocka_unit_test(opus_sets_the_rate_of_an_edition),
        cmocka_unit_test(every_format_keeps_length_level_and_place),
        cmocka_unit_test(ffprobe_agrees_on_rate_and_bit_rate),
        cmocka_unit_test(the_same_samples_give_the_same_bytes),
        cmocka_unit_test(ogg_pages_are_valid_under_their_serial_number),
        cmocka_unit_test(sixteen_bits_are_rounded_and_clipped),
        cmocka_unit_test(an_empty_file_is_a_file),
        cmocka_unit_test(wav_is_plain_pcm),
        cmocka_unit_test(wav_over_4_gib_is_rf64),
    };
    return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
