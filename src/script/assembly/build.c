#include <string.h>

#include "script/assembly/build.h"
#include "script/assembly/chapters.h"
#include "script/assembly/notes.h"
#include "script/assembly/utterances.h"
#include "script/foreign/marked.h"
#include "script/quotation/quotations.h"
#include "script/speaker/speakers.h"

enum { FIRST_LINE_BYTES = 60 };

/* The document's own title, the text of its title's block, its first line, or its name. */
static char *find_title(const Document *document)
{
    if (document->metadata.title && *document->metadata.title) {
        return g_strdup(document->metadata.title);
    }
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (block->kind == BLOCK_TITLE) {
            return chapter_title(document->text, block->text, CHAPTER_TITLE_BYTES);
        }
    }
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (block->kind != BLOCK_SCENE_BREAK && block->kind != BLOCK_MARKUP &&
            block->kind != BLOCK_PAGE) {
            const char *line = document->text + block->text.start;
            const char *end = memchr(line, '\n', span_length(block->text));
            Span first = {block->text.start, end ? (gsize)(end - document->text) : block->text.end};
            return chapter_title(document->text, first, FIRST_LINE_BYTES);
        }
    }
    return g_path_get_basename(document->name);
}

static void find_language(Script *script, const char *language)
{
    const Document *document = script->document;
    if (language == NULL || *language == '\0') {
        language = document->metadata.language;
    }
    if (language == NULL || *language == '\0') {
        language = language_guess(document->text, document->length);
    }
    script->language = g_strdup(language);
}

Script *script_build(Document *document, const char *language, GError **error)
{
    g_autoptr(Script) script = script_new(document);
    find_language(script, language);
    const Language *words = language_get(script->language, error);
    if (words == NULL) {
        return NULL;
    }
    script->title = find_title(document);
    g_autoptr(GArray) unspoken = g_array_new(FALSE, FALSE, sizeof(Unspoken));
    g_autoptr(GArray) quotations = quotations_find(document, words, unspoken);
    speakers_attribute(document, words, quotations, script->speakers);
    utterances_cut(script, words, quotations, unspoken);
    foreign_mark(script);
    notes_mark(script, words);
    chapters_divide(script);
    return script_validate(script, error) ? g_steal_pointer(&script) : NULL;
}
