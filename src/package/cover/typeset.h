/* Words and shapes on a picture, by Pango and cairo: the same pixels on every machine that has the
 * same fonts, whatever is set for its screen. */
#ifndef LECTERN_PACKAGE_COVER_TYPESET_H
#define LECTERN_PACKAGE_COVER_TYPESET_H

#include <pango/pangocairo.h>

#include "package/cover/palette.h"

/* The column that words are set in, in the picture's units. */
typedef struct {
    cairo_t *cairo;
    PangoContext *context;
    int left, width;
} Typeset;

typedef void (*TypesetDraw)(const Typeset *typeset, gpointer data);

/* A PNG, RGB, of WIDTH by HEIGHT units, each PIXELS large, on GROUND, on which DRAW draws with
 * DATA; the column goes from LEFT to the same distance from the right. It warns where the font
 * that it is made for is missing. */
GByteArray *typeset_picture(int width, int height, double pixels, int left, Colour ground,
                            TypesetDraw draw, gpointer data, GError **error);

void typeset_colour(const Typeset *typeset, Colour colour);

/* The sizes that a title may have, and below which a word too long for a line is broken. */
typedef struct {
    int largest, unbroken, smallest;
} TypesetSizes;

/* TEXT as large as it fits into HEIGHT; words are broken where nothing else helps, and what is too
 * long for all that ends in an ellipsis. */
PangoLayout *typeset_title(const Typeset *typeset, const char *text, TypesetSizes sizes,
                           int height);

/* TEXT in SIZE, in at most LINES lines, the rest of it an ellipsis; NULL where there is none, or no
 * font for it: that is warned of, and TEXT, which is a WHAT, left out. */
PangoLayout *typeset_lines(const Typeset *typeset, const char *text, int size, gboolean italic,
                           int lines, const char *what);

/* Whether there is a glyph for all of LAYOUT, which is a WHAT; warns where not. */
gboolean typeset_is_whole(PangoLayout *layout, const char *what);

int typeset_height(PangoLayout *layout);

/* Draws LAYOUT with its top at TOP in COLOUR, and gives the place below it. */
int typeset_draw(const Typeset *typeset, PangoLayout *layout, int top, Colour colour);

/* A vertical stroke with round ends at X, THICKNESS wide, from TOP to BOTTOM. */
void typeset_bar(const Typeset *typeset, double x, double top, double bottom, double thickness,
                 Colour colour);

#endif
