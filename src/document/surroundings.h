/* What stands around a piece: the questions by which the outline of a text is found. */
#ifndef LECTERN_DOCUMENT_SURROUNDINGS_H
#define LECTERN_DOCUMENT_SURROUNDINGS_H

#include "document/headline.h"
#include "document/pieces.h"

/* A text while its outline is found. */
typedef struct {
    const char *text;
    const GArray *lines;
    GArray *pieces;
    GArray *headlines;   /* of Headline, one a piece */
    gboolean chaptered;  /* numbered headings say where its chapters are */
    gsize first_chapter; /* the piece with the first of them */
    gboolean chapters;   /* some are chapters by name: numbers by themselves are sections */
} Outline;

static inline Headline *headline_at(const Outline *outline, gsize index)
{
    return &g_array_index(outline->headlines, Headline, index);
}

/* The nearest pieces before and behind INDEX that are no scene breaks; the number of pieces where
 * there is none. */
gsize piece_before(const Outline *outline, gsize index);
gsize piece_behind(const Outline *outline, gsize index);

/* How the piece at INDEX ends. */
LineEnd piece_end(const Outline *outline, gsize index);

/* Whether the piece at INDEX is text that a heading can stand above: an item of a list, or a
 * paragraph that is no label, salutation or signature. */
gboolean piece_is_text(const Outline *outline, gsize index);

/* Whether the piece at INDEX is underlined ("====="), as plain texts have headings. */
gboolean piece_is_underlined(const Outline *outline, gsize index);

/* Whether the piece at INDEX could be a heading by its shape, without a word that says so. */
gboolean piece_is_candidate(const Outline *outline, gsize index);

/* Whether the piece at INDEX is the title that belongs to the division or number before it. */
gboolean piece_is_division_title(const Outline *outline, gsize index);

#endif
