#include "script/script_text.h"

#include <string.h>

#include "base/utf8.h"
#include "script/reading_place.h"
#include "script/script_escape.h"
#include "script/script_form.h"
#include "script/script_text_head.h"

/* Notes stand here, out of the reader's way, where the line before them leaves room. */
enum { NOTE_COLUMN = 52 };

typedef struct {
    const Script *script;
    const char *text; /* of the document */
    FormSpacing spacing;
    GString *out;
} Writer;

/* The span of an utterance, without white space at its ends: that counts as the space between. */
static Span utterance_text(const Writer *writer, gsize index)
{
    return utf8_trim(writer->text, script_utterance(writer->script, index)->span);
}

static void indent(Writer *writer, const Utterance *utterance)
{
    g_string_append_printf(writer->out, "%*s", (int)strlen(utterance->id) + 2, "");
}

/* Behind the line's end at OFFSET, as the whole document has it; OFFSET if there is none. */
static gsize line_end_at(const Writer *writer, gsize end, gsize offset)
{
    gsize length = strlen(writer->spacing.line_end);
    gboolean ends = end - offset >= length &&
                    memcmp(writer->text + offset, writer->spacing.line_end, length) == 0;
    return ends ? offset + length : offset;
}

/* Appends C, of which it is known that it does not begin a line's end. */
static void append_character(Writer *writer, gunichar c, gboolean edge)
{
    if (c == '\n') {
        g_string_append(writer->out, "\\u{a}"); /* "\n" is a line's end, whatever that is here */
    } else {
        script_escape_character(writer->out, c, edge);
    }
}

/* Appends SPAN, a line's end beginning a new line of the script. */
static void append_text(Writer *writer, const Utterance *utterance, Span span)
{
    gboolean begins = TRUE;
    for (gsize at = span.start, next; at < span.end; at = next) {
        next = line_end_at(writer, span.end, at);
        if (next > at) {
            g_string_append_c(writer->out, '\n');
            indent(writer, utterance);
            g_string_append_c(writer->out, '|');
            gboolean blank = line_end_at(writer, span.end, next) > next;
            g_string_append(writer->out, blank ? "" : " ");
            begins = TRUE;
            continue;
        }
        next = utf8_next(writer->text, span.end, at);
        gboolean edge = begins || next == span.end || line_end_at(writer, span.end, next) > next;
        append_character(writer, utf8_at(writer->text, span.end, at), edge);
        begins = FALSE;
    }
}

/* Appends white space with every character shown. */
static void append_space(Writer *writer, Span span)
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
static const char *usual_space(const Writer *writer, gsize index)
{
    const GArray *utterances = writer->script->utterances;
    if (index + 1 == utterances->len) {
        return writer->spacing.line_end;
    }
    gboolean same = script_utterance(writer->script, index)->block ==
                    script_utterance(writer->script, index + 1)->block;
    return same ? " " : writer->spacing.between;
}

/* Appends the white space behind the utterance at INDEX, if it is not what is understood. */
static void append_space_behind(Writer *writer, gsize index)
{
    gboolean last = index + 1 == writer->script->utterances->len;
    Span space = {utterance_text(writer, index).end, last
                                                         ? writer->script->document->length
                                                         : utterance_text(writer, index + 1).start};
    const char *usual = usual_space(writer, index);
    gboolean as_usual = span_length(space) == strlen(usual) &&
                        memcmp(writer->text + space.start, usual, span_length(space)) == 0;
    if (as_usual) {
        return;
    }
    append_space(writer, space);
    if (span_is_empty(space)) {
        g_string_append_c(writer->out, '\\');
    }
}

static void append_label(Writer *writer, const Utterance *utterance, gboolean continues)
{
    g_string_append(writer->out, utterance->id);
    g_string_append_c(writer->out, continues ? '+' : ' ');
    g_string_append_c(writer->out, ' ');
    const Speaker *speaker = script_speaker(writer->script, utterance->speaker);
    if (speaker) {
        form_append_name(writer->out, speaker->name);
    }
    BlockKind block = document_block(writer->script->document, utterance->block)->kind;
    if (utterance->kind != form_default_kind(block, utterance->speaker)) {
        g_string_append_printf(writer->out, "%s(%s)", speaker ? " " : "",
                               utterance_kind_name(utterance->kind));
    }
}

static gboolean needs_note(const Writer *writer, const Utterance *utterance)
{
    BlockKind block = document_block(writer->script->document, utterance->block)->kind;
    const char *rule = form_default_rule(block, utterance->kind, utterance->speaker);
    return g_strcmp0(utterance->rule, rule) != 0 || utterance->confidence != 1.0 ||
           (utterance->evidence && strcmp(rule, FORM_EDITOR_RULE) == 0);
}

/* The shortest decimal number that is read as VALUE again. */
static void append_number(GString *out, double value)
{
    enum { DIGITS = 17 };
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    for (int digits = 1; digits <= DIGITS; digits++) {
        g_autofree char *format = g_strdup_printf("%%.%dg", digits);
        g_ascii_formatd(text, sizeof text, format, value);
        if (g_ascii_strtod(text, NULL) == value) {
            break;
        }
    }
    g_string_append(out, text);
}

