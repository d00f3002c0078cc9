/* Words of another language than the voice's.
 *
 * Inside a sentence such a word is said with the sounds of the voice's own language that are
 * nearest to those which the other language's rules give it: one call of the engine, one timbre, no
 * gap. To change the language within a call would leave its accent on the words behind. */
#ifndef LECTERN_SPEECH_ESPEAK_FOREIGN_H
#define LECTERN_SPEECH_ESPEAK_FOREIGN_H

#include "speech/engine.h"

/* A stretch of text in another language, and how it sounds. */
typedef struct {
    Span span; /* bytes of the request's text */
    const char *language;
    char *ipa;        /* NULL where nothing could be found out */
    gboolean foreign; /* the IPA is of that language; else it is written in the voice's letters and
                       * read by its rules, for the engine does not know the language */
} ForeignWord;

/* The engine's voice for LANGUAGE (BCP 47), or NULL; borrowed from the engine. */
const char *espeak_foreign_voice(const char *language);

/* Whether LANGUAGE is another than VOICE's. */
gboolean espeak_is_foreign(const Voice *voice, const char *language);

/* Fills in the IPA of WORDS (of ForeignWord) of REQUEST, by a process of its own, for a look at
 * another language changes how the engine speaks after it. */
void espeak_foreign_tell(const SpeechRequest *request, GArray *words);

/* The voice for all of REQUEST, if every word of it is in one other language that the engine can
 * read from its own letters: then its sentence is said by that language's rules and sounds in the
 * voice's timbre. NULL: the request's own voice. */
const char *espeak_foreign_all(const SpeechRequest *request);

#endif
