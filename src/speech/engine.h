/* The seam to speech engines: an engine speaks one utterance, in a process of its own. */
#ifndef LECTERN_SPEECH_ENGINE_H
#define LECTERN_SPEECH_ENGINE_H

#include "cast/voice.h"

/* What is to be said. */
typedef struct {
    const Voice *voice;
    const char *text; /* UTF-8, one line, plain text */
    gsize length;
    const Span *words; /* bytes of text, in order */
    gsize word_count;
} SpeechRequest;

/* The first sample of a word whose time the engine did not give. */
#define SAMPLE_UNKNOWN G_MAXUINT32

/* What was said: one channel. */
typedef struct {
    float *samples;       /* -1 to 1; from g_malloc */
    gsize length;         /* in samples */
    guint rate;           /* samples a second */
    guint32 *word_starts; /* first sample of each word, or SAMPLE_UNKNOWN; word_count of them */
    gsize word_count;
} Speech;

void speech_clear(Speech *speech);
void speech_free(Speech *speech);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Speech, speech_free)

typedef struct {
    const char *name; /* as in voice files */

    /* Called once in each worker process, which forks a child for every utterance; must leave the
     * process in the state in which every utterance starts. */
    gboolean (*open)(GError **error);

    /* Called in a child that ends after it. Fills SPEECH, whose word_starts are allocated. */
    gboolean (*speak)(const SpeechRequest *request, Speech *speech, GError **error);

    /* Whether this engine can speak VOICE: its language and variant exist. LECTERN_ERROR_VOICE.
     * Called in a process of its own after open. */
    gboolean (*has_voice)(const Voice *voice, GError **error);
} Engine;

/* The engine called NAME, or NULL. */
const Engine *engine_find(const char *name);

#endif
