/* The unavoidable parts of an edition by themselves, on one core and in one process: espeak-ng
 * speaks TEXT paragraph by paragraph, libsamplerate resamples it, libsndfile encodes it as MP3.
 *
 *   bench_parts TEXT OUT.mp3
 *
 * Prints the seconds of sound and the processor time of each part, one "name seconds" a line. */
#include <espeak-ng/speak_lib.h>
#include <samplerate.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/file.h"
#include "sound/encoder.h"

enum { EDITION_RATE = 44100, CHUNK = 1 << 16, TEXT_LIMIT = 1 << 28 };

static GArray *spoken; /* of gint16; espeak-ng's callback has no better place */

static int collect(short *samples, int count, espeak_EVENT *events)
{
    (void)events;
    if (samples && count > 0) {
        g_array_append_vals(spoken, samples, (guint)count);
    }
    return 0;
}

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int speak(char *text)
{
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, 0);
    if (rate <= 0 || espeak_SetVoiceByName("en-us") != EE_OK) {
        return -1;
    }
    espeak_SetSynthCallback(collect);
    char *rest = text;
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (*line) {
            espeak_Synth(line, strlen(line) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
        }
    }
    return rate;
}

static float *resample(int rate, gsize *count)
{
    double ratio = (double)EDITION_RATE / rate;
    g_autofree float *in = g_new(float, spoken->len);
    src_short_to_float_array((const short *)(void *)spoken->data, in, (int)spoken->len);
    gsize room = (gsize)((double)spoken->len * ratio) + 1;
    float *out = g_new(float, room);
    SRC_DATA data = {.data_in = in,
                     .data_out = out,
                     .input_frames = (long)spoken->len,
                     .output_frames = (long)room,
                     .src_ratio = ratio};
    if (src_simple(&data, SRC_SINC_FASTEST, 1) != 0) {
        g_free(out);
        return NULL;
    }
    *count = (gsize)data.output_frames_gen;
    return out;
}

static gboolean encode(const char *path, const float *samples, gsize count, GError **error)
{
    g_autoptr(Preset) preset = preset_load("podcast", error);
    if (!preset) {
        return FALSE;
    }
    Encoder *encoder = encoder_open(path, audio_format_find("mp3"), EDITION_RATE, preset, error);
    if (!encoder) {
        return FALSE;
    }
    for (gsize i = 0; i < count; i += CHUNK) {
        if (!encoder_write(encoder, samples + i, MIN((gsize)CHUNK, count - i), error)) {
            encoder_abandon(encoder);
            return FALSE;
        }
    }
    return encoder_close(encoder, error);
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *text = argc == 3 ? file_read(argv[1], TEXT_LIMIT, &length, &error) : NULL;
    if (!text) {
        fprintf(stderr, "bench_parts: %s\n", error ? error->message : "usage: TEXT OUT.mp3");
        return EXIT_FAILURE;
    }
    spoken = g_array_new(FALSE, FALSE, sizeof(gint16));
    double begun = processor_seconds();
    int rate = speak(text);
    double speech_done = processor_seconds();
    gsize count = 0;
    g_autofree float *samples = rate > 0 ? resample(rate, &count) : NULL;
    double resampling_done = processor_seconds();
    if (!samples || !encode(argv[2], samples, count, &error)) {
        fprintf(stderr, "bench_parts: %s\n", error ? error->message : "cannot speak");
        return EXIT_FAILURE;
    }
    double encoding_done = processor_seconds();
    printf("sound %.3f\nspeech %.3f\nresampling %.3f\nencoding %.3f\n",
           (double)count / EDITION_RATE, speech_done - begun, resampling_done - speech_done,
           encoding_done - resampling_done);
    return EXIT_SUCCESS;
}
