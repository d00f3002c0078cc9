/* When each word begins, from what espeak-ng tells while it speaks.
 *
 * The engine tells where in the text a spoken word stands ("word events"). Of 18,600 words of prose
 * 97 % had one of their own; the rest are the later ones of the pairs that its dictionaries speak
 * as one ("of the", "I am", "did not"). It also tells each sound ("phoneme events"): a pair is cut
 * where the sounds of its later word begin. SSML marks, the other way, put such a word's time at
 * the end of it and change how the pair is spoken, by up to 90 ms. */
#ifndef LECTERN_SPEECH_WORD_TIMES_H
#define LECTERN_SPEECH_WORD_TIMES_H

#include "speech/espeak_text.h"

typedef struct {
    gsize position; /* characters of the text, from 0 */
    gsize length;   /* in characters, as the engine sees the word */
    guint32 sample;
} WordEvent;

enum { PHONEME_NAME_SIZE = 9 };

typedef struct {
    guint32 sample;
    char name[PHONEME_NAME_SIZE]; /* the engine's mnemonic */
} PhonemeEvent;

/* What was heard of an utterance; events in the order in which they came. */
typedef struct {
    GArray *words;    /* of WordEvent */
    GArray *phonemes; /* of PhonemeEvent */
    guint32 end;      /* samples in all */
} SpokenEvents;

/* The phonemes of TEXT spoken by itself, as a list of mnemonics parted by '_'; freed by the caller.
 */
typedef char *(*PhonemesOf)(const char *text);

/* Fills STARTS, one for each word of TEXT, from EVENTS; PHONEMES_OF is asked for the words that had
 * no event. Those for which nothing tells are SAMPLE_UNKNOWN. */
void word_times(const EspeakText *text, const SpokenEvents *events, PhonemesOf phonemes_of,
                guint32 *starts);

#endif
