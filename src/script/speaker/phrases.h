/* Phrases that may be the subject of a verb of speech: names with what goes before them. */
#ifndef LECTERN_SCRIPT_PHRASES_H
#define LECTERN_SCRIPT_PHRASES_H

#include "script/speaker/people.h"

typedef struct {
    int mention; /* of whom it means, or NO_MENTION */
    guint end;   /* the token behind that mention */
} Phrase;

/* Whether MENTION, which may be NULL, may be who speaks. */
gboolean mention_can_speak(const Mention *mention);

/* The phrase whose first word is AT, looking no further than END: of "state senator Anna Berg" and
 * of "Herald reporter Anna Berg" Anna Berg. */
Phrase phrase_at(const People *people, guint at, guint end);

/* The first mention from FIRST to END that may be a subject; NO_MENTION. */
int subject_of(const People *people, guint first, guint end);

/* The subject of the verb at VERB, in the sentence from FIRST: before it in its clause, or that of
 * a clause before ("Anna rose and said", "Anna, a doctor, said", "Anna agreed, adding"). NO_MENTION
 * where it cannot be told. */
int subject_before(const People *people, guint first, guint verb);

/* Whether the token at AT is a verb of CLASSES: not "the report", "his claims". */
gboolean is_verb_at(const People *people, guint at, guint32 classes);

#endif
