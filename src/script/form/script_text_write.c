#include "script/form/script_text.h"

#include <string.h>

#include "base/utf8.h"
#include "script/form/reading_form.h"
#include "script/form/reading_place.h"
#include "script/form/script_escape.h"
#include "script/form/script_form.h"
#include "script/form/script_writer.h"

/* Notes stand here, out of the reader's way, where the line before them leaves room. */
enum { NOTE_COLUMN = 52 };

/* Appends who speaks, and the kind where that does not tell. */
static void append_speaker(ScriptWriter *writer, const Utterance *utterance)
{
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

static gboolean needs_note(const ScriptWriter *writer, const Utterance *utterance)
{
    BlockKind block = document_block(writer->script->document, utterance->block)->kind;
    const char *rule = form_default_rule(block, utterance->kind, utterance->speaker);
    return g_strcmp0(utterance->rule, rule) != 0 ||
           form_confidence(utterance->confidence) != form_confidence(1) ||
           (utterance->evidence && strcmp(rule, FORM_EDITOR_RULE) == 0);
}

/* Whether who speaks in the utterance at INDEX only goes on speaking, for the same reason. */
static gboolean goes_on(const ScriptWriter *writer, gsize index)
{
    const Utterance *utterance = script_utterance(writer->script, index);
    if (index == 0 || utterance->speaker == SPEAKER_NARRATOR ||
        utterance->kind != UTTERANCE_QUOTATION) {
        return FALSE;
    }
    const Utterance *before = script_utterance(writer->script, index - 1);
    return before->block == utterance->block && before->speaker == utterance->speaker &&
           before->kind == utterance->kind && g_strcmp0(before->rule, utterance->rule) == 0 &&
           g_strcmp0(before->evidence, utterance->evidence) == 0 &&
           form_confidence(before->confidence) == form_confidence(utterance->confidence);
}

/* Appends the note, if one is needed, to the line that begins at START. */
static void append_note(ScriptWriter *writer, const Utterance *utterance, gsize start)
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
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    double confidence = form_confidence(utterance->confidence) / 1000.0;
    g_string_append(out, g_ascii_formatd(number, sizeof number, "%g", confidence));
    g_string_append_c(out, ']');
}

static void append_value(ScriptWriter *writer, const Utterance *utterance, const char *key,
                         const char *value)
{
    if (value) {
        script_writer_indent(writer, utterance);
        g_string_append_printf(writer->out, "%s: ", key);
        script_escape(writer->out, value, "");
        g_string_append_c(writer->out, '\n');
    }
}

static void append_readings(ScriptWriter *writer, const Utterance *utterance)
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
        if (span_is_empty(place) || reading->marked) {
            continue; /* white space is read in no way, and markup stands in the text */
        }
        guint count = reading_count(folded, words->text->str, from, place);
        script_writer_indent(writer, utterance);
        g_string_append(writer->out, "read");
        if (count > 1) {
            g_string_append_printf(writer->out, " %u", count);
        }
        g_string_append(writer->out, ": ");
        script_escape(writer->out, words->text->str, FORM_READING_SIGNS);
        g_string_append(writer->out, " = ");
        reading_form_write(writer->out, reading);
        g_string_append_c(writer->out, '\n');
        from = place.end;
    }
}

static void append_attributes(ScriptWriter *writer, gsize index, guint expected_sentence)
{
    const Utterance *utterance = script_utterance(writer->script, index);
    if (!goes_on(writer, index)) {
        append_value(writer, utterance, "evidence", utterance->evidence);
    }
    append_value(writer, utterance, "voice", utterance->voice);
    append_value(writer, utterance, "instead", utterance->instead);
    append_readings(writer, utterance);
    if (utterance->pause_ms != PAUSE_BY_STRUCTURE) {
        script_writer_indent(writer, utterance);
        g_string_append_printf(writer->out, "pause: %d ms\n", utterance->pause_ms);
    }
    if (utterance->sentence != expected_sentence) {
        script_writer_indent(writer, utterance);
        g_string_append_printf(writer->out, "sentence: %u\n", utterance->sentence);
    }
}

/* Appends what stands before the text of the utterance at INDEX. */
static void append_label(ScriptWriter *writer, gsize index, gboolean continues)
{
    const Utterance *utterance = script_utterance(writer->script, index);
    GString *out = writer->out;
    gsize start = out->len;
    g_string_append_printf(out, "%s%s ", utterance->id, continues ? "+" : " ");
    if (goes_on(writer, index)) {
        g_string_append(out, FORM_GOES_ON " ");
        return;
    }
    gsize bare = out->len;
    append_speaker(writer, utterance);
    append_note(writer, utterance, start);
    if (out->len > bare) {
        g_string_append_c(out, '\n');
        script_writer_indent(writer, utterance);
    }
}

static void append_utterance(ScriptWriter *writer, gsize index)
{
    const Utterance *utterance = script_utterance(writer->script, index);
    guint last = index > 0 ? script_utterance(writer->script, index - 1)->sentence : 0;
    gboolean continues = index > 0 && utterance->sentence == last;
    append_label(writer, index, continues);
    Span text = script_writer_span(writer, index);
    g_string_append(writer->out, "| ");
    if (index == 0) {
        script_writer_space(writer, (Span){0, text.start});
    }
    script_writer_text(writer, utterance, text);
    script_writer_space_behind(writer, index);
    g_string_append_c(writer->out, '\n');
    append_attributes(writer, index, continues ? last : last + 1);
}

static void append_chapter(ScriptWriter *writer, guint chapter)
{
    const char *title = script_chapter(writer->script, chapter)->title;
    g_string_append(writer->out, "\n" FORM_CHAPTER " ");
    script_escape(writer->out, title ? title : "", "");
    g_string_append_c(writer->out, '\n');
}

static void append_block_mark(ScriptWriter *writer, const Block *block)
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
    ScriptWriter writer = {
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
