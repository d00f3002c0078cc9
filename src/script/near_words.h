/* The words beside a place in a text, one by one, in both directions: what is said around a
 * quotation mark decides what it is. Never looks further than NEAR_REACH bytes for a word, so that
 * hostile text costs no more than any other. */
#ifndef LECTERN_SCRIPT_NEAR_WORDS_H
#define LECTERN_SCRIPT_NEAR_WORDS_H

#include "base/span.h"

enum { NEAR_REACH = 200, NEAR_WORD_BYTES = 48 };

typedef struct {
    char folded[NEAR_WORD_BYTES]; /* small letters, apostrophes straight; cut where too long */
    Span span;
    gboolean capital;      /* it begins with a capital letter */
    gunichar gap;          /* the first mark between it and the place that was asked for; 0: none */
    gunichar far_gap;      /* the last of them */
    gboolean sentence_gap; /* one of them ends a sentence */
} NearWord;

/* The word at or behind OFFSET, before END; the one before OFFSET, not before START. Letters and
 * digits with single apostrophes between them make a word. FALSE where there is none. */
gboolean near_word_after(const char *text, gsize offset, gsize end, NearWord *word);
gboolean near_word_before(const char *text, gsize offset, gsize start, NearWord *word);

/* Whether C ends a sentence: a full stop, question or exclamation mark, or an ellipsis. */
gboolean near_ends_sentence(gunichar c);

/* Whether there is a letter or digit in SPAN. */
gboolean near_has_letter(const char *text, Span span);

#endif
