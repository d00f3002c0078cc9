#include "script/form/script_body.h"

#include <string.h>

#include "base/utf8.h"
#include "script/form/reading_place.h"
#include "script/form/script_form.h"
#include "script/language.h"

static gboolean is_first(const ScriptBody *body)
{
    return body->reader->script->utterances->len == 0;
}

/* Appends the white space before the next utterance: as it was shown, LEAD at its end, else what is
 * understood. */
static void append_space(ScriptBody *body, const char *lead, gsize lead_length)
{
    g_string_append_len(body->space, lead, (gssize)lead_length);
    if (body->space->len > 0 || is_first(body) || body->joined) {
        g_string_append_len(body->text, body->space->str, (gssize)body->space->len);
    } else {
        g_string_append(body->text, body->begins ? body->reader->spacing.between : " ");
    }
    g_string_truncate(body->space, 0);
}

/* Puts the text of the draft into the document. */
static gboolean place_text(ScriptBody *body, GError **error)
{
    ScriptDraft *draft = &body->draft;
    if (!draft->has_text) {
        return script_lines_fail(&draft->lines, draft->lines.line, error,
                                 "this line has no text; write it behind a “|”");
    }
    Span all = {0, draft->text->len};
    Span words = utf8_trim(draft->text->str, all);
    if (span_is_empty(words)) {
        return script_lines_fail(&draft->lines, draft->lines.line, error,
                                 "the text of this line is blank; take the line out, or write "
                                 "its text");
    }
    append_space(body, draft->text->str, words.start);
    draft->made.span.start = body->text->len;
    g_string_append_len(body->text, draft->text->str + words.start, (gssize)span_length(words));
    draft->made.span.end = body->text->len;
    g_string_append_len(body->space, draft->text->str + words.end, (gssize)(all.end - words.end));
    body->joined = draft->joined;
    return TRUE;
}

/* Puts the draft into a block: a new one, or that of the utterance before it. */
static void place_in_block(ScriptBody *body)
{
    GArray *blocks = body->reader->script->document->blocks;
    Utterance *made = &body->draft.made;
    if (body->begins) {
        body->block.text.start = made->span.start;
        g_array_append_val(blocks, body->block);
    }
    made->block = blocks->len - 1;
    Block *block = &g_array_index(blocks, Block, made->block);
    block->text.end = made->span.end;
    block->source = block->text; /* the script is all the source there is */
    body->begins = body->marked = FALSE;
}

static void place_in_chapter(ScriptBody *body)
{
    Script *script = body->reader->script;
    Utterance *made = &body->draft.made;
    made->chapter = script->chapters->len - 1;
    if (body->chapter && made->chapter > 0) {
        script_chapter(script, made->chapter - 1)->span.end = made->span.start;
    }
    if (body->chapter) {
        script_chapter(script, made->chapter)->span.start = made->span.start;
    }
    body->chapter = FALSE;
}

static gboolean number_sentence(ScriptBody *body, GError **error)
{
    const Script *script = body->reader->script;
    ScriptDraft *draft = &body->draft;
    guint last =
        is_first(body) ? 0 : script_utterance(script, script->utterances->len - 1)->sentence;
    if (!draft->sentence_set) {
        gboolean same = draft->continues && last > 0;
        draft->made.sentence = same ? last : last + 1;
    } else if (draft->made.sentence < last) {
        return script_lines_fail(&draft->lines, draft->lines.line, error,
                                 "the line before is in sentence %u; this one cannot be in an "
                                 "earlier one",
                                 last);
    }
    return TRUE;
}

/* Gives the draft the speaker of the line above, and the reason, where it goes on. */
static gboolean go_on(ScriptBody *body, GError **error)
{
    ScriptDraft *draft = &body->draft;
    const Script *script = body->reader->script;
    const Utterance *before =
        is_first(body) ? NULL : script_utterance(script, script->utterances->len - 1);
    if (!before || before->speaker == SPEAKER_NARRATOR) {
        return script_lines_fail(&draft->lines, draft->lines.line, error,
                                 "“" FORM_GOES_ON "” is for a speaker who goes on, but nobody "
                                 "speaks in the line above; write a name");
    }
    draft->made.speaker = before->speaker;
    draft->made.rule = before->rule;
    draft->made.confidence = before->confidence;
    g_free(draft->made.evidence);
    draft->made.evidence = g_strdup(before->evidence);
    return TRUE;
}

/* Gives the draft its kind, and the editor for a reason where its note was made for another
 * speaker. */
