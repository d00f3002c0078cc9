/* The words of an utterance: what is spoken, and which bytes of the source each word comes from.
 * Everything that is in step with the voice (marks, timing, check) takes its words from here. */
#ifndef LECTERN_SCRIPT_WORDS_H
#define LECTERN_SCRIPT_WORDS_H

#include "script/script.h"

typedef struct {
    Span source; /* bytes of the document, punctuation at the ends left out */
    Span spoken; /* bytes of Wording.text that say it */
} Word;

/* How a stretch of the text is said where the rules of the voice's own language would not do. */
typedef struct {
    Span spoken;          /* bytes of Wording.text, at least one */
    const char *ipa;      /* its sounds, words parted by spaces; NULL: by the language's rules */
    const char *language; /* BCP 47; NULL: the voice's */
} Pronunciation;

/* What is handed to an engine for one utterance (spoken_text.h says how its text is made). Where
 * there is nothing to be said, as in "* * *", the text is empty; where there are only signs that an
 * engine can name ("&"), there is text without words. */
typedef struct {
    char *text; /* UTF-8, one line: the utterance with its readings put in, white space folded */
    gsize length;
    GArray *words; /* of Word, in order, of source and of text alike; none share bytes of source */
    GArray *pronunciations;   /* of Pronunciation, in order; their strings are the readings' */
    GArray *readings;         /* of Reading: what was worked out for it */
    gboolean reads_otherwise; /* words of a reading stand in it, whoever it is from */
} Wording;

/* The wording of UTTERANCE. A skipped one has its `instead` for text and no
 * words. Free with wording_free. A word is what stands between white space, dashes and ellipses and
 * has a letter or digit in it ("don’t", "50,554", "Russian-Norwegian", "$5"). A reading's span,
 * extended to whole words, is one word for each source word in it, sharing its spoken words out in
 * order; where those are fewer, neighbours share one, and where there are none, those words are not
 * spoken. */
Wording *wording_new(const Script *script, const Utterance *utterance);

/* The same for people to read: "U A E" where an engine is given "U.A.E", so that it says the
 * letters.
 */
Wording *wording_printed(const Script *script, const Utterance *utterance);

void wording_free(Wording *wording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wording, wording_free)

#endif
