/* Lines that say that they are headings: "CHAPTER I.", "Part Two: The Road", "1. Kapitel". */
#ifndef LECTERN_DOCUMENT_DIVISION_H
#define LECTERN_DOCUMENT_DIVISION_H

#include "base/span.h"

typedef struct {
    guint level;  /* 1 a volume, part or book; 2 a chapter, letter, prologue; 3 a section, scene */
    guint word;   /* which word names it, from 1: chapters are counted by their own word */
    guint number; /* 0 where it has none */
    gboolean titled; /* a title follows in the same line */
} Division;

/* Whether SPAN of TEXT, one line, is such a heading. The words are those of a dozen European
 * languages; what is not found here may still be a heading by its shape and place. */
gboolean division_read(const char *text, Span span, Division *division);

#endif
