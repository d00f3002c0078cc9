/* The white space that a script's text form need not show: what the document has most often. */
#include <string.h>

#include "base/utf8.h"
#include "script/form/script_text_head.h"

void form_spacing_init(FormSpacing *spacing)
{
    spacing->line_end = "\n";
    spacing->between = g_strdup("\n\n");
}

void form_spacing_clear(FormSpacing *spacing)
{
    g_free(spacing->between);
    spacing->between = NULL;
}

/* "\r\n" where more than half of the lines of TEXT end in it. */
static const char *find_line_end(const char *text, gsize length)
{
    gsize lines = 0, returns = 0;
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, '\n', (gsize)(end - at))); at++) {
        lines++;
        returns += at > text && at[-1] == '\r' ? 1 : 0;
    }
    return returns * 2 > lines ? "\r\n" : "\n";
}

/* The white space that stands most often between two blocks; of equals the one that comes first. */
static char *find_between(const Script *script)
{
    const char *text = script->document->text;
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *best = NULL;
    guint most = 0;
    for (gsize i = 0; i + 1 < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        const Utterance *next = script_utterance(script, i + 1);
        if (utterance->block == next->block) {
            continue;
        }
        gsize start = utf8_trim(text, utterance->span).end;
        gsize end = utf8_trim(text, next->span).start;
        char *space = g_strndup(text + start, end - start);
        guint count = 1 + GPOINTER_TO_UINT(g_hash_table_lookup(counts, space));
        if (count > most) {
            most = count;
            g_free(best);
            best = g_strdup(space);
        }
        g_hash_table_replace(counts, space, GUINT_TO_POINTER(count));
    }
    return g_steal_pointer(&best);
}

FormSpacing form_spacing_of(const Script *script)
{
    const Document *document = script->document;
    FormSpacing spacing = {find_line_end(document->text, document->length), find_between(script)};
    if (!spacing.between) {
        spacing.between = g_strconcat(spacing.line_end, spacing.line_end, NULL);
    }
    return spacing;
}
