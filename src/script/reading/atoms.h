/* A text cut into atoms: words, runs of digits, and single signs. Every rule of reading looks at
 * atoms, never at characters, so that the text is gone through once. */
#ifndef LECTERN_SCRIPT_ATOMS_H
#define LECTERN_SCRIPT_ATOMS_H

#include "base/span.h"

typedef enum {
    ATOM_NONE,   /* beyond the ends of the text */
    ATOM_WORD,   /* letters and their marks, with single apostrophes between: "don’t" */
    ATOM_NUMBER, /* the digits 0 to 9 */
    ATOM_SIGN,   /* any other single character that is no white space */
} AtomKind;

typedef struct {
    AtomKind kind;
    Span span;
    gunichar first;    /* its first character */
    guint letters;     /* of a word: how many characters before an apostrophe, at most 255 */
    guint capitals;    /* how many of those are capitals */
    gboolean spaced;   /* white space, or the text's start, stands before it */
    gboolean headline; /* it stands among words that are all capitals */
    gboolean address;  /* what it stands in, from space to space, may be an address of the web */
} Atom;

/* Appends the atoms of SPAN of TEXT to ATOMS (of Atom). */
void atoms_cut(const char *text, Span span, GArray *atoms);

#endif
