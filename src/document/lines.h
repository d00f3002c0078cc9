/* The lines of a plain text, with what the reader wants to know of each. */
#ifndef LECTERN_DOCUMENT_LINES_H
#define LECTERN_DOCUMENT_LINES_H

#include "base/span.h"

typedef enum {
    START_OTHER, /* a digit, a bracket, a letter of a script without capitals … */
    START_LOWER,
    START_UPPER,
    START_QUOTE,
    START_DASH,
} LineStart;

typedef enum {
    END_BARE,     /* a letter or digit, quoted or not */
    END_PAUSE,    /* a comma, semicolon or dash: the sentence goes on */
    END_COLON,    /* something is announced */
    END_SENTENCE, /* a full stop, question or exclamation mark, or speech broken off */
} LineEnd;

/* A line that is not blank. */
typedef struct {
    Span text;        /* without white space at its ends */
    guint indent;     /* columns before it; a tab goes to the next multiple of 8 */
    guint columns;    /* the same and its characters: where it ends */
    guint first_word; /* characters up to the first white space */
    guint gap;        /* blank lines before it */
    LineStart start;
    LineEnd end;
    gboolean ornament; /* nothing but ornaments: a scene break, or the line under a heading */
    gboolean item;     /* begins as an item of a list */
    gboolean opens;    /* a block starts here */
} Line;

/* The lines of TEXT, a GArray of Line. Lines end at every kind of line or page end that Unicode
 * knows (UAX 14: LF, CR, CR LF, VT, FF, NEL, LS, PS). */
GArray *lines_split(const char *text, gsize length);

static inline Line *line_at(const GArray *lines, gsize index)
{
    return &g_array_index(lines, Line, index);
}

/* Whether the line at INDEX stands directly under another. */
static inline gboolean line_is_adjacent(const GArray *lines, gsize index)
{
    return index > 0 && line_at(lines, index)->gap == 0;
}

/* Whether the sentence goes on from the line before INDEX: it breaks off, and goes on in small
 * letters. */
gboolean line_continues(const GArray *lines, gsize index);

/* How the text in SPAN ends, closing quotation marks, brackets and note numbers left out. */
LineEnd line_end(const char *text, Span span);

#endif
