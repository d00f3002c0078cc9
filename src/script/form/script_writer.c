#include "script/form/script_writer.h"

#include <string.h>

#include "base/utf8.h"
#include "script/form/script_escape.h"
#include "script/form/ssml_tag.h"

Span script_writer_span(const ScriptWriter *writer, gsize index)
{
    return utf8_trim(writer->text, script_utterance(writer->script, index)->span);
}

void script_writer_indent(ScriptWriter *writer, const Utterance *utterance)
{
    g_string_append_printf(writer->out, "%*s", (int)strlen(utterance->id) + 2, "");
}

/* Behind the line's end at OFFSET, as the whole document has it; OFFSET if there is none. */
static gsize line_end_at(const ScriptWriter *writer, gsize end, gsize offset)
{
    gsize length = strlen(writer->spacing.line_end);
    gboolean ends = end - offset >= length &&
                    memcmp(writer->text + offset, writer->spacing.line_end, length) == 0;
    return ends ? offset + length : offset;
}

/* Appends C, of which it is known that it does not begin a line's end. */
static void append_character(ScriptWriter *writer, gunichar c, gboolean edge)
{
    if (c == '\n') {
        g_string_append(writer->out, "\\u{a}"); /* "\n" is a line's end, whatever that is here */
    } else {
        script_escape_character(writer->out, c, edge);
    }
}

/* Appends the tags of UTTERANCE that stand at OFFSET, from the one at *NEXT on, which moves. An
 * empty one behind white space (or a line's start, where SPACED is set) has some behind it, which
 * the reader takes for its own. */
static void append_tags(ScriptWriter *writer, const Utterance *utterance, gsize offset,
                        gboolean spaced, guint *next)
{
    for (; utterance->tags && *next < utterance->tags->len; (*next)++) {
        const MarkupTag *tag = &g_array_index(utterance->tags, MarkupTag, *next);
        if (tag->offset > offset) {
            return;
        }
        g_string_append(writer->out, tag->tag);
        if (spaced && g_str_has_suffix(tag->tag, "/>")) {
            g_string_append_c(writer->out, ' ');
        }
    }
}

void script_writer_text(ScriptWriter *writer, const Utterance *utterance, Span span)
{
    gboolean begins = TRUE;
    guint tag = 0;
    for (gsize at = span.start, next; at < span.end; at = next) {
        gboolean spaced = begins || utf8_is_space(utf8_before(writer->text, at));
        append_tags(writer, utterance, at, spaced, &tag);
        next = line_end_at(writer, span.end, at);
        if (next > at) {
            g_string_append_c(writer->out, '\n');
            script_writer_indent(writer, utterance);
            g_string_append_c(writer->out, '|');
            gboolean blank = line_end_at(writer, span.end, next) > next;
            g_string_append(writer->out, blank ? "" : " ");
            begins = TRUE;
            continue;
        }
        next = utf8_next(writer->text, span.end, at);
        gboolean edge = begins || next == span.end || line_end_at(writer, span.end, next) > next;
        if (ssml_tag_may_begin(writer->text + at, span.end - at)) {
            g_string_append_c(writer->out, '\\');
        }
        append_character(writer, utf8_at(writer->text, span.end, at), edge);
        begins = FALSE;
    }
    append_tags(writer, utterance, span.end, FALSE, &tag);
}

void script_writer_space(ScriptWriter *writer, Span span)
{
    for (gsize at = span.start, next; at < span.end; at = next) {
        next = line_end_at(writer, span.end, at);
        if (next > at) {
            g_string_append(writer->out, "\\n");
            continue;
        }
        next = utf8_next(writer->text, span.end, at);
        append_character(writer, utf8_at(writer->text, span.end, at), TRUE);
    }
}

/* The white space that is understood behind the utterance at INDEX if none is shown. */
static const char *usual_space(const ScriptWriter *writer, gsize index)
{
    const GArray *utterances = writer->script->utterances;
    if (index + 1 == utterances->len) {
        return writer->spacing.line_end;
    }
    gboolean same = script_utterance(writer->script, index)->block ==
                    script_utterance(writer->script, index + 1)->block;
    return same ? " " : writer->spacing.between;
}

void script_writer_space_behind(ScriptWriter *writer, gsize index)
{
    gboolean last = index + 1 == writer->script->utterances->len;
    Span space = {script_writer_span(writer, index).end,
                  last ? writer->script->document->length
                       : script_writer_span(writer, index + 1).start};
    const char *usual = usual_space(writer, index);
    gboolean as_usual = span_length(space) == strlen(usual) &&
                        memcmp(writer->text + space.start, usual, span_length(space)) == 0;
    if (as_usual) {
        return;
    }
    script_writer_space(writer, space);
    if (span_is_empty(space)) {
        g_string_append_c(writer->out, '\\');
    }
}
