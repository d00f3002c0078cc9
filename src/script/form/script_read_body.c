#include <string.h>

#include "script/form/script_body.h"
#include "script/form/script_form.h"
#include "script/form/script_reader.h"

/* A chapter or a block that was announced must have a line before the next, or the end. */
static gboolean check_filled(ScriptBody *body, GError **error)
{
    if (!body->chapter && !body->marked) {
        return TRUE;
    }
    const ScriptLines *lines = &body->reader->lines;
    return script_lines_fail(lines, lines->line, error,
                             "the %s before this has no lines; take it out, or give it some",
                             body->marked ? "block" : "chapter");
}

static gboolean read_chapter(ScriptBody *body, GError **error)
{
    if (!script_body_place(body, error) || !check_filled(body, error)) {
        return FALSE;
    }
    const ScriptLines *lines = &body->reader->lines;
    gsize mark = strlen(FORM_CHAPTER);
    Chapter chapter = {
        .title = script_lines_value(lines, lines->line + mark, lines->length - mark, error)};
    if (!chapter.title) {
        return FALSE;
    }
    g_array_append_val(body->reader->script->chapters, chapter);
    body->chapter = body->begins = TRUE;
    body->block = (Block){.kind = BLOCK_PARAGRAPH};
    return TRUE;
}

/* Reads "[heading 2]". */
static gboolean read_block(ScriptBody *body, GError **error)
{
    if (!script_body_place(body, error) || (body->marked && !check_filled(body, error))) {
        return FALSE;
    }
    const ScriptLines *lines = &body->reader->lines;
    g_autofree char *inner = g_strndup(lines->line + 1, lines->length > 2 ? lines->length - 2 : 0);
    char *space = strchr(inner, ' ');
    guint64 level = 0;
    gboolean level_wrong =
        space && !g_ascii_string_to_unsigned(space + 1, 10, 0, G_MAXUINT, &level, NULL);
    if (space) {
        *space = '\0';
    }
    Block block = {0};
    if (level_wrong || lines->line[lines->length - 1] != ']' ||
        !block_kind_from_name(inner, &block.kind)) {
        return script_lines_fail(lines, lines->line, error,
                                 "this names no kind of block; there are [title], [standfirst], "
                                 "[heading 2], [paragraph], [list-item], [quotation], [code], "
                                 "[scene-break], [markup], [note 1] and [page]");
    }
    block.level = space ? (guint)level : form_default_level(block.kind);
    body->block = block;
    body->begins = body->marked = TRUE;
    return TRUE;
}

static gboolean read_detail(ScriptBody *body, GError **error)
{
    const ScriptLines *lines = &body->reader->lines;
    const char *first = lines->line;
    for (; g_ascii_isspace(*first); first++) {
    }
    if (!body->draft.open || (body->blank && *first == '|')) {
        return script_lines_fail(lines, first, error,
                                 "this belongs to no line; give it an id of its own, such as "
                                 "u0012b, at the very start");
    }
    return script_draft_add(&body->draft, body->reader, error);
}

static gboolean read_utterance(ScriptBody *body, GError **error)
{
    if (!script_body_place(body, error)) {
        return FALSE;
    }
    if (body->blank && !body->begins) {
        body->begins = TRUE;
        body->block = (Block){.kind = BLOCK_PARAGRAPH};
    }
    body->blank = FALSE;
    return script_draft_begin(&body->draft, body->reader, error);
}

static gboolean read_line(ScriptBody *body, GError **error)
{
    const ScriptReader *reader = body->reader;
    if (script_reader_is_blank(reader)) {
        body->blank = body->blank || reader->lines.length == 0;
        return TRUE;
    }
    if (script_reader_has(reader, FORM_CHAPTER)) {
        return read_chapter(body, error);
    }
    if (script_reader_has(reader, "[")) {
        return read_block(body, error);
    }
    return g_ascii_isspace(reader->lines.line[0]) ? read_detail(body, error)
                                                  : read_utterance(body, error);
}

gboolean script_reader_body(ScriptReader *reader, GError **error)
{
    ScriptBody body = {
        .reader = reader,
        .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .text = g_string_new(NULL),
        .space = g_string_new(NULL),
    };
    script_draft_init(&body.draft);
    gboolean done;
    do {
        done = read_line(&body, error);
    } while (done && script_lines_next(&reader->lines));
    done = done && script_body_place(&body, error) && check_filled(&body, error);
    if (done) {
        script_body_finish(&body);
    }
    script_draft_clear(&body.draft);
    g_hash_table_unref(body.ids);
    g_string_free(body.space, TRUE);
    if (body.text) {
        g_string_free(body.text, TRUE);
    }
    return done;
}
