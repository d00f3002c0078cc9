/* Where a sentence may end: the characters of it, without any knowledge of words. */
#ifndef LECTERN_SCRIPT_SENTENCE_STOPS_H
#define LECTERN_SCRIPT_SENTENCE_STOPS_H

#include "base/span.h"

typedef enum {
    STOP_FULL,     /* a single full stop */
    STOP_ELLIPSIS, /* "...", "…", ". . . ." */
    STOP_OMISSION, /* ". . .", words left out inside a sentence; four dots are the end of one */
    STOP_STRONG,   /* with a question or exclamation mark, or one of another script's */
} StopKind;

typedef struct {
    StopKind kind;
    Span marks;      /* "." or "?!" or ". . ." */
    gsize end;       /* behind the quotation marks and brackets that close with it */
    gboolean quoted; /* a quotation mark is among those */
    gboolean joined; /* the next word follows without a space, as in "so.Then" */
} Stop;

/* The stop that begins at OFFSET of BLOCK in TEXT. FALSE where no sentence can end: no mark of that
 * kind, or one inside a word, a number or an address. *NEXT moves behind what was looked at. */
gboolean stop_read(const char *text, Span block, gsize offset, Stop *stop, gsize *next);

/* Whether C opens or closes a quotation; an apostrophe does. */
gboolean stop_is_quotation_mark(gunichar c);

/* Whether C is a mark of emphasis that old plain texts and Markdown put around words. */
gboolean stop_is_emphasis(gunichar c);

gboolean stop_is_ellipsis(gunichar c);

#endif
