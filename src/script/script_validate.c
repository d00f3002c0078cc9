/* The laws of a script: see script.h. */
#include "base/error.h"
#include "base/utf8.h"
#include "script/script.h"

/* How far the check is: the end of the text that has been covered, and the last numbers. */
typedef struct {
    const Script *script;
    GHashTable *ids;
    gsize covered;
    guint chapter, block, sentence;
} Checked;

/* What is wrong with the place of UTTERANCE in the text; NULL for nothing. */
static const char *wrong_span(const Checked *checked, const Utterance *utterance)
{
    const Document *document = checked->script->document;
    Span span = utterance->span;
    if (span_is_empty(span) || span.end > document->length) {
        return "has no text, or lies outside of it";
    }
    if (span.start < checked->covered) {
        return "overlaps the one before it";
    }
    if (!utf8_is_blank(document->text, (Span){checked->covered, span.start})) {
        return "leaves text before it out";
    }
    if (utterance->block >= document->blocks->len ||
        !span_holds(document_block(document, utterance->block)->text, span)) {
        return "does not lie in its block";
    }
    if (!g_utf8_validate(document->text + span.start, (gssize)span_length(span), NULL)) {
        return "cuts a character";
    }
    return NULL;
}

static const char *wrong_numbers(const Checked *checked, const Utterance *utterance)
{
    const Script *script = checked->script;
    if (utterance->chapter < checked->chapter || utterance->block < checked->block ||
        utterance->sentence < checked->sentence || utterance->sentence == 0) {
        return "has a lower number of chapter, block or sentence than the one before it";
    }
    if (utterance->chapter >= script->chapters->len ||
        !span_holds(script_chapter(script, utterance->chapter)->span, utterance->span)) {
        return "does not lie in its chapter";
    }
    if (utterance->speaker < SPEAKER_NARRATOR ||
        (utterance->speaker != SPEAKER_NARRATOR &&
         (guint)utterance->speaker >= script->speakers->len)) {
        return "has a speaker who does not exist";
    }
    return NULL;
}

static const char *wrong_readings(const Utterance *utterance)
{
    gsize at = utterance->span.start;
    for (guint i = 0; utterance->readings && i < utterance->readings->len; i++) {
        Span span = g_array_index(utterance->readings, Reading, i).span;
        if (span.start < at || span_is_empty(span) || span.end > utterance->span.end) {
            return "has readings out of order, or outside of it";
        }
        at = span.end;
    }
    return NULL;
}

static const char *wrong_markup(const Utterance *utterance)
{
    gsize at = utterance->span.start;
    for (guint i = 0; utterance->tags && i < utterance->tags->len; i++) {
        gsize offset = g_array_index(utterance->tags, MarkupTag, i).offset;
        if (offset < at || offset > utterance->span.end) {
            return "has markup out of order, or outside of it";
        }
        at = offset;
    }
    at = utterance->span.start;
    for (guint i = 0; utterance->manners && i < utterance->manners->len; i++) {
        Span span = g_array_index(utterance->manners, Manner, i).span;
        if (span.start < at || span.end < span.start || span.end > utterance->span.end) {
            return "has manners out of order, or outside of it";
        }
        at = span.end;
    }
    return NULL;
}

static const char *wrong_id(const Checked *checked, const Utterance *utterance)
{
    if (utterance->id == NULL) {
        return "has no name";
    }
    return g_hash_table_add(checked->ids, utterance->id) ? NULL : "has the name of one before it";
}

static const char *find_fault(Checked *checked, const Utterance *utterance)
{
    const char *fault = wrong_id(checked, utterance);
    fault = fault ? fault : wrong_span(checked, utterance);
    fault = fault ? fault : wrong_numbers(checked, utterance);
    fault = fault ? fault : wrong_readings(utterance);
    fault = fault ? fault : wrong_markup(utterance);
    checked->covered = utterance->span.end;
    checked->chapter = utterance->chapter;
    checked->block = utterance->block;
    checked->sentence = utterance->sentence;
    return fault;
}

gboolean script_validate(const Script *script, GError **error)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    Checked checked = {.script = script, .ids = ids};
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        const char *fault = find_fault(&checked, utterance);
        if (fault) {
            error_set(error, LECTERN_ERROR_CHECK, utterance->id ? utterance->id : "script",
                      "the utterance %s", fault);
            return FALSE;
        }
    }
    Span rest = {checked.covered, script->document->length};
    if (!utf8_is_blank(script->document->text, rest)) {
        error_set(error, LECTERN_ERROR_CHECK, "script", "text is left out at its end");
        return FALSE;
    }
    return TRUE;
}