/* Appends the note, if one is needed, to the line that begins at START. */
static void append_note(Writer *writer, const Utterance *utterance, gsize start)
{
    if (!needs_note(writer, utterance)) {
        return;
    }
    GString *out = writer->out;
    glong column = g_utf8_strlen(out->str + start, (gssize)(out->len - start));
    g_string_append_printf(out, "%*s[", (int)MAX(NOTE_COLUMN - column, 1), "");
    form_append_decided(out, writer->script, utterance->kind, utterance->speaker);
    g_string_append(out, ": ");
    script_escape(out, utterance->rule ? utterance->rule : "", FORM_NAME_SIGNS ",");
    g_string_append(out, ", ");
    append_number(out, utterance->confidence);
    g_string_append_c(out, ']');
}

static void append_value(Writer *writer, const Utterance *utterance, const char *key,
                         const char *value)
{
    if (value) {
        indent(writer, utterance);
        g_string_append_printf(writer->out, "%s: ", key);
        script_escape(writer->out, value, "");
        g_string_append_c(writer->out, '\n');
    }
}

static void append_readings(Writer *writer, const Utterance *utterance)
{
    if (!utterance->readings || utterance->readings->len == 0) {
        return;
    }
    g_autoptr(FoldedText) folded = folded_text_new(writer->text, utterance->span);
    gsize from = utterance->span.start;
    for (guint i = 0; i < utterance->readings->len; i++) {
        const Reading *reading = &g_array_index(utterance->readings, Reading, i);
        Span place = utf8_trim(writer->text, reading->span);
        g_autoptr(FoldedText) words = folded_text_new(writer->text, place);
        if (span_is_empty(place)) {
            continue; /* white space is read in no way */
        }
        guint count = reading_count(folded, words->text->str, from, place);
        indent(writer, utterance);
        g_string_append(writer->out, "read");
        if (count > 1) {
            g_string_append_printf(writer->out, " %u", count);
        }
        g_string_append(writer->out, ": ");
        script_escape(writer->out, words->text->str, FORM_READING_SIGNS);
        g_string_append(writer->out, " = ");
        script_escape(writer->out, reading->spoken, "");
        g_string_append_c(writer->out, '\n');
        from = place.end;
    }
}

static void append_attributes(Writer *writer, gsize index, guint expected_sentence)
{
    const Utterance *utterance = script_utterance(writer->script, index);
    append_value(writer, utterance, "evidence", utterance->evidence);
    append_value(writer, utterance, "voice", utterance->voice);
    append_value(writer, utterance, "instead", utterance->instead);
    append_readings(writer, utterance);
    if (utterance->pause_ms != PAUSE_BY_STRUCTURE) {
        indent(writer, utterance);
        g_string_append_printf(writer->out, "pause: %d ms\n", utterance->pause_ms);
    }
    if (utterance->sentence != expected_sentence) {
        indent(writer, utterance);
        g_string_append_printf(writer->out, "sentence: %u\n", utterance->sentence);
    }
}

static void append_utterance(Writer *writer, gsize index)
{
    const Utterance *utterance = script_utterance(writer->script, index);
    guint last = index > 0 ? script_utterance(writer->script, index - 1)->sentence : 0;
    gboolean continues = index > 0 && utterance->sentence == last;
    gsize start = writer->out->len;
    append_label(writer, utterance, continues);
    append_note(writer, utterance, start);
    gboolean bare = writer->out->len == start + strlen(utterance->id) + 2;
    if (!bare) {
        g_string_append_c(writer->out, '\n');
        indent(writer, utterance);
    }
    Span text = utterance_text(writer, index);
    g_string_append(writer->out, "| ");
    if (index == 0) {
        append_space(writer, (Span){0, text.start});
    }
    append_text(writer, utterance, text);
    append_space_behind(writer, index);
    g_string_append_c(writer->out, '\n');
    append_attributes(writer, index, continues ? last : last + 1);
}

static void append_chapter(Writer *writer, guint chapter)
{
    const char *title = script_chapter(writer->script, chapter)->title;
    g_string_append(writer->out, "\n" FORM_CHAPTER " ");
    script_escape(writer->out, title ? title : "", "");
    g_string_append_c(writer->out, '\n');
}

static void append_block_mark(Writer *writer, const Block *block)
{
    g_string_append_c(writer->out, '\n');
    gboolean usual = block->level == form_default_level(block->kind);
    if (block->kind == BLOCK_PARAGRAPH && usual) {
        return;
    }
    g_string_append_printf(writer->out, "[%s", block_kind_name(block->kind));
    if (!usual) {
        g_string_append_printf(writer->out, " %u", block->level);
    }
    g_string_append(writer->out, "]\n");
}

GString *script_text_write(const Script *script)
{
    Writer writer = {
        .script = script,
        .text = script->document->text,
        .spacing = form_spacing_of(script),
        .out = g_string_new(NULL),
    };
    script_text_write_head(script, &writer.spacing, writer.out);
    guint chapters = 0;
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        while (chapters <= utterance->chapter && chapters < script->chapters->len) {
            append_chapter(&writer, chapters++);
        }
        if (i == 0 || utterance->block != script_utterance(script, i - 1)->block) {
            append_block_mark(&writer, document_block(script->document, utterance->block));
        }
        append_utterance(&writer, i);
    }
    form_spacing_clear(&writer.spacing);
    return writer.out;
}
