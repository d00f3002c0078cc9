/* The speakers' colours. */
#ifndef LECTERN_PACKAGE_MARKUP_COLOURS_H
#define LECTERN_PACKAGE_MARKUP_COLOURS_H

#include "script/script.h"

/* The colours that pages have for speakers; who speaks most has one alone. */
enum { MARKUP_COLOURS = 8 };

/* The colour of each speaker of SCRIPT, from 0; the caller frees it. */
guint *markup_colours(const Script *script);

#endif
