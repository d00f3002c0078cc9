/* Quotation marks in a text: which characters may open or close a quotation, judged by what stands
 * right beside them. Apostrophes are left out wherever that tells them apart. */
#ifndef LECTERN_SCRIPT_QUOTE_MARKS_H
#define LECTERN_SCRIPT_QUOTE_MARKS_H

#include "base/span.h"

/* Marks of one family open and close each other, of whatever kind they are: "… fought.” */
typedef enum {
    MARKS_DOUBLE,       /* " “ ” „ ‟ */
    MARKS_SINGLE,       /* ' ‘ ’ ‚ ‛ ` */
    MARKS_GUILLEMET,    /* « » */
    MARKS_ANGLE,        /* ‹ › */
    MARKS_CORNER,       /* 「 」 */
    MARKS_WHITE_CORNER, /* 『 』 */
    MARKS_FAMILIES,
} MarkFamily;

typedef enum { CHANCE_NONE, CHANCE_SOME, CHANCE_SURE } Chance;

/* Small, for a hostile text has millions of them; DOCUMENT_LIMIT bounds the offset. */
typedef struct {
    guint32 offset;  /* of its first byte in the text */
    guint8 length;   /* in bytes */
    guint8 family;   /* MarkFamily */
    guint8 opens;    /* Chance that it opens a quotation … */
    guint8 closes;   /* … and that it closes one; never both sure */
    guint8 directed; /* its shape shows which it does: “ ” rather than " */
} QuoteMark;

/* The next mark in SPAN (one block of TEXT) at or behind *AT, which moves behind it; FALSE at the
 * end. */
gboolean quote_mark_next(const char *text, Span span, gsize *at, QuoteMark *mark);

/* Appends the marks in SPAN to MARKS, a GArray of QuoteMark, in order. */
void quote_marks_scan(const char *text, Span span, GArray *marks);

/* Whether MARK stands where speech may begin: at the start of its block SPAN, or behind a mark. */
gboolean quote_mark_after_pause(const char *text, Span span, const QuoteMark *mark);

/* Whether C is a quotation mark of any family, or an apostrophe. */
gboolean quote_mark_is(gunichar c);

#endif
