#include "signals.h"

#include <ebur128.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "cmocka_headers.h"
#include "sound/audio_reader.h"
#include "sound/resample.h"

static const char PASSAGE[] =
    "She sells sharp sea shells on the shore; six thick thistle sticks were thrown through the "
    "thicket. The river had risen in the night, and by the time the ferry came it had taken half "
    "the fence, the hen house, and a chair that nobody would admit to owning. Fifty-five thousand "
    "people crossed the bridge that summer, says the harbour master, who counted them himself. We "
    "asked her twice whether the charts were right. They were, she said, and she showed us the "
    "pencil marks. Judge Thatcher vetoed the measure: zero funds, zero votes, zero chance.";

void signal_clear(Signal *signal)
{
    g_clear_pointer(&signal->samples, g_free);
    signal->length = 0;
}

Signal signal_silence(guint rate, gsize length)
{
    return (Signal){g_new0(float, length), length, rate};
}

Signal signal_sine(guint rate, gsize length, double hz, double phase, double amplitude)
{
    Signal signal = signal_silence(rate, length);
    for (gsize i = 0; i < length; i++) {
        double angle = 2 * G_PI * hz * (double)i / rate + phase;
        signal.samples[i] = (float)(amplitude * sin(angle));
    }
    return signal;
}

Signal signal_noise(guint rate, gsize length, double amplitude)
{
    Signal signal = signal_silence(rate, length);
    guint32 state = 1;
    for (gsize i = 0; i < length; i++) {
        state = state * 1664525U + 1013904223U;
        signal.samples[i] = (float)(amplitude * ((double)state / 2147483648.0 - 1.0));
    }
    return signal;
}

char *output_of(const char *const *command)
{
    char *out = NULL, *err = NULL;
    int status = 0;
    g_autoptr(GError) error = NULL;
    if (!g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                      &status, &error)) {
        fail_msg("%s", error->message);
    }
    assert_int_equal(status, 0);
    char *both = g_strconcat(out, err, NULL);
    g_free(out);
    g_free(err);
    return both;
}

Signal signal_decode_channel(const char *path, guint channels, guint channel)
{
    enum { BLOCK = 65536 };
    AudioReader *file = audio_reader_open(path);
    if (!file || audio_reader_pcm(file).channels != channels) {
        fail_msg("%s cannot be decoded, or has not %u channels", path, channels);
    }
    g_autofree float *frames = g_new(float, (gsize)BLOCK *channels);
    Signal signal = {NULL, 0, audio_reader_pcm(file).rate};
    gsize got;
    do {
        signal.samples = g_renew(float, signal.samples, signal.length + BLOCK);
        got = audio_reader_read(file, frames, BLOCK);
        for (gsize i = 0; i < got; i++) {
            signal.samples[signal.length + i] = frames[i * channels + channel];
        }
        signal.length += got;
    } while (got > 0);
    audio_reader_free(file);
    return signal;
}

Signal signal_decode(const char *path)
{
    return signal_decode_channel(path, 1, 0);
}

Signal signal_speech(const char *voice, const char *text)
{
    g_autofree char *folder = g_dir_make_tmp("lectern-speech-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "speech.wav", NULL);
    const char *command[] = {"espeak-ng", "-v", voice, "-w", path, text, NULL};
    g_free(output_of(command));
    Signal signal = signal_decode(path);
    g_unlink(path);
    g_rmdir(folder);
    return signal;
}

Signal signal_passage(const char *voice, guint rate)
{
    Signal signal = signal_speech(voice, PASSAGE);
    float *spoken = signal.samples;
    signal.samples = resample(spoken, signal.length, signal.rate, rate);
    signal.length = resampled_length(signal.length, signal.rate, rate);
    signal.rate = rate;
    g_free(spoken);
    return signal;
}

void signal_amplify(Signal *signal, double gain_db)
{
    float gain = (float)pow(10.0, gain_db / 20.0);
    for (gsize i = 0; i < signal->length; i++) {
        signal->samples[i] *= gain;
    }
}

double reference_true_peak(const Signal *signal)
{
    static const float silence[64];
    double peak = 0;
    ebur128_state *state = ebur128_init(1, signal->rate, EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_float(state, signal->samples, signal->length);
    ebur128_add_frames_float(state, silence, G_N_ELEMENTS(silence));
    ebur128_true_peak(state, 0, &peak);
    ebur128_destroy(&state);
    return 20 * log10(peak);
}

double reference_loudness(const Signal *signal)
{
    double loudness = 0;
    ebur128_state *state = ebur128_init(1, signal->rate, EBUR128_MODE_I);
    ebur128_add_frames_float(state, signal->samples, signal->length);
    ebur128_loudness_global(state, &loudness);
    ebur128_destroy(&state);
    return loudness;
}

static double number_after(const char *text, const char *label)
{
    const char *found = strstr(text, label);
    assert_non_null(found);
    return g_ascii_strtod(found + strlen(label), NULL);
}

void ffmpeg_measure(const char *path, double *lufs, double *true_peak)
{
    const char *command[] = {"ffmpeg",
                             "-hide_banner",
                             "-nostats",
                             "-i",
                             path,
                             "-af",
                             "ebur128=peak=true:framelog=verbose",
                             "-f",
                             "null",
                             "-",
                             NULL};
    g_autofree char *output = output_of(command);
    const char *summary = strstr(output, "Summary:");
    assert_non_null(summary);
    *lufs = number_after(summary, "I:");
    *true_peak = number_after(summary, "Peak:");
}
