/* Given names of many countries and the sex of those who bear them (names/given-names.conf). */
#ifndef LECTERN_SCRIPT_GIVEN_NAMES_H
#define LECTERN_SCRIPT_GIVEN_NAMES_H

#include "script/script.h"

/* The sex of those called FOLDED (language_fold); GENDER_UNKNOWN where it is no name, or both
 * women's and men's. Some are women's in one country and men's in another: then LANGUAGE ("en")
 * decides. Loaded when first asked for, and kept; any thread may ask. */
Gender given_name_gender(const char *language, const char *folded);

#endif
