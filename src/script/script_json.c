#include "script/script_json.h"

#include <stdlib.h>

#include "base/json.h"
#include "script/wording/words.h"

enum { CONFIDENCE_DECIMALS = 3 };

static json_t *text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

/* Writes VALUE, which it takes over, on a line of its own in a list. */
static void write_item(FILE *out, json_t *value, gsize index)
{
    char *line = json_line(value);
    fprintf(out, "%s\n    %s", index > 0 ? "," : "", line);
    free(line);
    json_decref(value);
}

static void write_member(FILE *out, const char *key, json_t *value)
{
    char *line = json_line(value);
    fprintf(out, "  \"%s\": %s,\n", key, line);
    free(line);
    json_decref(value);
}

static json_t *chapter_json(const Chapter *chapter)
{
    return json_pack("{s:s, s:I, s:I}", "title", chapter->title, "start",
                     (json_int_t)chapter->span.start, "end", (json_int_t)chapter->span.end);
}

static json_t *speaker_json(const Speaker *speaker)
{
    json_t *aliases = json_array();
    for (guint i = 0; i < speaker->aliases->len; i++) {
        json_array_append_new(aliases, json_string(g_ptr_array_index(speaker->aliases, i)));
    }
    return json_pack("{s:s, s:o, s:s, s:s, s:o, s:I}", "name", speaker->name, "aliases", aliases,
                     "gender", gender_name(speaker->gender), "age", age_name(speaker->age), "voice",
                     text_or_null(speaker->voice), "lines", (json_int_t)speaker->lines);
}

/* The words that are said by their sounds, or by another language's rules. */
static json_t *pronunciations_json(const GArray *readings)
{
    json_t *all = json_array();
    for (guint i = 0; readings && i < readings->len; i++) {
        const Reading *reading = &g_array_index(readings, Reading, i);
        if (reading->ipa || reading->language) {
            json_array_append_new(all, json_pack("{s:I, s:I, s:o, s:o}", "start",
                                                 (json_int_t)reading->span.start, "end",
                                                 (json_int_t)reading->span.end, "ipa",
                                                 text_or_null(reading->ipa), "language",
                                                 text_or_null(reading->language)));
        }
    }
    return all;
}

/* What is said of UTTERANCE only where there is something to say. */
static void add_exceptions(json_t *object, const Script *script, const Utterance *utterance)
{
    if (utterance->evidence) {
        json_object_set_new(object, "evidence", json_string(utterance->evidence));
    }
    if (utterance->instead) {
        json_object_set_new(object, "instead", json_string(utterance->instead));
    }
    if (utterance->pause_ms != PAUSE_BY_STRUCTURE) {
        json_object_set_new(object, "pause_ms", json_integer(utterance->pause_ms));
    }
    const Block *block = document_block(script->document, utterance->block);
    if (block->kind == BLOCK_NOTE) {
        json_object_set_new(object, "note", json_integer((json_int_t)block->level));
    }
    g_autoptr(Wording) wording = wording_printed(script, utterance);
    if (wording->reads_otherwise) {
        json_object_set_new(object, "spoken", json_text(wording->text, wording->length));
    }
    json_t *pronunciations = pronunciations_json(wording->readings);
    if (json_array_size(pronunciations) > 0) {
        json_object_set_new(object, "pronunciations", json_incref(pronunciations));
    }
    json_decref(pronunciations);
}

static json_t *utterance_json(const Script *script, const Utterance *utterance)
{
    const Speaker *speaker = script_speaker(script, utterance->speaker);
    json_t *object = json_pack(
        "{s:s, s:I, s:s, s:o, s:o, s:I, s:I, s:o, s:I, s:o, s:o}", "id", utterance->id, "chapter",
        (json_int_t)utterance->chapter + 1, "kind", utterance_kind_name(utterance->kind), "speaker",
        text_or_null(speaker ? speaker->name : NULL), "voice",
        text_or_null(utterance_voice(script, utterance)), "start",
        (json_int_t)utterance->span.start, "end", (json_int_t)utterance->span.end, "text",
        json_text(script->document->text + utterance->span.start, span_length(utterance->span)),
        "sentence", (json_int_t)utterance->sentence, "rule", text_or_null(utterance->rule),
        "confidence", json_rounded(utterance->confidence, CONFIDENCE_DECIMALS));
    add_exceptions(object, script, utterance);
    return object;
}

gboolean script_json_write(const Script *script, FILE *out)
{
    fputs("{\n", out);
    write_member(out, "format", json_string("lectern-script/1"));
    write_member(out, "title", text_or_null(script->title));
    write_member(out, "language", text_or_null(script->language));
    write_member(out, "narrator", text_or_null(script->narrator));
    fputs("  \"chapters\": [", out);
    for (guint i = 0; i < script->chapters->len; i++) {
        write_item(out, chapter_json(script_chapter(script, i)), i);
    }
    fputs("\n  ],\n  \"speakers\": [", out);
    for (guint i = 0; i < script->speakers->len; i++) {
        write_item(out, speaker_json(g_ptr_array_index(script->speakers, i)), i);
    }
    fputs("\n  ],\n  \"utterances\": [", out);
    for (gsize i = 0; i < script->utterances->len; i++) {
        write_item(out, utterance_json(script, script_utterance(script, i)), i);
    }
    fputs("\n  ]\n}\n", out);
    return fflush(out) == 0 && !ferror(out);
}
