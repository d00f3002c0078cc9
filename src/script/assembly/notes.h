/* Notes and pages in a script: what is said of them, and leaving notes out. */
#ifndef LECTERN_SCRIPT_ASSEMBLY_NOTES_H
#define LECTERN_SCRIPT_ASSEMBLY_NOTES_H

#include "script/language.h"

/* The rule of a note that is left out. */
#define NOTE_RULE "note"

/* Gives the utterances of SCRIPT readings by which references to notes and numbers of pages are not
 * said, and the "[1]" that a note begins with is "Note 1." in the words of LANGUAGE. */
void notes_mark(Script *script, const Language *language);

/* Makes skipped utterances of all that is in notes. */
void notes_skip(Script *script);

/* Whether SPAN has letters or digits but in references to notes and numbers of pages. */
gboolean notes_leave_words(const Document *document, Span span);

#endif
