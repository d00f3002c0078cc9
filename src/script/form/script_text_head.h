/* The head of a script's text form: facts of the document, and the cast. */
#ifndef LECTERN_SCRIPT_SCRIPT_TEXT_HEAD_H
#define LECTERN_SCRIPT_SCRIPT_TEXT_HEAD_H

#include "script/script.h"

/* The white space of a document that is understood where the script shows none. */
typedef struct {
    const char *line_end; /* "\n" or "\r\n": what most of its lines end in */
    char *between;        /* what stands most often between two blocks */
} FormSpacing;

/* What is understood unless the head says otherwise: "\n" and "\n\n". */
void form_spacing_init(FormSpacing *spacing);
void form_spacing_clear(FormSpacing *spacing);

FormSpacing form_spacing_of(const Script *script);

/* Appends the head of SCRIPT to OUT, from its first line to its cast. */
void script_text_write_head(const Script *script, const FormSpacing *spacing, GString *out);

#endif
