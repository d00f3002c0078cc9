/* An utterance's text as espeak-ng can take it, and where the words of the request are in it. */
#ifndef LECTERN_SPEECH_ESPEAK_TEXT_H
#define LECTERN_SPEECH_ESPEAK_TEXT_H

#include "speech/engine.h"

/* Where a word is in the text for the engine; empty where nothing of it is left to say. */
typedef struct {
    Span bytes;
    Span characters; /* the engine counts these */
} EspeakWord;

typedef struct {
    GString *text;
    EspeakWord *words;
    gsize word_count;
    gboolean phonemes; /* what stands between “[[” and “]]” is mnemonics */
} EspeakText;

/* Bytes of a request's text that are said as WORDS (of char *): mnemonics, a string a word. */
typedef struct {
    Span span;
    GPtrArray *words;
} EspeakSaid;

/* The text of REQUEST, in which SAID (of EspeakSaid, in order; or NULL) is said as it is told and
 * TURNS (of EspeakTurn, in order; or NULL) are taken, with all that would be misread as a command,
 * garble what follows, be dropped or end the engine taken out or broken up:
 *  - control, private-use and format characters, U+FFFD (espeak-ng takes some for commands);
 *  - runs of more than 48 letters and digits are cut into pieces of 24 and tokens of more than 96
 *    characters behind a mark: the engine keeps about 200 bytes of phonemes a word, silently drops
 *    the rest of a longer one, and overflows on some;
 *  - a row of initials ("U.S.S.R.") is cut every 24 letters, where more than 80 end the engine;
 *  - a clause that may take more than the 1,000 phonemes that it keeps of one gets a comma.
 * Said words share the request's words in their span out among them, in order.
 * A gentle request keeps letters, digits and the plainest marks only, and no full stop. */
EspeakText *espeak_text_new(const SpeechRequest *request, const GArray *said, const GArray *turns);
void espeak_text_free(EspeakText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EspeakText, espeak_text_free)

#endif
