/* Runs: the utterances of one quotation, which go to a speaker together; and every other utterance
 * that somebody might speak by itself. */
#ifndef LECTERN_CAST_RUNS_H
#define LECTERN_CAST_RUNS_H

#include "script/script.h"

typedef struct {
    gsize first; /* utterances, end exclusive */
    gsize end;
} Run;

/* The runs of SCRIPT in order, a GArray of Run: all but titles, headings and what is skipped. */
GArray *runs_find(const Script *script);

/* Where RUN stands in the text. */
static inline Span run_span(const Script *script, const Run *run)
{
    return (Span){script_utterance(script, run->first)->span.start,
                  script_utterance(script, run->end - 1)->span.end};
}

#endif
