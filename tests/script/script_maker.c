#include "script/script_maker.h"

#include <string.h>

#include "script/form/script_form.h"

ScriptMaker script_maker_new(void)
{
    ScriptMaker maker = {
        .script = script_new(document_new("article.txt", g_strdup(""), 0)),
        .text = g_string_new(NULL),
    };
    maker.script->title = g_strdup("The Lamp");
    maker.script->language = g_strdup("en");
    return maker;
}

void script_maker_space(ScriptMaker *maker, const char *space)
{
    g_string_append(maker->text, space);
}

void script_maker_chapter(ScriptMaker *maker, const char *title)
{
    Chapter chapter = {.title = g_strdup(title), .span = {maker->text->len, maker->text->len}};
    GArray *chapters = maker->script->chapters;
    if (chapters->len > 0) {
        g_array_index(chapters, Chapter, chapters->len - 1).span.end = maker->text->len;
    }
    g_array_append_val(chapters, chapter);
    script_maker_block(maker, BLOCK_PARAGRAPH, 0);
}

void script_maker_block(ScriptMaker *maker, BlockKind kind, guint level)
{
    maker->block = (Block){.kind = kind, .level = level};
    maker->begins = TRUE;
}

int script_maker_speaker(ScriptMaker *maker, const char *name)
{
    g_ptr_array_add(maker->script->speakers, speaker_new(name));
    return (int)maker->script->speakers->len - 1;
}

static guint put_in_block(ScriptMaker *maker, Span span)
{
    GArray *blocks = maker->script->document->blocks;
    if (maker->begins) {
        maker->block.text = span;
        g_array_append_val(blocks, maker->block);
        maker->begins = FALSE;
    }
    g_array_index(blocks, Block, blocks->len - 1).text.end = span.end;
    return blocks->len - 1;
}

Utterance *script_maker_say(ScriptMaker *maker, int speaker, const char *text)
{
    GArray *utterances = maker->script->utterances;
    Span span = {maker->text->len, maker->text->len + strlen(text)};
    g_string_append(maker->text, text);
    guint block = put_in_block(maker, span);
    BlockKind kind = document_block(maker->script->document, block)->kind;
    guint last =
        utterances->len > 0 ? script_utterance(maker->script, utterances->len - 1)->sentence : 0;
    Utterance utterance = {
        .id = g_strdup_printf("u%04u", utterances->len + 1),
        .kind = form_default_kind(kind, speaker),
        .chapter = maker->script->chapters->len - 1,
        .block = block,
        .sentence = last + 1,
        .speaker = speaker,
        .span = span,
        .confidence = 1,
        .pause_ms = PAUSE_BY_STRUCTURE,
    };
    utterance.rule = form_default_rule(kind, utterance.kind, speaker);
    g_array_append_val(utterances, utterance);
    if (speaker != SPEAKER_NARRATOR) {
        script_speaker(maker->script, speaker)->lines++;
    }
    return script_utterance(maker->script, utterances->len - 1);
}

void script_maker_reading(Utterance *utterance, Span place, const char *spoken)
{
    if (!utterance->readings) {
        utterance->readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    }
    Reading reading = {
        .span = {utterance->span.start + place.start, utterance->span.start + place.end},
        .spoken = g_strdup(spoken)};
    g_array_append_val(utterance->readings, reading);
}

Script *script_maker_finish(ScriptMaker *maker)
{
    Script *script = maker->script;
    Document *document = script->document;
    g_free(document->text);
    document->length = maker->text->len;
    document->text = g_string_free(maker->text, FALSE);
    if (script->chapters->len > 0) {
        script_chapter(script, script->chapters->len - 1)->span.end = document->length;
    }
    for (guint i = 0; i < document->blocks->len; i++) {
        Block *block = &g_array_index(document->blocks, Block, i);
        block->source = block->text;
    }
    return script;
}
