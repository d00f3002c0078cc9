/* What a language's grammar asks of a number by its neighbours: the gender of the noun behind it,
 * and the case that what stands before it governs. */
#ifndef LECTERN_SCRIPT_NOUN_H
#define LECTERN_SCRIPT_NOUN_H

#include "script/reading/scene.h"

typedef enum { CASE_NONE, CASE_GENITIVE, CASE_DATIVE, CASE_ACCUSATIVE } NounCase;

/* The gender that the book has for the noun at PLACE, by itself or by its longest ending; "" for a
 * noun without, NULL where no noun stands there. */
const char *noun_gender(const Scene *scene, gsize place);

/* The form of a number before a noun of GENDER. */
SpellForm noun_form(const char *gender);

/* The case of what begins at PLACE, by the word before it and the book's [cases]: "mit 1 Stimme".
 * PERSON: it is the name of one, before which some words govern another case. */
NounCase noun_case(const Scene *scene, gsize place, gboolean person);

/* FORM, which a one at PLACE has by its gender, in the case that it has there. MASCULINE: its noun
 * is known to be; other nouns are left as they are in the accusative, which only that changes. */
SpellForm noun_case_form(const Scene *scene, gsize place, SpellForm form, gboolean masculine);

#endif
