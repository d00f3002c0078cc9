/* Whether a sentence does end where it may: what the words on both sides say. */
#ifndef LECTERN_SCRIPT_SENTENCE_RULES_H
#define LECTERN_SCRIPT_SENTENCE_RULES_H

#include "script/language.h"
#include "script/sentence/sentence_stops.h"

/* The sentence up to a stop. */
typedef struct {
    const char *text;
    Span block;
    gsize start; /* of the sentence */
    guint words; /* in it so far; counting ends at SENTENCE_SHORT + 1 */
    const Language *language;
} SentenceSoFar;

/* At most so many words are no sentence if an hour is all they say: "At 5 a.m." */
enum { SENTENCE_SHORT = 3 };

/* Whether the sentence ends at STOP, whose end is moved behind the number of a note there. */
gboolean sentence_ends(const SentenceSoFar *so_far, Stop *stop);

#endif
