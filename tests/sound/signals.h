/* Signals to test sound with, and meters that are not ours to measure it by. */
#ifndef LECTERN_TESTS_SIGNALS_H
#define LECTERN_TESTS_SIGNALS_H

#include <glib.h>

typedef struct {
    float *samples;
    gsize length;
    guint rate;
} Signal;

void signal_clear(Signal *signal);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Signal, signal_clear)

Signal signal_silence(guint rate, gsize length);
Signal signal_sine(guint rate, gsize length, double hz, double phase, double amplitude);
/* White noise between -AMPLITUDE and AMPLITUDE, the same each time. */
Signal signal_noise(guint rate, gsize length, double amplitude);

/* TEXT as the espeak-ng program speaks it in VOICE. */
Signal signal_speech(const char *voice, const char *text);
/* Half a minute of it, with all kinds of consonants, at RATE. */
Signal signal_passage(const char *voice, guint rate);

void signal_amplify(Signal *signal, double gain_db);

/* An audio file of one channel, decoded; and one of the CHANNELS of a file. */
Signal signal_decode(const char *path);
Signal signal_decode_channel(const char *path, guint channels, guint channel);

/* In dBTP, by libebur128 at every sample. */
double reference_true_peak(const Signal *signal);
/* In LUFS, by libebur128 without a histogram. */
double reference_loudness(const Signal *signal);

/* What ffmpeg's ebur128 filter says of the file PATH, decoded by ffmpeg. */
void ffmpeg_measure(const char *path, double *lufs, double *true_peak);

/* The standard output and error of a program that has to succeed. */
char *output_of(const char *const *command);

#endif
