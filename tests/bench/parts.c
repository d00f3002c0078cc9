/* The unavoidable parts of an edition by themselves, on one core and in one process: espeak-ng
 * speaks TEXT paragraph by paragraph, libsamplerate resamples it, LAME encodes it. Resampling and
 * encoding are done twice: as the libraries come (one channel; LAME by libsndfile, which leaves its
 * quality level alone), and as the program has them do it.
 *
 *   bench_parts TEXT FOLDER
 *
 * Prints the seconds of sound, and of each part by the clock and of the processor, one "name clock
 * processor" a line. */
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
#include "sound/resample.h"

enum { EDITION_RATE = 44100, CHUNK = 1 << 16, TEXT_LIMIT = 1 << 28 };

static GArray *spoken; /* of gint16; espeak-ng's callback has no better place */

/* The time of the part that began with the last call, or with the program. */
static void print_part(const char *name)
{
    static double clock_before, processor_before;
    struct timespec now, used;
    clock_gettime(CLOCK_MONOTONIC, &now);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    double clock = (double)now.tv_sec + (double)now.tv_nsec / 1e9;
    double processor = (double)used.tv_sec + (double)used.tv_nsec / 1e9;
    if (name) {
        printf("%s %.3f %.3f\n", name, clock - clock_before, processor - processor_before);
    }
    clock_before = clock;
    processor_before = processor;
}

static int collect(short *samples, int count, espeak_EVENT *events)
{
    (void)events;
    if (samples && count > 0) {
        g_array_append_vals(spoken, samples, (guint)count);
    }
    return 0;
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

/* libsamplerate's own answer, in the form of resample(). */
static float *resample_plainly(const float *in, gsize count, guint from, guint to)
{
    gsize length = resampled_length(count, from, to);
    float *out = g_new0(float, length);
    SRC_DATA data = {.data_in = in,
                     .data_out = out,
                     .input_frames = (long)count,
                     .output_frames = (long)length,
                     .src_ratio = (double)to / from};
    src_simple(&data, SRC_SINC_FASTEST, 1);
    return out;
}

/* All of IN by RESAMPLER, in pieces as long as utterances. */
static float *resample_all(const float *in, gsize count, guint rate,
                           float *(*resampler)(const float *, gsize, guint, guint))
{
    const gsize piece = 4 * (gsize)rate;
    float *out = g_new(float, resampled_length(count, rate, EDITION_RATE));
    for (gsize i = 0; i < count; i += piece) {
        gsize part = MIN(piece, count - i);
        g_autofree float *resampled = resampler(in + i, part, rate, EDITION_RATE);
        memcpy(out + resampled_length(i, rate, EDITION_RATE), resampled,
               resampled_length(part, rate, EDITION_RATE) * sizeof(float));
    }
    return out;
}

/* MP3 of the preset's bit rate by libsndfile. */
static gboolean encode_plainly(const char *path, const float *samples, gsize count,
                               const Preset *preset)
{
    SF_INFO info = {.samplerate = EDITION_RATE,
                    .channels = 1,
                    .format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    const double lowest = 32, highest = 320;
    double level = (highest - preset->mp3_kbps[0] - 0.5) / (highest - lowest);
    int mode = SF_BITRATE_MODE_CONSTANT;
    gboolean done = file &&
                    sf_command(file, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level) == SF_TRUE &&
                    sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof mode) == SF_TRUE &&
                    sf_write_float(file, samples, (sf_count_t)count) == (sf_count_t)count;
    if (file) {
        sf_close(file);
    }
    return done;
}

static gboolean encode(const char *path, const float *samples, gsize count, const Preset *preset,
                       GError **error)
{
    Encoder *encoder =
        encoder_open(path, audio_format_find("mp3"), pcm_mono(EDITION_RATE), preset, error);
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

/* All parts but the speaking. */
static gboolean work(const float *in, gsize count, guint rate, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "parts.mp3", NULL);
    g_autoptr(Preset) preset = preset_load("podcast", error);
    gsize length = resampled_length(count, rate, EDITION_RATE);
    printf("sound %.3f %.3f\n", (double)length / EDITION_RATE, (double)length / EDITION_RATE);
    print_part(NULL);
    g_autofree float *plain = resample_all(in, count, rate, resample_plainly);
    print_part("plain-resampling");
    if (!preset || !plain || !encode_plainly(path, plain, length, preset)) {
        return FALSE;
    }
    print_part("plain-encoding");
    g_autofree float *ours = resample_all(in, count, rate, resample);
    print_part("resampling");
    gboolean done = encode(path, ours, length, preset, error);
    print_part("encoding");
    return done;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *text = argc == 3 ? file_read(argv[1], TEXT_LIMIT, &length, &error) : NULL;
    if (!text) {
        fprintf(stderr, "bench_parts: %s\n", error ? error->message : "usage: TEXT FOLDER");
        return EXIT_FAILURE;
    }
    spoken = g_array_new(FALSE, FALSE, sizeof(gint16));
    print_part(NULL);
    int rate = speak(text);
    print_part("speech");
    g_autofree float *in = g_new(float, spoken->len + 1);
    src_short_to_float_array((const short *)(void *)spoken->data, in, (int)spoken->len);
    if (rate <= 0 || !work(in, spoken->len, (guint)rate, argv[2], &error)) {
        fprintf(stderr, "bench_parts: %s\n", error ? error->message : "a library refused");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
