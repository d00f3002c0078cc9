/* The seam to speech engines: an engine speaks one utterance, in a process of its own. */
#ifndef LECTERN_SPEECH_ENGINE_H
#define LECTERN_SPEECH_ENGINE_H

#include "cast/voice.h"
#include "script/wording/words.h"

/* From a word on, it is said so. */
typedef struct {
    gsize word;   /* index */
    int pause_ms; /* silence before it, whatever there would be; NO_BREAK leaves that to the engine.
                     What stands before the first word is none of the engine's business. */
    Tone tone;
} Turn;

/* How a wording is said, where that is not plainly. */
typedef struct {
    char *text;    /* instead of the wording's: the words stand at the same bytes */
    GArray *turns; /* of Turn */
} Delivery;

/* What is to be said. */
typedef struct {
    const Voice *voice;
    const char *text; /* UTF-8, one line, plain text */
    gsize length;
    const Span *words; /* bytes of text, in order */
    gsize word_count;
    /* It ended the engine before: speak it in the plainest form there is. The pool sets this. */
    gboolean gently;
    const Pronunciation *pronunciations; /* in order */
    gsize pronunciation_count;
    const Turn *turns; /* in order, each at another word; before the first the voice is plain */
    gsize turn_count;
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

/* Makes the word starts of SPEECH keep their law: those that are known never go down and never lie
 * behind the end. */
void speech_order_words(Speech *speech);

typedef void (*SpeechSource)(const char *path, gpointer data);

typedef struct {
    const char *name; /* as in voice files */

    /* What the child that speaks, and each process that it starts, may use; 0: as much as there is.
     * Beyond it, it is killed. */
    guint cpu_limit_s;
    guint64 memory_limit; /* bytes, on top of what it starts with */

    /* Called once, in the process that all those that speak are forked from; must leave it in the
     * state in which every utterance starts. LECTERN_ERROR_ENGINE. */
    gboolean (*open)(GError **error);

    /* Called in a child that ends after it. Fills SPEECH, which is all zero but for its word_starts
     * (word_count of them, all unknown). Text in which there is nothing to say gives no samples.
     * LECTERN_ERROR_VOICE, LECTERN_ERROR_ENGINE. */
    gboolean (*speak)(const SpeechRequest *request, Speech *speech, GError **error);

    /* Called in a process of its own after open, once or often: how VOICE would say TEXT, in the
     * International Phonetic Alphabet; the caller frees it. NULL where there is no such voice.
     * Itself NULL for an engine that cannot tell. */
    char *(*tell)(const Voice *voice, const char *text);

    /* Whether this engine can speak VOICE: its language and variant exist. LECTERN_ERROR_VOICE.
     * Called in a process of its own after open. */
    gboolean (*has_voice)(const Voice *voice, GError **error);

    /* Calls EACH with every file and folder that decides how VOICE sounds. Called without open. */
    void (*each_source)(const Voice *voice, SpeechSource each, gpointer data);
} Engine;

/* The engine called NAME, or NULL. */
const Engine *engine_find(const char *name);

/* Opens every engine; FALSE with the error of the first that fails. */
gboolean engines_open(GError **error);

#endif
