/* The text of utterances in a script's text form, and the white space around it. */
#ifndef LECTERN_SCRIPT_SCRIPT_WRITER_H
#define LECTERN_SCRIPT_SCRIPT_WRITER_H

#include "script/form/script_text_head.h"

typedef struct {
    const Script *script;
    const char *text; /* of the document */
    FormSpacing spacing;
    GString *out;
} ScriptWriter;

/* Appends the space before the lines that belong to UTTERANCE. */
void script_writer_indent(ScriptWriter *writer, const Utterance *utterance);

/* The span of the utterance at INDEX, without white space at its ends: that counts as the space
 * between. */
Span script_writer_span(const ScriptWriter *writer, gsize index);

/* Appends SPAN, text of UTTERANCE, with its markup, a line's end beginning a new line of the
 * script.
 */
void script_writer_text(ScriptWriter *writer, const Utterance *utterance, Span span);

/* Appends white space with every character shown. */
void script_writer_space(ScriptWriter *writer, Span span);

/* Appends the white space behind the utterance at INDEX, if it is not what is understood. */
void script_writer_space_behind(ScriptWriter *writer, gsize index);

#endif
