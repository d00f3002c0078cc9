/* The colours of the pictures that are drawn. */
#ifndef LECTERN_PACKAGE_COVER_PALETTE_H
#define LECTERN_PACKAGE_COVER_PALETTE_H

#include <glib.h>

typedef struct {
    guint8 red, green, blue;
} Colour;

/* Ground, text and the voices, of which the narrator's is the first. On each ground the text has a
 * contrast of 9 to 1 at least (WCAG 2.2 asks for 7). */
enum { PALETTE_VOICES = 4 };
typedef struct {
    Colour ground, text, quiet;
    Colour voices[PALETTE_VOICES];
} Palette;

/* The palette for NAME, a series or a title: the same for the same name. */
const Palette *palette_for(const char *name);

/* The colour of SPEAKER, an index or SPEAKER_NARRATOR. */
Colour palette_voice(const Palette *palette, int speaker);

#endif
