/* How a reading stands in a script's text form, behind the "=":
 *
 *   Two                words that are said; nothing: the words are left out
 *   /ˈwʊt͡ɕ/            their sounds, in the International Phonetic Alphabet
 *   (de)               the language by whose rules they are read
 *   (de) Doktor /ˈdɔktoːɐ/   all of it */
#ifndef LECTERN_SCRIPT_READING_FORM_H
#define LECTERN_SCRIPT_READING_FORM_H

#include "script/form/script_label.h"

/* Fills all of READING but its span from HOW, a piece of the line at hand. On failure READING holds
 * strings to be freed all the same. */
gboolean reading_form_read(const ScriptLines *lines, Piece how, Reading *reading, GError **error);

/* Appends READING as it is read. */
void reading_form_write(GString *out, const Reading *reading);

#endif