static gboolean decide(ScriptBody *body, GError **error)
{
    ScriptDraft *draft = &body->draft;
    Utterance *made = &draft->made;
    const Script *script = body->reader->script;
    BlockKind block = document_block(script->document, made->block)->kind;
    if (!draft->kind_given) {
        made->kind = form_default_kind(block, made->speaker);
    }
    if (made->instead && made->kind != UTTERANCE_SKIPPED) {
        return script_lines_fail(&draft->lines, draft->lines.line, error,
                                 "“instead” is for a line that is not read: write (%s) behind "
                                 "its id",
                                 utterance_kind_name(UTTERANCE_SKIPPED));
    }
    g_autoptr(GString) decided = g_string_new(NULL);
    form_append_decided(decided, script, made->kind, made->speaker);
    gboolean holds = draft->decided ? strcmp(draft->decided, decided->str) == 0 : draft->goes_on;
    if (!holds) {
        made->rule = draft->decided ? g_intern_static_string(FORM_EDITOR_RULE)
                                    : form_default_rule(block, made->kind, made->speaker);
        made->confidence = 1;
        if (strcmp(made->rule, FORM_EDITOR_RULE) == 0) {
            g_clear_pointer(&made->evidence, g_free);
        }
    }
    return TRUE;
}

static gboolean place_readings(ScriptBody *body, GError **error)
{
    GArray *drafts = body->draft.readings;
    Utterance *made = &body->draft.made;
    if (drafts->len == 0) {
        return TRUE;
    }
    g_autoptr(FoldedText) folded = folded_text_new(body->text->str, made->span);
    GArray *readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    gsize from = made->span.start;
    for (guint i = 0; i < drafts->len; i++) {
        DraftReading *draft = &g_array_index(drafts, DraftReading, i);
        Span whole = {0, strlen(draft->words)};
        g_autoptr(FoldedText) words = folded_text_new(draft->words, whole);
        Reading reading = draft->reading;
        reading.span = reading_find(folded, words->text->str, from, draft->count);
        if (span_is_empty(reading.span)) {
            readings_free(readings);
            return script_lines_fail(&draft->lines, draft->at, error,
                                     "“%s” does not stand in this line%s", draft->words,
                                     i > 0 ? ", or not behind the words of the reading above" : "");
        }
        g_array_append_val(readings, reading);
        draft->reading = (Reading){0}; /* its strings are the utterance's now */
        from = reading.span.end;
    }
    made->readings = readings;
    return TRUE;
}

/* Places the tags of the draft, whose text lost the white space before its words when it was
 * placed.
 */
static void place_markup(ScriptBody *body)
{
    ScriptDraft *draft = &body->draft;
    gsize lead = utf8_trim(draft->text->str, (Span){0, draft->text->len}).start;
    for (guint i = 0; i < draft->tags->len; i++) {
        DraftTag *tag = &g_array_index(draft->tags, DraftTag, i);
        tag->offset -= MIN(tag->offset, lead);
    }
    const char *language = body->reader->script->language;
    ssml_place(draft->tags, body->text->str, language ? language : "en", &draft->made);
}

static gboolean place_id(ScriptBody *body, GError **error)
{
    ScriptDraft *draft = &body->draft;
    gpointer line = g_hash_table_lookup(body->ids, draft->made.id);
    if (line) {
        return script_lines_fail(&draft->lines, draft->lines.line, error,
                                 "line %u has the id %s already; give this one another, such as "
                                 "%sb",
                                 GPOINTER_TO_UINT(line), draft->made.id, draft->made.id);
    }
    g_hash_table_insert(body->ids, g_strdup(draft->made.id), GUINT_TO_POINTER(draft->lines.number));
    return TRUE;
}

gboolean script_body_place(ScriptBody *body, GError **error)
{
    ScriptDraft *draft = &body->draft;
    if (!draft->open) {
        return TRUE;
    }
    if (!place_id(body, error) || !place_text(body, error) ||
        (draft->goes_on && !draft->decided && !go_on(body, error))) {
        return FALSE;
    }
    place_in_block(body);
    place_in_chapter(body);
    if (!number_sentence(body, error) || !decide(body, error) || !place_readings(body, error)) {
        return FALSE;
    }
    place_markup(body);
    Script *script = body->reader->script;
    Speaker *speaker = script_speaker(script, draft->made.speaker);
    if (speaker) {
        speaker->lines++;
    }
    g_array_append_val(script->utterances, draft->made);
    memset(&draft->made, 0, sizeof draft->made); /* its strings are the script's now */
    draft->open = FALSE;
    return TRUE;
}

void script_body_finish(ScriptBody *body)
{
    Script *script = body->reader->script;
    Document *document = script->document;
    if (body->space->len > 0 || body->joined) {
        g_string_append_len(body->text, body->space->str, (gssize)body->space->len);
    } else {
        g_string_append(body->text, body->reader->spacing.line_end);
    }
    g_free(document->text);
    document->length = body->text->len;
    document->text = g_string_free(g_steal_pointer(&body->text), FALSE);
    script_chapter(script, script->chapters->len - 1)->span.end = document->length;
    if (!script->title) {
        script->title = g_strdup(script_chapter(script, 0)->title);
    }
    if (!script->language) {
        script->language = g_strdup(language_guess(document->text, document->length));
    }
}
