#include "speech/turns.h"

#include <math.h>
#include <string.h>

#include "speech/fade.h"

enum { MS_PER_S = 1000, US_PER_S = 1000000, RAMP_MS = 5, SEARCH_MS = 700, ONSET_MS = 60 };

/* -50 dB: breath and the tails of sounds are above it, the engine's own pauses below. */
static const float SILENCE = 0.003F;

static gsize samples_in(const Speech *speech, gsize milliseconds)
{
    return milliseconds * speech->rate / MS_PER_S;
}

/* The first sample of WORD, or of the next that is known; the end where there is none. */
static gsize start_of(const Speech *speech, gsize word)
{
    for (; word < speech->word_count; word++) {
        if (speech->word_starts[word] != SAMPLE_UNKNOWN) {
            return MIN(speech->word_starts[word], speech->length);
        }
    }
    return speech->length;
}

/* Multiplies the samples of SPAN by GAIN, which is reached in RAMP samples and left in as many. */
static void amplify(Speech *speech, Span span, float gain, gsize ramp)
{
    ramp = MAX(MIN(ramp, span_length(span) / 2), 1);
    for (gsize at = span.start; at < span.end; at++) {
        gsize edge = MIN(at - span.start, span.end - 1 - at);
        float share = edge < ramp ? (float)edge / (float)ramp : 1.0F;
        speech->samples[at] *= 1.0F + (gain - 1.0F) * share;
    }
}

static void set_loudness(const SpeechRequest *request, Speech *speech)
{
    const double db_per_decade = 20;
    for (gsize i = 0; i < request->turn_count; i++) {
        const Turn *turn = &request->turns[i];
        if (turn->tone.volume_db == 0) {
            continue;
        }
        gsize next = i + 1 < request->turn_count ? request->turns[i + 1].word : request->word_count;
        Span span = {turn->word == 0 ? 0 : start_of(speech, turn->word),
                     next >= request->word_count ? speech->length : start_of(speech, next)};
        if (!span_is_empty(span)) {
            float gain = (float)pow(10, turn->tone.volume_db / db_per_decade);
            amplify(speech, span, gain, samples_in(speech, RAMP_MS));
        }
    }
}

static gboolean is_silent(const Speech *speech, gsize at)
{
    return fabsf(speech->samples[at]) < SILENCE;
}

/* The silence before a word that begins at START, not before LEAST; a word's sound begins up to
 * ONSET_MS behind its time. Empty, at START, where sound goes through. */
static Span find_silence(const Speech *speech, gsize least, gsize start)
{
    gsize limit = MIN(speech->length, start + samples_in(speech, ONSET_MS));
    gsize reach = samples_in(speech, SEARCH_MS);
    gsize from = MAX(least, start > reach ? start - reach : 0);
    Span silence = {start, start};
    while (silence.end < limit && is_silent(speech, silence.end)) {
        silence.end++;
    }
    while (silence.start > from && is_silent(speech, silence.start - 1)) {
        silence.start--;
    }
    return silence;
}

/* One pause to be made. */
typedef struct {
    Span silence;
    gsize length; /* that it is to have */
    gsize word;   /* behind it */
} Gap;

static GArray *find_gaps(const SpeechRequest *request, const Speech *speech)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
    gsize least = 0;
    for (gsize i = 0; i < request->turn_count; i++) {
        const Turn *turn = &request->turns[i];
        gsize start = start_of(speech, turn->word);
        if (turn->pause_ms == NO_BREAK || turn->word == 0 || start < least ||
            start == speech->length) {
            continue;
        }
        Gap gap = {find_silence(speech, least, start), samples_in(speech, (gsize)turn->pause_ms),
                   turn->word};
        g_array_append_val(gaps, gap);
        least = MAX(gap.silence.end, start);
    }
    return gaps;
}

/* Fades what SOUND has on both sides of SILENCE, which was put into the middle of it. */
static void fade_around(const Speech *speech, float *samples, Span sound, Span silence)
{
    gsize out = (gsize)((guint64)FADE_OUT_US * speech->rate / US_PER_S);
    gsize in = (gsize)((guint64)FADE_IN_US * speech->rate / US_PER_S);
    out = MIN(out, silence.start - sound.start);
    in = MIN(in, sound.end - silence.end);
    fade_out(samples + silence.start - out, out);
    fade_in(samples + silence.end, in);
}

/* Fades at each of GAPS for which sound was cut in its middle. */
static void fade_cuts(const Speech *speech, float *made, gsize length, const GArray *gaps)
{
    gsize moved = 0, begin = 0;
    for (guint i = 0; i < gaps->len; i++) {
        const Gap *gap = &g_array_index(gaps, Gap, i);
        Span silence = {gap->silence.start + moved, gap->silence.start + moved + gap->length};
        moved += gap->length - span_length(gap->silence); /* wraps, and back */
        const Gap *next = i + 1 < gaps->len ? gap + 1 : NULL;
        if (span_is_empty(gap->silence) && gap->length > 0) {
            Span sound = {begin, next ? next->silence.start + moved : length};
            fade_around(speech, made, sound, silence);
        }
        begin = silence.end;
    }
}

/* Puts the pauses into the sound, and moves its words. A word behind a pause begins with its sound.
 */
static void make_gaps(Speech *speech, const GArray *gaps)
{
    gsize length = speech->length;
    for (guint i = 0; i < gaps->len; i++) {
        const Gap *gap = &g_array_index(gaps, Gap, i);
        length += gap->length - span_length(gap->silence); /* wraps, and back */
    }
    float *made = g_new0(float, MAX(length, 1));
    gsize from = 0, to = 0, word = 0;
    for (guint i = 0; i <= gaps->len; i++) {
        const Gap *gap = i < gaps->len ? &g_array_index(gaps, Gap, i) : NULL;
        gsize end = gap ? gap->silence.start : speech->length;
        memcpy(made + to, speech->samples + from, (end - from) * sizeof(float));
        for (; word < (gap ? gap->word : speech->word_count); word++) {
            guint32 *start = &speech->word_starts[word];
            if (*start != SAMPLE_UNKNOWN) {
                *start = (guint32)(to + (MAX(*start, from) - from));
                *start = (guint32)MIN(*start, to + (end - from));
            }
        }
        to += end - from + (gap ? gap->length : 0);
        from = gap ? gap->silence.end : end;
    }
    fade_cuts(speech, made, length, gaps);
    g_free(speech->samples);
    speech->samples = made;
    speech->length = length;
}

void speech_turn(const SpeechRequest *request, Speech *speech)
{
    if (request->gently || request->turn_count == 0 || speech->length == 0) {
        return;
    }
    set_loudness(request, speech);
    g_autoptr(GArray) gaps = find_gaps(request, speech);
    if (gaps->len > 0) {
        make_gaps(speech, gaps);
    }
}
