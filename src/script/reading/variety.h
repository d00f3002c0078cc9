/* Which variety of its language a text is read in: "en-GB" where its spelling and dates show it. */
#ifndef LECTERN_SCRIPT_VARIETY_H
#define LECTERN_SCRIPT_VARIETY_H

#include <glib.h>

/* The tag by which TEXT of LANGUAGE is to be read: LANGUAGE itself where that names a region, or
 * too little of the text's first pages shows one. To be freed. */
char *variety_find(const char *language, const char *text, gsize length);

#endif
