#include "speech/espeak_turns.h"

#include <espeak-ng/speak_lib.h>
#include <math.h>
#include <stdio.h>

enum {
    /* From 450 on the engine speeds up finished sound, and times overshoot. */
    RATE_LIMIT = 449,
    PARAMETER_LIMIT = 99,
};

/* Measured: 20 units of the engine's pitch are 3.1 semitones, wherever on its scale. */
static const double PITCH_UNITS_A_SEMITONE = 6.4;

EspeakTone espeak_tone(const Voice *voice, Tone tone)
{
    long rate = lround(voice->rate * tone.rate);
    long pitch = lround(voice->pitch + tone.pitch_st * PITCH_UNITS_A_SEMITONE);
    long range = lround(voice->range * tone.range);
    return (EspeakTone){
        .rate = (int)CLAMP(rate, espeakRATE_MINIMUM, RATE_LIMIT),
        .pitch = (int)CLAMP(pitch, 0, PARAMETER_LIMIT),
        .range = (int)CLAMP(range, 0, PARAMETER_LIMIT),
    };
}

EspeakTone espeak_first_tone(const SpeechRequest *request)
{
    gboolean turned = request->turn_count > 0 && request->turns[0].word == 0 && !request->gently;
    return espeak_tone(request->voice, turned ? request->turns[0].tone : TONE_PLAIN);
}

/* Where the token of WORD begins: marks right before it ("(who") are part of it. */
static gsize token_start(const SpeechRequest *request, gsize word)
{
    gsize least = word > 0 ? request->words[word - 1].end : 0;
    gsize at = request->words[word].start;
    while (at > least && request->text[at - 1] != ' ') {
        at--;
    }
    return at;
}

static void write_command(const EspeakTone *from, const EspeakTone *to, EspeakTurn *turn)
{
    enum { COMMAND = 1 }; /* the character that begins one */
    g_autoptr(GString) command = g_string_new(NULL);
    if (to->rate != from->rate) {
        g_string_append_printf(command, "%c%dS", COMMAND, to->rate);
    }
    if (to->pitch != from->pitch) {
        g_string_append_printf(command, "%c%dP", COMMAND, to->pitch);
    }
    if (to->range != from->range) {
        g_string_append_printf(command, "%c%dR", COMMAND, to->range);
    }
    g_strlcpy(turn->command, command->str, sizeof turn->command);
}

GArray *espeak_turns_new(const SpeechRequest *request)
{
    GArray *turns = g_array_new(FALSE, TRUE, sizeof(EspeakTurn));
    EspeakTone tone = espeak_first_tone(request);
    for (gsize i = 0; i < request->turn_count && !request->gently; i++) {
        const Turn *turn = &request->turns[i];
        if (turn->word == 0 || turn->word >= request->word_count) {
            continue;
        }
        EspeakTone next = espeak_tone(request->voice, turn->tone);
        EspeakTurn made = {.offset = token_start(request, turn->word),
                           .pauses = turn->pause_ms > 0};
        write_command(&tone, &next, &made);
        tone = next;
        if (made.pauses || made.command[0] != '\0') {
            g_array_append_val(turns, made);
        }
    }
    return turns;
}
