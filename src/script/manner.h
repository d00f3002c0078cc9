/* How a stretch of an utterance is said: quicker, lower, with weight on it, behind a pause. */
#ifndef LECTERN_SCRIPT_MANNER_H
#define LECTERN_SCRIPT_MANNER_H

#include "base/span.h"

/* A change to a voice, as it is at rest: {1, 0, 1, 0} changes nothing. */
typedef struct {
    double rate;      /* times the voice's */
    double pitch_st;  /* semitones above it */
    double range;     /* how far its melody goes, times the voice's */
    double volume_db; /* louder by so much */
} Tone;

#define TONE_PLAIN ((Tone){.rate = 1, .pitch_st = 0, .range = 1, .volume_db = 0})

typedef enum {
    EMPHASIS_UNSET,
    EMPHASIS_REDUCED,
    EMPHASIS_MODERATE,
    EMPHASIS_STRONG,
} Emphasis;

enum { NO_BREAK = -1 };

typedef struct {
    Span span;    /* bytes of the document; empty where there is only a pause */
    int pause_ms; /* before the first word in or behind it, instead of what pause there would be;
                     else NO_BREAK */
    Tone tone;
    Emphasis emphasis; /* how much that is, a preset says */
} Manner;

/* A tag of markup in an utterance's text, which it is no part of. */
typedef struct {
    gsize offset; /* of the document's text: it stands before this byte */
    char *tag;    /* as it is written: "<break time='1s'/>" */
} MarkupTag;

static inline gboolean tone_is_plain(Tone tone)
{
    return tone.rate == 1 && tone.pitch_st == 0 && tone.range == 1 && tone.volume_db == 0;
}

/* A and then B. */
static inline Tone tone_combine(Tone a, Tone b)
{
    return (Tone){a.rate * b.rate, a.pitch_st + b.pitch_st, a.range * b.range,
                  a.volume_db + b.volume_db};
}

#endif
