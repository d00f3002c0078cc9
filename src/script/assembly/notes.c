#include "script/assembly/notes.h"

#include <string.h>

#include "script/near_words.h"

/* Puts READING, which it takes over, into those of UTTERANCE, in order; of one that it lies in,
 * such as a foreign language's, only what is around it is left. */
static void add_reading(Utterance *utterance, Reading reading)
{
    GArray *readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    gboolean added = FALSE;
    for (guint i = 0; utterance->readings && i < utterance->readings->len; i++) {
        Reading old = g_array_index(utterance->readings, Reading, i);
        Reading behind = old;
        if (old.span.start >= reading.span.end && !added) {
            g_array_append_val(readings, reading);
            added = TRUE;
        }
        gboolean parted = old.span.start < reading.span.end && old.span.end > reading.span.start;
        old.span.end = parted ? MIN(old.span.end, reading.span.start) : old.span.end;
        gboolean kept = old.span.start < old.span.end;
        if (kept) {
            g_array_append_val(readings, old);
        }
        if (!parted) {
            continue;
        }
        if (!added) {
            g_array_append_val(readings, reading);
            added = TRUE;
        }
        behind.span.start = MAX(behind.span.start, reading.span.end);
        gboolean rest = behind.span.start < behind.span.end;
        if (rest && kept) {
            behind.spoken = g_strdup(behind.spoken);
            behind.ipa = g_strdup(behind.ipa);
            behind.language = g_strdup(behind.language);
        }
        if (rest) {
            g_array_append_val(readings, behind);
        } else if (!kept) {
            g_free(behind.spoken);
            g_free(behind.ipa);
            g_free(behind.language);
        }
    }
    if (!added) {
        g_array_append_val(readings, reading);
    }
    if (utterance->readings) {
        g_array_unref(utterance->readings);
    }
    utterance->readings = readings;
}

/* Has SPAN of UTTERANCE said as SPOKEN, which it takes over. */
static void say(Utterance *utterance, Span span, char *spoken)
{
    Reading reading = {
        .span = {MAX(span.start, utterance->span.start), MIN(span.end, utterance->span.end)},
        .spoken = spoken,
    };
    if (span_is_empty(reading.span) || reading.span.start > reading.span.end) {
        g_free(spoken);
        return;
    }
    add_reading(utterance, reading);
}

/* Has the "[1]" that UTTERANCE, the first of a note, begins with said as "Note 1." */
static void say_label(const Script *script, Utterance *utterance, const char *form)
{
    enum { LONGEST = 16 };
    const char *text = script->document->text;
    Span span = utterance->span;
    const char *close = text[span.start] == '['
                            ? memchr(text + span.start, ']', MIN(span_length(span), LONGEST))
                            : NULL;
    if (close) {
        g_autofree char *label =
            g_strndup(text + span.start + 1, (gsize)(close - text) - span.start - 1);
        g_auto(GStrv) around = g_strsplit(form, "%s", 2);
        say(utterance, (Span){span.start, (gsize)(close - text) + 1}, g_strjoinv(label, around));
    }
}

/* Whether the block at INDEX is the first of a note. */
static gboolean begins_note(const Document *document, guint index)
{
    const Block *block = document_block(document, index);
    const Block *before = index > 0 ? document_block(document, index - 1) : NULL;
    return block->kind == BLOCK_NOTE &&
           !(before && before->kind == BLOCK_NOTE && before->level == block->level);
}

void notes_mark(Script *script, const Language *language)
{
    const Document *document = script->document;
    const char *form = language->note;
    const Language *english = *form ? NULL : language_get("en", NULL);
    form = english ? english->note : form;
    guint next = 0; /* inline */
    for (guint i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        gboolean first = i == 0 || script_utterance(script, i - 1)->block != utterance->block;
        if (first && begins_note(document, utterance->block)) {
            say_label(script, utterance, form);
        }
        for (; next < document->inlines->len; next++) {
            const Inline *piece = document_inline(document, next);
            if (piece->text.start >= utterance->span.end) {
                break;
            }
            if (inline_is_silent(piece) && utterance->kind != UTTERANCE_SKIPPED) {
                say(utterance, piece->text, g_strdup(""));
            }
        }
    }
}

void notes_skip(Script *script)
{
    for (guint i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        if (document_block(script->document, utterance->block)->kind != BLOCK_NOTE ||
            utterance->kind == UTTERANCE_SKIPPED) {
            continue;
        }
        Speaker *speaker = script_speaker(script, utterance->speaker);
        if (speaker) {
            speaker->lines--;
        }
        utterance->speaker = SPEAKER_NARRATOR;
        utterance->kind = UTTERANCE_SKIPPED;
        utterance->rule = g_intern_static_string(NOTE_RULE);
        utterance->confidence = 1;
        g_clear_pointer(&utterance->evidence, g_free);
    }
}

gboolean notes_leave_words(const Document *document, Span span)
{
    gsize at = span.start;
    for (guint i = document_inline_from(document, span.start); i < document->inlines->len; i++) {
        const Inline *piece = document_inline(document, i);
        if (piece->text.start >= span.end) {
            break;
        }
        if (inline_is_silent(piece) && piece->text.end <= span.end) {
            if (near_has_letter(document->text, (Span){at, MAX(at, piece->text.start)})) {
                return TRUE;
            }
            at = MAX(at, piece->text.end);
        }
    }
    return near_has_letter(document->text, (Span){at, MAX(at, span.end)});
}
