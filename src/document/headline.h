/* What a short line of plain text could be, by its own shape. */
#ifndef LECTERN_DOCUMENT_HEADLINE_H
#define LECTERN_DOCUMENT_HEADLINE_H

#include "document/division.h"
#include "document/shape.h"

typedef enum {
    HEADLINE_NONE,
    HEADLINE_PLAIN,    /* a title or heading, if it stands where one would */
    HEADLINE_NUMBER,   /* a number by itself: "XII", "3." */
    HEADLINE_DIVISION, /* says what it is: "CHAPTER I.", "Epilogue" */
} HeadlineKind;

typedef struct {
    HeadlineKind kind;
    Shape shape;
    Division division; /* with a number also where the line has only that: "IV", "4. Results" */
    gboolean roman;    /* that number is not in digits */
    gboolean sentence; /* ends in ".", "?" or "!" */
} Headline;

/* Nothing longer is a title or heading, in characters. */
enum { HEADLINE_LONGEST = 250 };

/* Reads SPAN of TEXT: one line, or the few that a heading can have. */
Headline headline_read(const char *text, Span span);

/* Whether SPAN names an author ("By Ann Smith"), and whether it ends a text ("THE END"). */
gboolean headline_is_byline(const char *text, Span span);
gboolean headline_is_ending(const char *text, Span span);

#endif
