#include "script/assembly/chapters.h"

#include "base/utf8.h"

/* A chapter in the making. */
typedef struct {
    Script *script;
    GString *title;   /* of the last chapter */
    gboolean headed;  /* that title comes from a heading */
    gboolean started; /* more than headings was heard in it */
    guint block;      /* of the last heading; G_MAXUINT before the first */
} Division;

char *chapter_title(const char *text, Span span, gsize limit)
{
    GString *title = g_string_new(NULL);
    gsize word_end = 0; /* in the title */
    gboolean cut = FALSE;
    for (gsize at = span.start; at < span.end && !cut; at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        gboolean space = utf8_is_space(c);
        if (!space) {
            g_string_append_unichar(title, c);
        } else if (title->len > 0 && title->str[title->len - 1] != ' ') {
            word_end = title->len;
            g_string_append_c(title, ' ');
        }
        cut = title->len > limit;
    }
    if (cut) {
        g_string_truncate(title, word_end > 0 ? word_end : utf8_previous(title->str, title->len));
        g_string_append(title, "…");
    } else if (title->len > 0 && title->str[title->len - 1] == ' ') {
        g_string_truncate(title, title->len - 1);
    }
    return g_string_free(title, FALSE);
}

/* Ends the chapter before the one that begins at START, if there is one. */
static void end_chapter(Division *division, gsize start)
{
    GArray *chapters = division->script->chapters;
    if (chapters->len > 0) {
        Chapter *last = script_chapter(division->script, chapters->len - 1);
        last->span.end = start;
        last->title = g_strdup(division->title->str);
    }
}

static void begin_chapter(Division *division, gsize start)
{
    end_chapter(division, start);
    Chapter chapter = {.span = {start, start}};
    g_array_append_val(division->script->chapters, chapter);
    division->headed = FALSE;
    division->started = FALSE;
    g_string_assign(division->title, division->script->title);
}

/* "Part One" and "The Start" make "Part One: The Start". */
static void name_chapter(Division *division, const char *heading)
{
    if (!division->headed) {
        g_string_assign(division->title, heading);
    } else if (division->title->len < CHAPTER_TITLE_BYTES) {
        g_string_append_printf(division->title, ": %s", heading);
    }
    division->headed = TRUE;
}

static void take_heading(Division *division, guint block)
{
    const Document *document = division->script->document;
    Span span = document_block(document, block)->text;
    if (division->started) {
        begin_chapter(division, span.start);
    }
    g_autofree char *heading = chapter_title(document->text, span, CHAPTER_TITLE_BYTES);
    name_chapter(division, heading);
    division->block = block;
}

void chapters_divide(Script *script)
{
    if (script->utterances->len == 0) {
        return;
    }
    Division division = {.script = script, .title = g_string_new(NULL), .block = G_MAXUINT};
    begin_chapter(&division, script_utterance(script, 0)->span.start);
    for (gsize i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        if (utterance->kind == UTTERANCE_HEADING) {
            if (utterance->block != division.block) {
                take_heading(&division, utterance->block);
            }
        } else if (utterance->kind != UTTERANCE_TITLE && utterance_is_heard(utterance)) {
            division.started = TRUE;
        }
        utterance->chapter = script->chapters->len - 1;
    }
    end_chapter(&division, script->document->length);
    g_string_free(division.title, TRUE);
}
