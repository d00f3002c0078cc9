#include "speech/espeak.h"

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "speech/espeak_foreign.h"
#include "speech/espeak_ipa.h"
#include "speech/espeak_open.h"
#include "speech/espeak_said.h"
#include "speech/espeak_turns.h"
#include "speech/espeak_voice.h"
#include "speech/pool.h"
#include "speech/word_times.h"

enum {
    /* Some variants have a breath or flutter made of rand(). Any constant will do. */
    RANDOM_SEED = 1,
    VOLUME = 100, /* full scale is reached from 125 on */
};

/* What the callback collects. */
typedef struct {
    GArray *samples; /* of float */
    SpokenEvents events;
    gsize limit; /* samples */
    gboolean too_long;
} Recording;

static void record_event(Recording *recording, const espeak_EVENT *event)
{
    if (event->type == espeakEVENT_WORD && event->text_position > 0) {
        WordEvent word = {(gsize)event->text_position - 1, (gsize)event->length,
                          (guint32)event->sample};
        g_array_append_val(recording->events.words, word);
    } else if (event->type == espeakEVENT_PHONEME) {
        PhonemeEvent phoneme = {.sample = (guint32)event->sample};
        memcpy(phoneme.name, event->id.string, sizeof(event->id.string));
        g_array_append_val(recording->events.phonemes, phoneme);
    }
}

/* Called by the engine for each bit of sound; 1 stops it. */
// NOLINTNEXTLINE(readability-non-const-parameter): the library declares it so
static int record(short *sound, int count, espeak_EVENT *events)
{
    enum { GO_ON = 0, STOP = 1 };
    Recording *recording = events->user_data;
    for (const espeak_EVENT *event = events; event->type != espeakEVENT_LIST_TERMINATED; event++) {
        record_event(recording, event);
    }
    if (!sound || count <= 0) {
        return GO_ON;
    }
    if (recording->samples->len + (gsize)count > recording->limit) {
        recording->too_long = TRUE;
        return STOP;
    }
    const float full_scale = 32768.0F;
    guint have = recording->samples->len;
    g_array_set_size(recording->samples, have + (guint)count);
    float *out = &g_array_index(recording->samples, float, have);
    for (int i = 0; i < count; i++) {
        out[i] = (float)sound[i] / full_scale;
    }
    return GO_ON;
}

/* Room is made at once for what TEXT is likely to take, so that it need not be moved. */
static void recording_init(Recording *recording, guint rate, const GString *text)
{
    enum { CHARACTERS_A_SECOND = 12, ROOM_LIMIT_S = 60 };
    gsize room_s = MIN(text->len / CHARACTERS_A_SECOND + 1, ROOM_LIMIT_S);
    *recording = (Recording){
        .samples = g_array_sized_new(FALSE, FALSE, sizeof(float), (guint)room_s * rate),
        .events = {.words = g_array_new(FALSE, FALSE, sizeof(WordEvent)),
                   .phonemes = g_array_new(FALSE, FALSE, sizeof(PhonemeEvent))},
        .limit = (gsize)rate * SPEECH_LENGTH_LIMIT_S,
    };
}

static void recording_clear(Recording *recording)
{
    g_clear_pointer(&recording->samples, g_array_unref);
    g_array_unref(recording->events.words);
    g_array_unref(recording->events.phonemes);
}

/* Speaks TEXT, never as SSML: but for our own mnemonics nothing in it is markup, and no tag alters
 * how it is spoken. */
static gboolean synthesise(const EspeakText *text, Recording *recording)
{
    espeak_SetSynthCallback(record);
    unsigned flags = espeakCHARS_UTF8 | (text->phonemes ? (unsigned)espeakPHONEMES : 0U);
    espeak_ERROR result = espeak_Synth(text->text->str, text->text->len + 1, 0, POS_CHARACTER, 0,
                                       flags, NULL, recording);
    recording->events.end = recording->samples->len;
    return result == EE_OK;
}

static char *phonemes_of(const char *text)
{
    enum { SEPARATOR_SHIFT = 8 };
    const void *at = text;
    const char *phonemes = espeak_TextToPhonemes(&at, espeakCHARS_UTF8, '_' << SEPARATOR_SHIFT);
    return g_strdup(phonemes ? phonemes : "");
}

static void set_parameters(EspeakTone tone)
{
    espeak_SetParameter(espeakRATE, tone.rate, 0);
    espeak_SetParameter(espeakVOLUME, VOLUME, 0);
    espeak_SetParameter(espeakPITCH, tone.pitch, 0);
    espeak_SetParameter(espeakRANGE, tone.range, 0);
}

static gboolean speak_in(const SpeechRequest *request, Speech *speech, GError **error)
{
    srand(RANDOM_SEED);
    if (!espeak_voice_set(request->voice, error)) {
        return FALSE;
    }
    set_parameters(espeak_first_tone(request));

    GArray *said = espeak_said_new(request, error);
    if (!said) {
        return FALSE;
    }
    speech->rate = (guint)espeak_ng_GetSampleRate();
    g_autoptr(GArray) turns = espeak_turns_new(request);
    g_autoptr(EspeakText) text = espeak_text_new(request, said, turns);
    espeak_said_free(said);
    Recording recording;
    recording_init(&recording, speech->rate, text->text);
    gboolean done = synthesise(text, &recording);
    if (recording.too_long) {
        error_set(error, LECTERN_ERROR_ENGINE, espeak_engine.name,
                  "the text takes more than %d s to say", SPEECH_LENGTH_LIMIT_S);
        done = FALSE;
    } else if (!done) {
        error_set(error, LECTERN_ERROR_ENGINE, espeak_engine.name, "it refused the text");
    } else if (recording.events.words->len > 0) { /* else nothing was said: a bit of silence */
        word_times(text, &recording.events, phonemes_of, speech->word_starts);
        speech->length = recording.samples->len;
        speech->samples = (float *)(gpointer)g_array_free(recording.samples, FALSE);
        recording.samples = NULL;
    }
    recording_clear(&recording);
    return done;
}

static gboolean espeak_speak(const SpeechRequest *request, Speech *speech, GError **error)
{
    const char *other = espeak_foreign_all(request);
    if (!other || request->gently) {
        return speak_in(request, speech, error);
    }
    Voice voice = *request->voice;
    voice.engine_voice = (char *)other;
    SpeechRequest plain = *request;
    plain.voice = &voice;
    plain.pronunciation_count = 0;
    return speak_in(&plain, speech, error);
}

static char *espeak_tell(const Voice *voice, const char *text)
{
    SpeechRequest request = {.voice = voice, .text = text, .length = strlen(text)};
    g_autoptr(EspeakText) safe = espeak_text_new(&request, NULL, NULL);
    return espeak_voice_set(voice, NULL) ? espeak_ipa_of(safe->text->str) : NULL;
}

const Engine espeak_engine = {
    .name = "espeak-ng",
    .cpu_limit_s = SPEECH_TIME_LIMIT_S,
    /* The longest utterance is 58 MB of samples at 48 kHz; copies of it have ample room. */
    .memory_limit = (guint64)1 << 30,
    .open = espeak_open,
    .speak = espeak_speak,
    .tell = espeak_tell,
    .has_voice = espeak_voice_exists,
    .each_source = espeak_each_source,
};
