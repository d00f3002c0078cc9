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

/* What stands first behind a stop. */
typedef struct {
    gunichar first;  /* a letter, digit or sign, behind quotation marks, brackets and dashes; 0 if
                        there is none near */
    gsize offset;    /* of it */
    gboolean quoted; /* an opening quotation mark or "(" stands before it */
    gboolean dashed; /* a dash does */
    gboolean
        aside; /* it is in brackets that a small letter or comma follows: "Viva! (1965), and" */
} StopNext;

StopNext stop_next(const char *text, Span block, gsize offset);

/* Where the stretch in brackets or quotation marks that opens at OFFSET inside a sentence closes,
 * if it is a part of that sentence: in brackets, or a quotation that begins with a small letter.
 * OFFSET where nothing of that kind opens, or it closes nowhere near. */
gsize stop_hold(const char *text, Span block, gsize offset);

/* Whether C opens or closes a quotation; an apostrophe does. */
gboolean stop_is_quotation_mark(gunichar c);

#endif
