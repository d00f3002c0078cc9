/* An annotated text as a trainer needs it: its attribution with all votes cast, and for each
 * quotation which of the candidates are right. */
#ifndef LECTERN_TESTS_TRAIN_ANNOTATED_H
#define LECTERN_TESTS_TRAIN_ANNOTATED_H

#include "script/quotation/quotations.h"
#include "script/speaker/attribution.h"

/* What is known of one quotation. Bit i of the sets of candidates stands for candidate i. */
typedef struct {
    gboolean known;   /* who speaks it is annotated */
    guint32 right;    /* the candidates that are called by that speaker's name; 0: none is */
    guint32 allowed;  /* those among which the sequence to learn from may choose: whom the text
                         calls so anywhere, or who tells it */
    const char *type; /* of the annotation, "-" for none; interned */
} Answer;

typedef struct {
    Document *document;
    GArray *quotations;
    Tokens *tokens;
    People *people;
    Attribution *attribution;
    GArray *answers; /* of Answer, one for each line */
    double weight;   /* how much each of its quotations counts */
    gboolean learn;  /* learnt from, rather than scored */
} Annotated;

/* Reads the plain text at TEXT_PATH and its annotations at SPANS_PATH: fields with tabs between,
 *
 *   speaker NAME NAME ...             names of one speaker; the first such line is speaker 0
 *   quotation START END TYPE SPEAKER  bytes, in order; SPEAKER is a number, or - where unknown
 *
 * The quotations are those annotated. Free with annotated_free. */
Annotated *annotated_read(const char *text_path, const char *spans_path, GError **error);
void annotated_free(Annotated *annotated);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Annotated, annotated_free)

static inline const Answer *annotated_answer(const Annotated *annotated, guint line)
{
    return &g_array_index(annotated->answers, Answer, line);
}

#endif
